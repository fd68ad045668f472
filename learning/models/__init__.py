"""The tables of learning networks, one file a noun."""

from .goal import Goal, GoalStep
from .joining import JoinRequest
from .member import Member, NetworkPerson
from .network import Network

__all__ = ["Goal", "GoalStep", "JoinRequest", "Member", "Network", "NetworkPerson"]
