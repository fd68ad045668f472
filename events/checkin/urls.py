"""The addresses of the door, and of a ticket's QR."""

from django.urls import path

from events.checkin.views import answer, door, link, ticket
from events.checkin.views.loading import in_language_of_phone as spoken

fixed = [
    path("inchecken/", spoken(door.doors), name="checkin-doors"),
    path("inchecken/link/weg/", spoken(link.leave_door), name="checkin-leave"),
    path("inchecken/link/<str:code>/", spoken(link.open_door), name="checkin-link"),
    path("inchecken/<slug:slug>/", spoken(door.door), name="checkin-door"),
    path("inchecken/<slug:slug>/zonder-ticket/", spoken(door.guest), name="checkin-guest"),
    path("inchecken/<slug:slug>/antwoord/<uuid:pk>/", spoken(answer.answer), name="checkin-answer"),
    path("t/<str:secret>", spoken(ticket.scanned), name="ticket-scan"),
    path("T/<str:secret>", spoken(ticket.scanned), name="ticket-scan-capital"),
]
