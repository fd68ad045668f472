"""The tables of toolkits, one file a noun."""

from .request import TrainingRequest
from .toolkit import HelpLine, OldToolkitSlug, Part, Toolkit

__all__ = ["HelpLine", "OldToolkitSlug", "Part", "Toolkit", "TrainingRequest"]
