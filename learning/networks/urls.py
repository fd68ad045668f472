"""The addresses of learning networks."""

from django.urls import path

from learning.networks.views import desk, desk_members, own, public

pages = (
    path("leernetwerken/", public.networks, name="learning-list"),
    path("leernetwerken/link/", public.find, name="learning-find"),
    path("leernetwerken/<slug:slug>/", public.network, name="learning-network"),
    path("leernetwerken/<slug:slug>/meedoen/", public.join, name="learning-join"),
    path("leernetwerken/<slug:slug>/meedoen/verstuurd/", public.joined, name="learning-joined"),
    path("beheer/netwerken/", desk.networks, name="learning-desk"),
    path("beheer/netwerken/nieuw/", desk.make, name="learning-desk-make"),
    path("beheer/netwerken/<int:pk>/", desk.network, name="learning-desk-network"),
    path("beheer/netwerken/<int:pk>/wijzigen/", desk.change, name="learning-desk-change"),
    path("beheer/netwerken/<int:pk>/begeleiders/", desk_members.facilitators, name="learning-desk-facilitators"),
    path("beheer/netwerken/<int:pk>/organisatie/", desk_members.add, name="learning-desk-add"),
    path("beheer/netwerken/<int:pk>/organisatie/<int:row>/", desk_members.member, name="learning-desk-member"),
    path("beheer/netwerken/<int:pk>/organisatie/<int:row>/stopt/", desk_members.leave, name="learning-desk-leave"),
    path("beheer/netwerken/<int:pk>/aanvraag/<int:row>/", desk.answer, name="learning-desk-request"),
)
fixed = (
    path("leernetwerk/<str:code>/", own.page, name="learning-own"),
    path("leernetwerk/<str:code>/doel/", own.choose, name="learning-own-choose"),
    path("leernetwerk/<str:code>/doel/<int:row>/", own.step, name="learning-own-step"),
    path("leernetwerk/<str:code>/doel/<int:row>/wijzigen/", own.change, name="learning-own-change"),
    path("leernetwerk/<str:code>/gezien/", own.shown, name="learning-own-shown"),
    path("leernetwerk/<str:code>/link/", own.link, name="learning-own-link"),
)
