"""Who may touch which request. No right, no object: the answer is a 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from toolkits.library.access import may_keep_toolkits
from toolkits.models import TrainingRequest

LOADED = ("toolkit", "event")


def request_by_code(code: str) -> TrainingRequest:
    """A request, by the code in the address; not once who asked is forgotten."""
    rows = TrainingRequest.objects.select_related(*LOADED).exclude(email="")
    return get_object_or_404(rows, code=code)


def request_to_answer(request: HttpRequest, pk: int) -> TrainingRequest:
    """A request at the desk, for who may keep toolkits."""
    rows = TrainingRequest.objects.select_related(*LOADED)
    return get_object_or_404(rows if may_keep_toolkits(request.user) else rows.none(), pk=pk)
