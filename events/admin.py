"""The Django admin: reference data only. It saves and removes through the actions, like everybody."""

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import HttpRequest
from django.utils.timezone import now

from events.access import has_role
from events.models import AvoidDate, Organisation, ProgrammeLine, Role, Room, Speaker, Theme, Venue
from events.planning.actions import drop_reference, keep_reference
from events.refusals import Refusal


def _administers(request: HttpRequest) -> bool:
    return has_role(request.user, Role.Name.ADMINISTRATOR)


class Reference(admin.ModelAdmin):
    """Rows that many events share. Whoever has the role of administrator keeps them; a host's own permissions count too."""

    exclude = ("source_key",)
    list_per_page = 50

    def has_module_permission(self, request: HttpRequest) -> bool:
        return _administers(request) or super().has_module_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _administers(request) or super().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _administers(request) or super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _administers(request) or super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _administers(request) or super().has_delete_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Model, form: Form, change: bool) -> None:
        keep_reference(row=obj, at=now(), by=request.user)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        drop_reference(row=obj, at=now(), by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for row in queryset:
            try:
                drop_reference(row=row, at=now(), by=request.user)
            except Refusal as no:
                messages.error(request, f"{row}: {no} {no.remedy}")


class ThemeAdmin(Reference):
    list_display = ("name_nl", "number", "programme")


class ProgrammeLineAdmin(Reference):
    list_display = ("name_nl", "number", "theme", "valid_from", "valid_until")
    list_select_related = ("theme",)


class VenueAdmin(Reference):
    list_display = ("name", "city", "province")
    list_filter = ("province",)
    search_fields = ("name", "city")


class RoomAdmin(Reference):
    list_display = ("name", "venue", "capacity")
    list_select_related = ("venue",)
    search_fields = ("name", "venue__name", "venue__city")


class OrganisationAdmin(Reference):
    list_display = ("name", "type", "municipality", "is_draft")
    list_filter = ("is_draft", "type", "province")
    search_fields = ("name_key", "name")


class SpeakerAdmin(Reference):
    list_display = ("__str__", "organisation")
    list_select_related = ("organisation",)
    search_fields = ("first_name", "family_name")
    raw_id_fields = ("user", "organisation")


class AvoidDateAdmin(Reference):
    list_display = ("name_nl", "first_on", "last_on")
    ordering = ("-first_on",)


REFERENCE: dict[type[Model], type[Reference]] = {
    Theme: ThemeAdmin,
    ProgrammeLine: ProgrammeLineAdmin,
    Venue: VenueAdmin,
    Room: RoomAdmin,
    Organisation: OrganisationAdmin,
    Speaker: SpeakerAdmin,
    AvoidDate: AvoidDateAdmin,
}
for _model, _shown in REFERENCE.items():
    admin.site.register(_model, _shown)
