"""The addresses of the door, and of a ticket's QR."""

from django.urls import path

from events.checkin.views import answer, door, link, ticket

fixed = [
    path("inchecken/", door.doors, name="checkin-doors"),
    path("inchecken/link/weg/", link.leave_door, name="checkin-leave"),
    path("inchecken/link/<str:code>/", link.open_door, name="checkin-link"),
    path("inchecken/<slug:slug>/", door.door, name="checkin-door"),
    path("inchecken/<slug:slug>/zonder-ticket/", door.guest, name="checkin-guest"),
    path("inchecken/<slug:slug>/antwoord/<uuid:pk>/", answer.answer, name="checkin-answer"),
    path("t/<str:secret>", ticket.scanned, name="ticket-scan"),
    path("T/<str:secret>", ticket.scanned, name="ticket-scan-capital"),
]
