"""Toolkits: what a programme made for practice, with help numbers, coming meetings, and asking for a training."""

from django.apps import AppConfig


class ToolkitsConfig(AppConfig):
    name = "toolkits"
    label = "bijeen_toolkits"
    verbose_name = "Bijeen: toolkits"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toolkits import plugin

        plugin.register()
