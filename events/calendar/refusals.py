"""Why there is no link to follow a calendar by."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class NothingToFollow(Refusal):
    """Who organises or gives nothing has nothing to follow."""

    code = "nothing_to_follow"
    sentence = _("Hier is voor jou geen agenda van.")


class FeedEnded(Refusal):
    """The link was ended meanwhile."""

    code = "feed_ended"
    sentence = _("Deze link is intussen beëindigd.")
    instead = _("Maak een nieuwe link.")
