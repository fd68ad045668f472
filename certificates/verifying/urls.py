"""The addresses of the check: they stand on paper for years."""

from django.urls import path

from certificates.verifying import views

fixed = (
    path("deelnamebewijs/", views.start, name="certificate-check-start"),
    path("deelnamebewijs/<str:code>/", views.check, name="certificate-check"),
    path("DEELNAMEBEWIJS/<str:code>", views.check, name="certificate-check-capital"),
)
