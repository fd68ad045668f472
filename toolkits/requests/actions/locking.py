"""The request's row is locked by whatever changes it: two who do that at once take turns."""

from datetime import datetime

from toolkits.models import TrainingRequest
from toolkits.requests.states import ENDS


def lock_request(pk: int) -> TrainingRequest:
    """The request as it stands now."""
    rows = TrainingRequest.objects.select_for_update(of=("self",), no_key=True).select_related("toolkit")
    return rows.get(pk=pk)


def put_state(asked: TrainingRequest, state: str, at: datetime) -> None:
    """Set how far it is, and since when."""
    asked.state, asked.state_at = state, at
    if state in ENDS:
        asked.ended_at = at
    asked.save(update_fields=["state", "state_at", "ended_at", "given_at", "event"])
