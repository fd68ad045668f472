"""The addresses of presence on one's own page."""

from django.urls import path

from events.attendance import views

fixed = [path("aanmelding/<str:code>/ik-was-er/<int:row>/", views.claim, name="registration-claim")]
