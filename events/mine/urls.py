"""The addresses of all that is mine."""

from django.urls import path

from events.mine import views

pages = [path("mijn/", views.find, name="mine-find")]
fixed = [
    path("mijn/<str:code>/", views.page, name="mine"),
    path("mijn/<str:code>/overzicht.pdf", views.record, name="mine-record"),
    path("mijn/<str:code>/gegevens/", views.me, name="mine-me"),
    path("mijn/<str:code>/gegevens.json", views.download, name="mine-download"),
    path("mijn/<str:code>/wissen/", views.erase, name="mine-erase"),
    path("mijn/<str:code>/sluiten/", views.close, name="mine-close"),
]
