"""Addresses of the desk, by their short names."""

from django.urls import reverse


def url(name: str, *args) -> str:
    return reverse(f"bijeen_events:desk-{name}", args=args)
