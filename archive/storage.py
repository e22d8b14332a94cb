"""Where files are kept: originals for ever, derivatives until they are made anew. Settings say where each is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.core.files.storage import Storage, storages
from django.utils.functional import LazyObject, empty

if TYPE_CHECKING:
    _Lazy = LazyObject[Storage]
else:
    _Lazy = LazyObject


class Alias(_Lazy):
    """A storage by its name in settings, found when first used, so that tests may set another."""

    def __init__(self, name: str) -> None:
        self.__dict__["_name"] = name
        super().__init__()

    def _setup(self) -> None:
        self._wrapped = storages[self.__dict__["_name"]]

    def forget(self) -> None:
        """Read the settings anew at the next use."""
        self._wrapped = empty  # type: ignore[assignment]


_ORIGINALS = Alias("originals")
_DERIVATIVES = Alias("derivatives")


def originals() -> Storage:
    return _ORIGINALS  # type: ignore[return-value]  # it stands for one


def derivatives() -> Storage:
    return _DERIVATIVES  # type: ignore[return-value]  # it stands for one


def files_in(storage: Storage, folder: str = "") -> Iterator[str]:
    """The names of all files in a folder and its folders, in order; none where there is no such folder."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield str(PurePosixPath(folder) / name)
    for name in sorted(folders):
        yield from files_in(storage, str(PurePosixPath(folder) / name))


def folders_in(storage: Storage, folder: str) -> list[str]:
    """The names of the folders that stand in a folder; none where there is no such folder."""
    try:
        return sorted(storage.listdir(folder)[0])
    except FileNotFoundError:
        return []


def modified_time(storage: Storage, name: str) -> datetime | None:
    """When a file was last written; None where there is none, which a folder and a bucket say in ways of their own."""
    try:
        return storage.get_modified_time(name)
    except FileNotFoundError:
        return None
    except Exception:
        if storage.exists(name):
            raise
        return None


def remove_folder(storage: Storage, folder: str) -> None:
    """Delete all files of a folder, and the folders where the storage has such."""
    if (bucket := getattr(storage, "bucket", None)) is not None:
        # By a thousand at a time, where asking folder by folder would take as many requests as there are tiles.
        location: str = storage.location  # type: ignore[attr-defined]  # a bucket's storage has one
        bucket.objects.filter(Prefix=f"{PurePosixPath(location) / folder}/").delete()
        return
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        storage.delete(str(PurePosixPath(folder) / name))
    for name in folders:
        remove_folder(storage, str(PurePosixPath(folder) / name))
    storage.delete(folder)
