"""Hours in figures, as a page and a PDF say them."""

from django.utils.formats import localize


def hours(minutes: int) -> str:
    """ "2,5": hours in at most two decimals."""
    return localize(round(minutes / 60, 2)).rstrip("0").rstrip(",.") if minutes % 60 else str(minutes // 60)
