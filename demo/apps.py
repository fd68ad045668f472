"""A year of activities as data, played in through the actions."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "demo"
    label = "bijeen_demo"
    verbose_name = "Bijeen demo"
