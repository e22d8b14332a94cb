"""Who may do what (DESIGN §8): one function decides, and everything else asks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

from django.apps import apps
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import User
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.utils import timezone

from archive.models import Access, Citation, Reader, Record, Repository, Scan, Source, SourceKind, Transcription
from municipalities.models import Invitation, Municipality, Role, SavedView, StaffRole, Succession

M = TypeVar("M", bound=Model)

FLOORS: Final = frozenset({"archive", "municipalities", "agreements", "twinning"})
VIEW, ADD, CHANGE, DELETE, READ_RESTRICTED = "view", "add", "change", "delete", "read_restricted"
INVITE, WITHDRAW, TAKE_AWAY = "invite", "withdraw", "take_away"
ACTIONS: Final = (VIEW, ADD, CHANGE, DELETE, READ_RESTRICTED, INVITE, WITHDRAW, TAKE_AWAY)
# Who staffs a municipality: for its own staff to read, and for its editors to change, each in its own way.
OF_STAFF: Final = (StaffRole, Invitation)
KEPT: Final = "_held_roles"
OF_SOURCES: Final = (Source, Scan, Transcription, Repository)


@dataclass(frozen=True)
class Held:
    """The municipalities where a user is editor or archivist, and the national codes of those.

    A municipality's staff speaks for what it took over from, too; `roles` are only those that were given.
    """

    editor: frozenset[UUID] = frozenset()
    archivist: frozenset[UUID] = frozenset()
    codes: frozenset[str] = frozenset()
    editor_codes: frozenset[str] = frozenset()
    archivist_codes: frozenset[str] = frozenset()
    roles: tuple[tuple[Role, Municipality], ...] = ()

    @property
    def staff(self) -> frozenset[UUID]:
        return self.editor | self.archivist


def held_by(user: Reader) -> Held:
    """The user's roles, asked of the database once for each user object, as Django does with permissions."""
    if not isinstance(user, User) or not user.is_active:
        return Held()
    held: Held | None = getattr(user, KEPT, None)
    if held is None:
        rows = StaffRole.objects.filter(user=user).select_related("municipality").order_by("pk")
        roles = [(Role(row.role), row.municipality) for row in rows]
        held = _held(roles, [*roles, *_inherited(roles)])
        setattr(user, KEPT, held)
    return held


def _held(own: list[tuple[Role, Municipality]], roles: list[tuple[Role, Municipality]]) -> Held:
    return Held(
        editor=frozenset(body.pk for role, body in roles if role == Role.EDITOR),
        archivist=frozenset(body.pk for role, body in roles if role == Role.ARCHIVIST),
        codes=frozenset(body.national_code for _, body in roles if body.national_code),
        editor_codes=_codes(roles, Role.EDITOR),
        archivist_codes=_codes(roles, Role.ARCHIVIST),
        roles=tuple(own),
    )


def _inherited(roles: list[tuple[Role, Municipality]]) -> list[tuple[Role, Municipality]]:
    """The same roles where a municipality took over from one that has ceased to exist, and from that one's own."""
    gained: list[tuple[Role, Municipality]] = []
    known, heirs = {body.pk for _, body in roles}, roles
    while heirs:
        rows = Succession.objects.visible().in_effect(timezone.localdate()).exclude(predecessor__in=known)
        found = rows.filter(successor__in={body.pk for _, body in heirs}).select_related("predecessor")
        by_heir = [(row.successor_id, row.predecessor) for row in found.order_by("pk")]
        heirs = [(role, gone) for role, body in heirs for heir, gone in by_heir if heir == body.pk]
        known |= {gone.pk for _, gone in by_heir}
        gained += heirs
    return gained


def _codes(roles: list[tuple[Role, Municipality]], wanted: Role) -> frozenset[str]:
    return frozenset(body.national_code for role, body in roles if role == wanted and body.national_code)


