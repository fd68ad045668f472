"""The privacy officer's page."""

from django.urls import path

from events.privacy import views

pages = [path("beheer/privacy/", views.overview, name="privacy-overview")]
