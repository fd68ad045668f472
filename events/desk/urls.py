"""The addresses of the desk."""

from django.urls import path

from events.desk.views import acts, doors, event, home, invitations, needs, person, programme, registrations, sessions

pages = [
    path("beheer/", home.home, name="desk-home"),
    path("beheer/nieuw/", home.new, name="desk-new"),
    path("beheer/nieuw/<slug:kind>/", home.make, name="desk-make"),
    path("beheer/onderdelen/", sessions.sessions, name="desk-sessions"),
    path("beheer/onderdelen/<int:pk>/", sessions.expected, name="desk-expected"),
    path("beheer/<int:pk>/", event.event, name="desk-event"),
    path("beheer/<int:pk>/wijzigen/", event.change, name="desk-change"),
    path("beheer/<int:pk>/publiceren/", acts.publish, name="desk-publish"),
    path("beheer/<int:pk>/verplaatsen/", acts.move, name="desk-move"),
    path("beheer/<int:pk>/annuleren/", acts.cancel, name="desk-cancel"),
    path("beheer/<int:pk>/weggooien/", acts.discard, name="desk-discard"),
    path("beheer/<int:pk>/dupliceren/", acts.copy, name="desk-copy"),
    path("beheer/<int:pk>/plekken/", event.places, name="desk-places"),
    path("beheer/<int:pk>/collegas/", event.people, name="desk-people"),
    path("beheer/<int:pk>/deur/", doors.door_links, name="desk-door-links"),
    path("beheer/<int:pk>/uitnodigingen/", invitations.invitations, name="desk-invitations"),
    path("beheer/<int:pk>/mails/", event.log, name="desk-mails"),
    path("beheer/<int:pk>/programma/", programme.programme, name="desk-programme"),
    path("beheer/<int:pk>/programma/ronde/", programme.add_round, name="desk-add-round"),
    path("beheer/<int:pk>/programma/ronde/<int:row>/", programme.round, name="desk-round"),
    path("beheer/<int:pk>/programma/onderdeel/", programme.add_session, name="desk-add-session"),
    path("beheer/<int:pk>/programma/onderdeel/<int:row>/", programme.session, name="desk-session"),
    path("beheer/<int:pk>/programma/<slug:what>/<int:row>/weg/", programme.remove, name="desk-remove"),
    path("beheer/<int:pk>/aanmeldingen/", registrations.registrations, name="desk-registrations"),
    path("beheer/<int:pk>/aanmeldingen/nieuw/", registrations.add, name="desk-add"),
    path("beheer/<int:pk>/aanmeldingen/wensen/", needs.needs, name="desk-needs"),
    path("beheer/<int:pk>/aanmeldingen/<int:row>/", person.person, name="desk-person"),
    path("beheer/<int:pk>/aanmeldingen/<int:row>/wijzigen/", person.details, name="desk-details"),
    path("beheer/<int:pk>/aanmeldingen/<int:row>/keuzes/", person.choices, name="desk-choices"),
    path("beheer/<int:pk>/aanmeldingen/<int:row>/afmelden/", person.cancel, name="desk-person-cancel"),
    path("beheer/<int:pk>/aanmeldingen/<int:row>/ticket/", person.ticket, name="desk-ticket"),
    path("beheer/<int:pk>/aanmeldingen.csv", registrations.download, {"form": "csv"}, name="desk-csv"),
    path("beheer/<int:pk>/aanmeldingen.xlsx", registrations.download, {"form": "xlsx"}, name="desk-xlsx"),
]
