"""What an event can be: rows of defaults, not classes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from events.extend import Kind

CLOSED: dict[str, Any] = {"visibility": "closed"}
SENSITIVE: dict[str, Any] = {"visibility": "closed", "is_sensitive": True}

KINDS = (
    Kind(
        "annual_conference",
        _("Jaarbijeenkomst"),
        _("Jaarbijeenkomsten"),
        tint="leaf",
        shape="conference",
        places=280,
        minutes=450,
    ),
    Kind(
        "knowledge_atelier",
        _("Kennisatelier"),
        _("Kennisateliers"),
        tint="sun",
        way_in="request",
        places=24,
        explains=_(
            "Een kennisatelier is een kleine bijeenkomst over een nieuwe vraag. Je zoekt samen naar antwoorden."
        ),
    ),
    Kind(
        "learning_network",
        _("Leernetwerk"),
        _("Leernetwerken"),
        tint="sky",
        shape="series",
        way_in="request",
        places=20,
        **CLOSED,
    ),
    Kind(
        "improvement_track",
        _("Leer- en verbetertraject"),
        _("Leer- en verbetertrajecten"),
        tint="sky",
        shape="series",
        way_in="request",
        places=16,
        **CLOSED,
    ),
    Kind(
        "learning_session",
        _("Leerbijeenkomst"),
        _("Leerbijeenkomsten"),
        tint="poppy",
        way_in="request",
        places=16,
        **SENSITIVE,
    ),
    Kind(
        "toolkit_training",
        _("Toolkittraining"),
        _("Toolkittrainingen"),
        tint="poppy",
        way_in="request",
        places=14,
        **SENSITIVE,
    ),
    Kind(
        "preparatory_session",
        _("Voorbereidende sessie"),
        _("Voorbereidende sessies"),
        tint="poppy",
        way_in="invited",
        places=16,
        **SENSITIVE,
    ),
    Kind(
        "platform_meeting",
        _("Platformbijeenkomst"),
        _("Platformbijeenkomsten"),
        tint="poppy",
        shape="conference",
        way_in="request",
        places=120,
        minutes=390,
        **SENSITIVE,
    ),
    Kind(
        "team_session", _("Teambijeenkomst"), _("Teambijeenkomsten"), tint="sun", way_in="request", places=14, **CLOSED
    ),
    Kind("workshop", _("Workshop"), _("Workshops"), tint="sun", places=24),
    Kind("masterclass", _("Masterclass"), _("Masterclasses"), tint="sun", way_in="request", places=20, minutes=420),
    Kind(
        "consultation",
        _("Consultatiesessie"),
        _("Consultatiesessies"),
        tint="sun",
        way_in="invited",
        places=10,
        gives_proof=False,
        **CLOSED,
    ),
    Kind(
        "expert_meeting",
        _("Expertmeeting"),
        _("Expertmeetings"),
        tint="sun",
        way_in="invited",
        places=16,
        gives_proof=False,
        **CLOSED,
    ),
    Kind("webinar", _("Webinar"), _("Webinars"), tint="sky", mode="online", places=300, minutes=60, gives_proof=False),
    Kind(
        "information_meeting",
        _("Informatiebijeenkomst"),
        _("Informatiebijeenkomsten"),
        tint="sky",
        places=80,
        minutes=90,
        gives_proof=False,
    ),
    Kind(
        "network_meeting", _("Netwerkbijeenkomst"), _("Netwerkbijeenkomsten"), tint="sun", places=40, gives_proof=False
    ),
    Kind(
        "external_event",
        _("Congres van derden"),
        _("Congressen van derden"),
        tint="leaf",
        way_in="none",
        is_registered=False,
        gives_proof=False,
    ),
)
