"""A file from outside, looked at before anything is locked or kept."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.files import File

from events import conf
from events.files import store
from events.materials.refusals import EmptyFile, FileTooBig
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


def keep(upload: Upload) -> str:
    """Put the file in the store, under a name that says nothing, and give that name."""
    upload.file.seek(0)
    return store().save(f"{FOLDER}/{uuid4().hex}.{EXTENSIONS[upload.media_type]}", upload.file)


def throw_away(key: str) -> None:
    """Take a file out of the store; once more is once."""
    if key:
        store().delete(key)