def may(user: Reader, action: str, obj: Model) -> bool:
    """Whether the user may do this with this very thing. Nobody deletes: hiding is a change."""
    if isinstance(user, User) and user.is_active and user.is_superuser:
        return True
    held = held_by(user)
    if isinstance(obj, SavedView):
        return action in {VIEW, ADD, CHANGE} and _has_view(user, held, obj, changing=action != VIEW)
    match action:
        case "view":
            return _reads(held, obj)
        case "add":
            return _adds(held, obj)
        case "change":
            return _changes(held, obj)
        case "read_restricted":
            return isinstance(obj, Source) and obj.owner_code in held.codes
        case "invite":
            return isinstance(obj, Municipality) and obj.pk in held.editor
        case "withdraw":
            return isinstance(obj, Invitation) and obj.municipality_id in held.editor
        case "take_away":
            return isinstance(obj, StaffRole) and obj.municipality_id in held.editor
    return False


def _changes(held: Held, obj: Model) -> bool:
    return isinstance(obj, Record) and _rests_on_readable(held, obj) and _writes(held, obj)


def _adds(held: Held, obj: Model) -> bool:
    """What one may add one may change, with these exceptions; whoever added them may take that back."""
    if isinstance(obj, Municipality) and (_is_new(obj) or obj.to_look_over):
        return _is_abroad(held, obj)
    return (isinstance(obj, (Source, Scan)) and _takes_in(held, obj)) or _changes(held, obj)


def _is_new(record: Record) -> bool:
    return record._state.adding  # noqa: SLF001 - documented, in spite of its name


def _takes_in(held: Held, obj: Source | Scan) -> bool:
    """The letter lies on the editor's desk: she records it, with its file. To keep it is the archivists' (ADR 19)."""
    source = obj if isinstance(obj, Source) else obj.source
    return not source.restricted and source.owner_code in held.editor_codes


def _is_abroad(held: Held, body: Municipality) -> bool:
    """A new municipality is nobody's own yet. An editor may need a partner in another country (decision 0018)."""
    return bool(held.editor) and body.country not in {own.country for role, own in held.roles if role == Role.EDITOR}


def may_somewhere(user: Reader, action: str, model: type[Model]) -> bool:
    """Whether there can be such a thing with which the user may do this: what menus and buttons go by."""
    held = held_by(user)
    if not held.staff or model._meta.app_label not in FLOORS or model in OF_STAFF:
        return False
    if action == VIEW:
        return True
    if action not in {ADD, CHANGE}:
        return False
    if issubclass(model, OF_SOURCES):
        return bool(held.archivist) or (action == ADD and model in (Source, Scan) and bool(held.editor_codes))
    if issubclass(model, (Citation, SavedView)):
        return True
    # A new municipality is nobody's own yet: administrators add it, and editors only on the way to a link.
    newcomer = model is Municipality and action == ADD
    return bool(held.editor) and _is_somebodys(model) and not newcomer


def _has_view(user: Reader, held: Held, view: SavedView, *, changing: bool) -> bool:
    """A saved view is its owner's; where it is shared, the municipality's staff reads it, and its editors change it."""
    own, shared = bool(held.staff) and view.owner_id == user.pk, view.touches()
    writes = (own and shared <= held.staff) or not held.editor.isdisjoint(shared)
    return writes if changing or view.hidden else own or not held.staff.isdisjoint(shared)


def _is_somebodys(model: type[Model]) -> bool:
    return issubclass(model, Record) and model.touches is not Record.touches


def _reads(held: Held, obj: Model) -> bool:
    if isinstance(obj, User):
        return False
    if isinstance(obj, OF_STAFF):
        return obj.municipality_id in held.staff
    if getattr(obj, "FOR_STAFF", False):
        return _reads_as_staff(held, obj)
    if isinstance(obj, Record) and obj.hidden and not _writes(held, obj):
        return False
    return _rests_on_readable(held, obj)


