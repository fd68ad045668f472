"""The ground: people come together at a time and a place."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    label = "bijeen_events"
    verbose_name = "Bijeen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events import checks, plugin  # noqa: F401 (the checks register themselves)

        plugin.register()
