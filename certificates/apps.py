"""Deelnamebewijzen: what somebody may show of having been there."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"
    label = "bijeen_certificates"
    verbose_name = "Bijeen: certificates"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from certificates import plugin

        plugin.register()
