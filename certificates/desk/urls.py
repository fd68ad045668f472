"""The addresses of certificates at the desk."""

from django.urls import path

from certificates.desk import views

pages = (
    path("beheer/<int:pk>/deelnamebewijzen/", views.certificates, name="certificate-desk"),
    path("beheer/<int:pk>/deelnamebewijzen/regel/", views.rule, name="certificate-rule"),
    path("beheer/<int:pk>/deelnamebewijzen/csv/", views.download, name="certificate-csv"),
    path("beheer/<int:pk>/deelnamebewijzen/<int:row>/intrekken/", views.revoke, name="certificate-revoke"),
    path("beheer/<int:pk>/deelnamebewijzen/<int:row>/opnieuw/", views.reissue, name="certificate-reissue"),
)
