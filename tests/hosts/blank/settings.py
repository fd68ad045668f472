"""A blank host: what `startproject` gives, with our apps; nothing else is set but what the guide asks for."""

from pathlib import Path

from plain import OURS, settings_of

globals().update(settings_of(Path(__file__).parent, OURS))
