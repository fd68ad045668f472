"""What the site adds to the desk's menu."""

from django.utils.translation import gettext_lazy as _

from events.extend import MenuItem, Pages
from events.models import Role

PAGES = Pages(
    key="site",
    desk=(
        MenuItem("bijeen_people:people-list", _("Collega's"), order=70, roles=(Role.Name.ADMINISTRATOR,)),
        MenuItem("admin:index", _("Basisgegevens"), order=75, roles=(Role.Name.ADMINISTRATOR,)),
        MenuItem("mfa_index", _("Veilig inloggen"), order=90),
    ),
)
