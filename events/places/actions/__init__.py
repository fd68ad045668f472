"""What happens to places: how many there are, for whom they are held, and serving who waits."""

from .expiring import EXPIRED, end_holds, end_terms, expire_offers
from .filling import fill_places, give
from .giving import give_place
from .holding import end_hold, hold_seats, recount_holds
from .offers import close_offers, remind_offers, withdraw_offers
from .set_places import Unsaid, end_overbooking, set_places
from .settling import confirm, give_up_round, place_choices, release, settle

__all__ = [
    "EXPIRED",
    "Unsaid",
    "close_offers",
    "confirm",
    "end_hold",
    "end_holds",
    "end_overbooking",
    "end_terms",
    "expire_offers",
    "fill_places",
    "give",
    "give_place",
    "give_up_round",
    "hold_seats",
    "place_choices",
    "recount_holds",
    "release",
    "remind_offers",
    "set_places",
    "settle",
    "withdraw_offers",
]
