"""A file from outside, looked at before anything is locked or kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.core.files import File

from events import conf
from events.files import store
from events.materials.refusals import EmptyFile, FileTooBig, LinkNotSafe
from events.materials.sniffing import EXTENSIONS, PIECE, media_type_of

FOLDER = "materials"


@dataclass(frozen=True)
class Upload:
    """A file that may be kept: `checked` makes it, and an action takes nothing else.

    `size` in bytes, `digest` its SHA-256 in hexadecimal.
    """

    file: File
    media_type: str
    size: int
    digest: str

    @property
    def columns(self) -> dict[str, Any]:
        """What its row holds of it, but for where it is kept."""
        return {"media_type": self.media_type, "size": self.size, "digest": self.digest}


def checked(file: File) -> Upload:
    """Look at a file from outside, in pieces: how large it is and what it holds. Its name is not kept.

    Refuses: EmptyFile, FileTooBig, TypeNotTaken, HasMacros, FileBroken.
    """
    if not file.size:
        raise EmptyFile()
    if file.size > conf.material_bytes():
        raise FileTooBig(most=conf.material_bytes() // 1_000_000)
    media_type = media_type_of(file.open(), str(file.name or ""))
    file.seek(0)
    counted = sha256()
    for piece in file.chunks(PIECE):
        counted.update(piece)
    return Upload(file, media_type, file.size, counted.hexdigest())


def refuse_unsafe_link(link: str) -> None:
    """https, a host, and nobody's password (RFC 3986, 3.2.1). Refuses: LinkNotSafe."""
    if not link:
        return
    try:
        parts = urlsplit(link)
        is_safe = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        is_safe = False
    if not is_safe or not link.startswith("https://") or link.split() != [link] or len(link) > 500:
        raise LinkNotSafe()


def keep(upload: Upload, folder: str = FOLDER) -> str:
    """Put the file in the store, under a name that says nothing, and give that name. A neighbour has a folder of its own."""
    upload.file.seek(0)
    return store().save(f"{folder}/{uuid4().hex}.{EXTENSIONS[upload.media_type]}", upload.file)


def throw_away(key: str) -> None:
    """Take a file out of the store; once more is once."""
    if key:
        store().delete(key)


def clear_folder(folder: str, known: Iterable[str], before: datetime) -> int:
    """Throw away the files of a folder that no row names (`known`) and that are as old as `before`; gives how many."""
    try:
        _folders, files = store().listdir(folder)
    except FileNotFoundError:
        return 0
    lost = {f"{folder}/{name}" for name in files} - set(known)
    old = [key for key in lost if store().get_modified_time(key) <= before]
    for key in old:
        throw_away(key)
    return len(old)
