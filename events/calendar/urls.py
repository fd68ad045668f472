"""The addresses of calendars."""

from django.urls import path

from events.calendar import views

fixed = [
    path("agenda/<slug:slug>.ics", views.event, name="calendar-event"),
    path("aanmelding/<str:code>/agenda.ics", views.registration, name="registration-calendar"),
    path("mijn/agenda/<str:code>.ics", views.mine, name="calendar-mine"),
    path("beheer/agenda/<str:code>.ics", views.staff, name="calendar-staff"),
]