def _reads_as_staff(held: Held, obj: Any) -> bool:
    """What belongs to a municipality is read by its own staff, what belongs to none by anybody's."""
    if not obj.STAFF_OF:
        return bool(held.staff)
    return not held.staff.isdisjoint(obj.touches()) and (not getattr(obj, "hidden", False) or _writes(held, obj))


def _rests_on_readable(held: Held, obj: Model) -> bool:
    """A restricted source shows no more than that it exists; nor does what is scanned, written or cited from it.

    Of a citation that has no source yet only the subject is judged: whether evidence may be added to it.
    """
    sources = [obj] if isinstance(obj, Source) else [getattr(obj, name, None) for name in source_keys(type(obj))]
    return all(source is None or not source.restricted or source.owner_code in held.codes for source in sources)


def _writes(held: Held, obj: Record) -> bool:
    match obj:
        case Source(kind=SourceKind.REVIEW) if obj.owner_code in held.editor_codes:
            return True  # the review itself, which its editors make and can undo
        case Source():
            return obj.owner_code in held.archivist_codes
        case Scan() | Transcription():
            return obj.source.owner_code in held.archivist_codes
        case Repository():
            return bool(held.archivist) and obj.municipality_code in {"", *held.archivist_codes}
        case Citation():
            return not held.staff.isdisjoint(obj.touches())
        case Succession():
            # It hands over every right: nobody takes over from another without that one's own word.
            return obj.predecessor_id in held.editor
    return not held.editor.isdisjoint(obj.touches())


def source_keys(model: type[Model]) -> list[str]:
    """The foreign keys of a model that lead to a source."""
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, ForeignKey) and field.remote_field.model is Source
    ]


class RolesBackend(BaseBackend):
    """Answers Django's questions about rights, and the floors' below, from the roles that staff hold."""

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        app, _, codename = perm.partition(".")
        if codename == READ_RESTRICTED:
            return obj is not None and may(user_obj, READ_RESTRICTED, obj)
        action, _, name = codename.partition("_")
        model = _model(app, name)
        if model is None:
            return False
        if obj is None:
            return may_somewhere(user_obj, action, model)
        return isinstance(obj, model) and may(user_obj, action, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return app_label in FLOORS and bool(held_by(user_obj).staff)

    def owner_codes(self, user: Reader) -> frozenset[str]:
        return frozenset(body.national_code for _role, body in held_by(user).roles if body.national_code)

    def visible_to(self, records: QuerySet[M], user: Reader) -> QuerySet[M]:
        """The rows that `may` lets the user view, as one query; of hidden ones those that a colleague hid."""
        if isinstance(user, User) and user.is_active and user.is_superuser:
            return records
        return records.filter(*_visible(records.model, user))


def _visible(model: type[Model], user: Reader) -> Iterator[Q]:
    held = held_by(user)
    whose = "municipality" if model in OF_STAFF else getattr(model, "STAFF_OF", "")
    if whose:
        yield Q(**{f"{whose}__in": held.staff})
    elif model._meta.app_label not in FLOORS or (getattr(model, "FOR_STAFF", False) and not held.staff):
        yield Q(pk__in=[])
    if model is SavedView:
        yield Q(owner=user.pk) | Q(shared_with__in=held.staff)
    if issubclass(model, Record):
        colleagues = StaffRole.objects.filter(municipality__in=held.staff).order_by().values("user")
        yield Q(hidden_at__isnull=True) | Q(hidden_by__in=colleagues)
    if model is Source:
        yield Q(access=Access.PUBLIC) | Q(owner_code__in=held.codes)
    for name in source_keys(model):
        open_to_all = Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__access": Access.PUBLIC})
        yield open_to_all | Q(**{f"{name}__owner_code__in": held.codes})


def _model(app: str, name: str) -> type[Model] | None:
    if app not in FLOORS:
        return None
    try:
        return apps.get_model(app, name)
    except LookupError:
        return None
