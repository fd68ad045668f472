"""Learning networks: organisations that meet, choose goals, and see how they come along."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"
    label = "bijeen_learning"
    verbose_name = "Bijeen: learning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from learning import plugin

        plugin.register()
