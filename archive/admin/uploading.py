"""Files that arrive at the scan desk: each is taken in, known already, or refused with a sentence of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from archive.admin.addresses import desk_address
from archive.collation import natural_key
from archive.models import Reader, Scan, Source
from archive.scanning import clean_name
from archive.services import AlreadyHere, scan_add

logger = logging.getLogger(__name__)

TAKEN, HERE, REFUSED = "taken", "here", "refused"


@dataclass(frozen=True)
class Arrival:
    """What became of one file."""

    name: str
    told: str
    scan: Scan | None = None  # that it became
    same: Scan | None = None  # that has the file already

    @property
    def outcome(self) -> str:
        if self.scan:
            return TAKEN
        return HERE if self.same else REFUSED

    def link(self, user: Reader) -> str:
        """Where the scan is found: at its desk, for those who may sit there, else on its source's page."""
        found = self.scan or self.same
        if found is None:
            return ""
        if getattr(user, "has_perm", None) and user.has_perm("archive.change_source", found.source):  # type: ignore[union-attr]
            return desk_address(found.source_id, found.pk)
        return found.source.get_absolute_url()


def take_in(source: Source, upload: File[bytes], by: Reader, *, again: bool, redacted: bool) -> Arrival:
    """A file that is at fault harms no other that came with it."""
    name = clean_name(upload.name or "")
    try:
        scan = scan_add(source=source, upload=upload, by=by, again=again, redacted=redacted and source.restricted)
    except AlreadyHere as here:
        return Arrival(name, " ".join(here.messages), same=here.scan)
    except ValidationError as refused:
        return Arrival(name, " ".join(refused.messages))
    except OSError:
        logger.exception("A file could not be stored")
        return Arrival(name, _("The file could not be stored. Try again; if that fails, ask who runs the registry."))
    return Arrival(name, _("Taken in."), scan=scan)


def in_order(uploads: Iterable[File[bytes]]) -> list[File[bytes]]:
    """By name, as people count: “page 2” before “page 10”. Browsers send them in no order one could rely on."""
    return sorted(uploads, key=lambda upload: natural_key(upload.name or ""))


def counted(arrived: Sequence[Arrival]) -> dict[str, int]:
    return {outcome: sum(each.outcome == outcome for each in arrived) for outcome in (TAKEN, HERE, REFUSED)}
