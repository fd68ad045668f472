"""A Chromium whose camera sees a picture of ours."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserType

from tests.browser.looking import CHROMIUM, FLAGS

WIDE, HIGH, FRAMES = 640, 480, 20


@contextmanager
def seeing(picture: bytes, folder: Path, chromium: BrowserType) -> Iterator[Browser]:
    """It sees this picture (a PNG) and nothing else."""
    film = folder / "camera.mjpeg"
    filmed(picture, film)
    flags = [
        *FLAGS,
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    browser = chromium.launch(executable_path=CHROMIUM, args=flags)
    try:
        yield browser
    finally:
        browser.close()


def filmed(picture: bytes, film: Path) -> None:
    """The ticket as a camera sees it: small, on a grey desk, the same frame again and again."""
    ticket = Image.open(io.BytesIO(picture)).convert("RGB").resize((300, 300))
    desk = Image.new("RGB", (WIDE, HIGH), "#8a8f8c")
    desk.paste(ticket, ((WIDE - 300) // 2, (HIGH - 300) // 2))
    frame = film.with_suffix(".jpg")
    desk.save(frame, quality=85)
    film.write_bytes(frame.read_bytes() * FRAMES)
