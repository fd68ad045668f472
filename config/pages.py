"""The site's own pages: privacy, accessibility, contact, display. They may stand in two languages."""

from django.urls import path

from config import views
from events.agenda.views import front

app_name = "bijeen_site"
urlpatterns = [
    path("", front, name="front"),
    path("privacy/", views.privacy, name="privacy"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("contact/", views.contact, name="contact"),
    path("weergave/", views.choose_display, name="display"),
]
