"""The addresses of toolkits."""

from django.urls import path

from toolkits.library.views import desk, desk_parts, public

AT_THE_DESK = "beheer/toolkits/<int:pk>/"
pages = (
    path("toolkits/", public.toolkits, name="toolkits-list"),
    path("toolkits/<slug:slug>/", public.toolkit, name="toolkits-toolkit"),
    path("beheer/toolkits/", desk.toolkits, name="toolkits-desk"),
    path("beheer/toolkits/nieuw/", desk.make, name="toolkits-desk-make"),
    path("beheer/toolkits/bijeenkomst/<int:pk>/", desk.tie, name="toolkits-desk-tie"),
    path(AT_THE_DESK, desk.toolkit, name="toolkits-desk-toolkit"),
    path(AT_THE_DESK + "wijzigen/", desk.change, name="toolkits-desk-change"),
    path(AT_THE_DESK + "onderdeel/", desk_parts.add, name="toolkits-desk-add"),
    path(AT_THE_DESK + "onderdeel/<uuid:key>/", desk_parts.change, name="toolkits-desk-part"),
    path(AT_THE_DESK + "onderdeel/<uuid:key>/weg/", desk_parts.remove, name="toolkits-desk-remove"),
    path(AT_THE_DESK + "hulp/", desk_parts.add_help, name="toolkits-desk-add-help"),
    path(AT_THE_DESK + "hulp/<int:row>/", desk_parts.change_help, name="toolkits-desk-help"),
    path(AT_THE_DESK + "hulp/<int:row>/weg/", desk_parts.remove_help, name="toolkits-desk-remove-help"),
)
fixed = (path("toolkitmateriaal/<uuid:key>/", public.part, name="toolkits-part"),)
