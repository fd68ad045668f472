"""The closed lists of needs."""

from django.utils.translation import gettext_lazy as _

DIETARY = [
    ("vegetarian", _("Vegetarisch")),
    ("vegan", _("Veganistisch")),
    ("halal", _("Halal")),
    ("gluten_free", _("Glutenvrij")),
    ("lactose_free", _("Lactosevrij")),
    ("nut_allergy", _("Notenallergie")),
]
ACCESS = [
    ("wheelchair", _("Plek voor een rolstoel")),
    ("hearing_loop", _("Ringleiding")),
    ("text_interpreter", _("Schrijftolk")),
    ("sign_interpreter", _("Gebarentolk (NGT)")),
    ("quiet_place", _("Prikkelarme plek")),
    ("prayer_room", _("Stilteruimte of gebedsruimte")),
    ("nursing_room", _("Kolfruimte")),
    ("large_print", _("Grote letters")),
    ("parking", _("Parkeerplaats voor mensen met een beperking")),
]
