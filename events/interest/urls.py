"""The addresses of asking to hear of something."""

from django.urls import path

from events.interest import views

pages = [
    path("agenda/<slug:slug>/laat-weten/", views.of_event, name="interest-event"),
    path("laat-weten/<slug:topic>/<slug:key>/", views.of_topic, name="interest-topic"),
]
fixed = [path("bericht/<str:code>/", views.own, name="interest")]
