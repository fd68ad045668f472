"""The addresses of a holder: they stand in mails for years."""

from django.urls import path

from certificates.own import views

fixed = (
    path("bewijs/<str:code>.pdf", views.pdf, name="certificate-pdf"),
    path("bewijs/<str:code>/", views.page, name="certificate"),
    path("bewijs/<str:code>/titel/", views.title, name="certificate-title"),
    path("bewijs/<str:code>/wissen/", views.erase, name="certificate-erase"),
)
