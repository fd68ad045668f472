"""The addresses of materials."""

from django.urls import path

from events.materials import views

fixed = [
    path("materiaal/<uuid:key>/", views.material, name="material"),
    path("aanmelding/<str:code>/materiaal.zip", views.own_zip, name="material-zip"),
    path("aanmelding/<str:code>/materiaal/versie/", views.version, name="material-version"),
    path("aanmelding/<str:code>/materiaal/<uuid:key>/", views.own, name="material-own"),
]
