"""The addresses of the public pages."""

from django.urls import path

from events.agenda import feed, views

pages = [
    path("agenda/", views.agenda, name="agenda-list"),
    path("agenda/<slug:slug>/", views.event, name="agenda-event"),
]
fixed = [
    path("agenda.ics", feed.feed, name="calendar-agenda"),
    path("sitemap.xml", views.sitemap, name="agenda-sitemap"),
]
