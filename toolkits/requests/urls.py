"""The addresses of requests for a training."""

from django.urls import path

from toolkits.requests.views import desk, public

pages = (
    path("toolkits/<slug:slug>/aanvraag/", public.ask, name="toolkits-ask"),
    path("toolkits/<slug:slug>/aanvraag/verstuurd/", public.asked, name="toolkits-asked"),
    path("beheer/aanvragen/", desk.requests, name="toolkits-desk-requests"),
    path("beheer/aanvragen/<int:pk>/", desk.one, name="toolkits-desk-request"),
    path("beheer/aanvragen/<int:pk>/plannen/", desk.plan, name="toolkits-desk-request-plan"),
    path("beheer/aanvragen/<int:pk>/niet/", desk.decline, name="toolkits-desk-request-decline"),
)
fixed = (
    path("trainingsaanvraag/<str:code>/", public.own, name="toolkits-request"),
    path("trainingsaanvraag/<str:code>/wijzigen/", public.change, name="toolkits-request-change"),
    path("trainingsaanvraag/<str:code>/intrekken/", public.withdraw, name="toolkits-request-withdraw"),
)
