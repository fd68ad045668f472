"""The addresses of registering and of one's own registration."""

from django.urls import path
from django.views.generic import RedirectView

from events.registration.views import (
    adding,
    address,
    again,
    answers,
    coming,
    dates,
    group,
    invitation,
    offer,
    own,
    public,
    replacing,
    ticket,
    work,
)

pages = [
    path("aanmelding-zoeken/", RedirectView.as_view(pattern_name="bijeen_events:mine-find", permanent=True)),
    path("agenda/<slug:slug>/aanmelden/", public.register, name="registration-register"),
    path("agenda/<slug:slug>/aanmelden/bekend/", public.known_form, name="registration-known"),
    path("agenda/<slug:slug>/aanmelden/collega/", adding.start, name="registration-group"),
    path("agenda/<slug:slug>/aangemeld/<uuid:token>/", public.sent, name="registration-sent"),
]
fixed = [
    path("aanmelding/<str:code>/", own.page, name="registration"),
    path("aanmelding/<str:code>/afmelden/", own.cancel, name="registration-cancel"),
    path("aanmelding/<str:code>/ticket.pdf", ticket.pdf, name="registration-ticket"),
    path("aanmelding/<str:code>/keuzes/", own.choices, name="registration-choices"),
    path("aanmelding/<str:code>/meedoen/", own.mode, name="registration-mode"),
    path("aanmelding/<str:code>/wensen/", own.needs, name="registration-needs"),
    path("aanmelding/<str:code>/vragen/", answers.answers, name="registration-answers"),
    path("aanmelding/<str:code>/keer/<int:row>/", dates.date, name="registration-date"),
    path("invaller/<str:code>/", dates.stand_in, name="stand-in"),
    path("aanmelding/<str:code>/gegevens/", own.person, name="registration-person"),
    path("aanmelding/<str:code>/werk/", work.page, name="registration-work"),
    path("aanmelding/<str:code>/mailadres/", own.email, name="registration-email"),
    path("aanmelding/<str:code>/kom-je/", coming.page, name="registration-coming"),
    path("aanmelding/<str:code>/link/", own.link, name="registration-link"),
    path("aanmelding/<str:code>/aanbod/", offer.offer, name="registration-offer"),
    path("aanmelding/<str:code>/wachtlijst/", offer.join_again, name="registration-join-again"),
    path("aanmelding/<str:code>/wachtlijst/<int:row>/", own.leave_list, name="registration-leave-list"),
    path("aanmelding/<str:code>/iemand-anders/", replacing.replace, name="registration-replace"),
    path("aanmelding/<str:code>/mailadres/blijft/", address.keep, name="registration-address-keep"),
    path("mailadres/<str:code>/", address.confirm, name="registration-address"),
    path("formulier/<str:code>/", public.form, name="registration-form"),
    path("uitnodiging/<str:code>/", invitation.page, name="invitation"),
    path("groep/<str:code>/", group.page, name="group"),
    path("groep/<str:code>/opnieuw/", again.again, name="group-again"),
    path("groep/<str:code>/apart/", group.apart, name="group-apart"),
    path("groep/<str:code>/tickets.pdf", group.tickets, name="group-tickets"),
    path("groep/<str:code>/erbij/", adding.add, name="group-add"),
    path("groep/<str:code>/vervang/<int:row>/", replacing.of_group, name="group-replace"),
    path("groep/<str:code>/afmelden/<int:row>/", group.cancel, name="group-cancel"),
]
