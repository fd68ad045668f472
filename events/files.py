"""Where files are kept that only our own checks let out: the storage "bijeen", or a folder of its own outside the web root."""

from functools import cache

from django.core.files.storage import FileSystemStorage, InvalidStorageError, Storage, storages

from events import conf


@cache
def _folder(path: str) -> Storage:
    return FileSystemStorage(location=path, base_url=None)


def store() -> Storage:
    """`STORAGES["bijeen"]` where a host has it (an S3 store, say), else the folder `BIJEEN_FILES`."""
    try:
        return storages["bijeen"]
    except InvalidStorageError:
        return _folder(conf.files())
