"""The addresses of the desk."""

from django.urls import path

from events.desk.views import event, home, invitations, people, programme, sessions

pages = [
    path("beheer/", home.home, name="desk-home"),
    path("beheer/nieuw/", home.new, name="desk-new"),
    path("beheer/nieuw/<slug:kind>/", home.make, name="desk-make"),
    path("beheer/onderdelen/", sessions.sessions, name="desk-sessions"),
    path("beheer/onderdelen/<int:pk>/", sessions.expected, name="desk-expected"),
    path("beheer/<int:pk>/", event.event, name="desk-event"),
    path("beheer/<int:pk>/wijzigen/", event.change, name="desk-change"),
    path("beheer/<int:pk>/publiceren/", event.publish, name="desk-publish"),
    path("beheer/<int:pk>/verplaatsen/", event.move, name="desk-move"),
    path("beheer/<int:pk>/annuleren/", event.cancel, name="desk-cancel"),
    path("beheer/<int:pk>/dupliceren/", event.copy, name="desk-copy"),
    path("beheer/<int:pk>/plekken/", event.places, name="desk-places"),
    path("beheer/<int:pk>/collegas/", event.people, name="desk-people"),
    path("beheer/<int:pk>/uitnodigingen/", invitations.invitations, name="desk-invitations"),
    path("beheer/<int:pk>/mails/", event.log, name="desk-mails"),
    path("beheer/<int:pk>/programma/", programme.programme, name="desk-programme"),
    path("beheer/<int:pk>/programma/ronde/", programme.add_round, name="desk-add-round"),
    path("beheer/<int:pk>/programma/ronde/<int:row>/", programme.round, name="desk-round"),
    path("beheer/<int:pk>/programma/onderdeel/", programme.add_session, name="desk-add-session"),
    path("beheer/<int:pk>/programma/onderdeel/<int:row>/", programme.session, name="desk-session"),
    path("beheer/<int:pk>/programma/<slug:what>/<int:row>/weg/", programme.remove, name="desk-remove"),
    path("beheer/<int:pk>/aanmeldingen/", people.registrations, name="desk-registrations"),
    path("beheer/<int:pk>/aanmeldingen/nieuw/", people.add, name="desk-add"),
    path("beheer/<int:pk>/aanmeldingen/wensen/", people.needs, name="desk-needs"),
    path("beheer/<int:pk>/aanmeldingen/<int:row>/", people.person, name="desk-person"),
    path("beheer/<int:pk>/aanmeldingen/<int:row>/wijzigen/", people.details, name="desk-details"),
    path("beheer/<int:pk>/aanmeldingen/<int:row>/keuzes/", people.choices, name="desk-choices"),
    path("beheer/<int:pk>/aanmeldingen.csv", people.download, {"form": "csv"}, name="desk-csv"),
    path("beheer/<int:pk>/aanmeldingen.xlsx", people.download, {"form": "xlsx"}, name="desk-xlsx"),
]
