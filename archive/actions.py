"""What one person does in one go: everything that is written inside ``with action(…)`` is one ``Action``.

A click, a page saved with all its rows, an import: one block around the services that it calls. Blocks within a block
take part in the outer one. The action is written with the first version of a record that is written in it, so that
a block that changes nothing leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import User
from django.utils import translation

from archive.changes import together
from archive.languages import RECORD_LANGUAGE
from archive.models import Action, ActionKind, Reader, Record


class Doing:
    """An action that is going on. When the block has ended, ``action`` is what was written, or None."""

    def __init__(
        self, kind: ActionKind, by: Reader | None, reason: str, about: Record | None, undoes: Action | None
    ) -> None:
        self.kind = kind
        self.by = by
        self.reason = reason.strip()
        self.about = about
        self.undoes = undoes
        self.action: Action | None = None

    def joined(self, by: Reader | None, reason: str) -> None:
        """Whoever takes part may know who does it and why, where the outer block did not say."""
        self.by = self.by or by
        self.reason = self.reason or reason.strip()

    def written(self, record: Record) -> Action:
        """The action, written now if this is its first record; that is what it is about, if nothing else was said."""
        if self.action is None:
            self.action = Action.objects.create(
                by=self.by if isinstance(self.by, User) else None,
                author=author_words(self.by),
                kind=self.kind,
                reason=self.reason,
                undoes=self.undoes,
                **self._about(record),
            )
        return self.action

    def _about(self, record: Record) -> dict[str, Any]:
        """An undoing is about the same as what it undoes."""
        if self.undoes is not None and self.undoes.about_id:
            return {name: getattr(self.undoes, name) for name in ("about_label", "about_id", "about_words")}
        about = self.about or record
        return {"about_label": about._meta.label_lower, "about_id": about.pk, "about_words": _in_words(about)}


_doing: ContextVar[Doing | None] = ContextVar("doing", default=None)


def current() -> Doing | None:
    """The action that is going on."""
    return _doing.get()


@contextmanager
def action(
    *,
    kind: ActionKind,
    by: Reader | None = None,
    reason: str = "",
    about: Record | None = None,
    undoes: Action | None = None,
) -> Iterator[Doing]:
    """All that is written inside is one action and one transaction, at whose end what is derived is rebuilt once."""
    outer = _doing.get()
    if outer is not None:
        with _part(outer), together():
            outer.joined(by, reason)
            yield outer
        return
    doing = Doing(kind, by, reason, about, undoes)
    token = _doing.set(doing)
    try:
        with _part(doing), together():
            yield doing
    finally:
        _doing.reset(token)


@contextmanager
def _part(doing: Doing) -> Iterator[None]:
    """What fails takes its action along, if that was written inside: the database has taken it back, too."""
    before = doing.action
    try:
        yield
    except BaseException:
        doing.action = before
        raise


def author_words(by: Any) -> str:
    """Who it is, in words that outlive the account."""
    return (by.get_full_name() or by.get_username()) if isinstance(by, User) else ""


def _in_words(record: Record) -> str:
    with translation.override(RECORD_LANGUAGE):
        return str(record)[:300]
