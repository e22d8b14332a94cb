"""Every address of the project, tried with everything that it might tell of; and what is answered, header and body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from typing import Any, Final
from urllib.parse import urlencode
from zipfile import ZipFile

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import timezone
from django.utils.translation import override

from archive.filtersets import AddressFilter
from archive.models import Action, Scan, Source
from municipalities.models import SavedView, StaffRole
from tests.rights.secrets import CITATIONS, GUESSES, World
from twinning.pages.recording import BOOK

# The token of a form, and the key by which what it writes is known: new each time.
PASSING: Final = re.compile(r'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"')
# Django's own: addresses of long ago that lead to those of today, and what is at no address at all.
PAST: Final = {"admin:<path:object_id>/", "admin:(?P<url>.*)$"}
NAMELESS: Final = {"api/v1", "api", "api/", "api:<path:rest>", "api/<path:rest>"}
NOT_OURS: Final = {"auth", "admin"}
# The list that a page shows, in the API.
LISTS: Final = {
    "municipality-list": "municipalities",
    "link-list": "links",
    "chain-list": "chains",
    "agreement-list": "agreements",
    "source-list": "sources",
    "repository-list": "repositories",
}
# The form for evidence is the same for all that can be cited: what is sought in it is tried once on each floor.
ONE_OF_A_FLOOR: Final = ("twinning.event", "agreements.agreement", "municipalities.municipality")


@dataclass(frozen=True)
class Pattern:
    name: str
    parameters: tuple[str, ...]  # a positional one by its number


def patterns(found: Any = None, within: str = "", held: tuple[str, ...] = ()) -> Iterator[Pattern]:
    for each in (found or get_resolver()).url_patterns:
        own = (*held, *_parameters(each.pattern))
        if isinstance(each, URLResolver):
            yield from patterns(each, f"{within}{each.namespace}:" if each.namespace else within, own)
        elif isinstance(each, URLPattern):
            yield Pattern(f"{within}{each.name or each.pattern}", own)


def _parameters(pattern: Any) -> list[str]:
    regex = pattern.regex if hasattr(pattern, "regex") else None
    named = [*getattr(pattern, "converters", {})] or [*(regex.groupindex if regex else ())]
    return named or [str(number) for number in range(regex.groups if regex and not regex.groupindex else 0)]


class Doors:
    def __init__(self, world: World) -> None:
        self.world = world
        self.records = [*world.subjects, *world.link.parties, *world.open, world.keeper, world.secret]
        self.records += SavedView.objects.order_by("pk")[:1]
        self.sought = [self.world.secret.slug, world.former_slug, "finns-inte"]

    def addresses(self, pattern: Pattern) -> list[str]:
        """All addresses that are tried behind a pattern; none where nobody has said what to try."""
        if pattern.name in NAMELESS:
            return [*self._nameless()]
        return sorted(dict.fromkeys(self._reversed(pattern)))

    def _reversed(self, pattern: Pattern) -> Iterator[str]:
        for values in self._arguments(pattern):
            named = dict(zip(pattern.parameters, values, strict=True))
            positional = any(name.isdigit() for name in named)
            try:
                yield reverse(pattern.name, **({"args": values} if positional else {"kwargs": named}))
            except NoReverseMatch:
                continue

    def _arguments(self, pattern: Pattern) -> Iterable[tuple[Any, ...]]:
        if pattern.name in {"evidence-add", "record-change", "record-hide"}:
            cited = [model.objects.filter(source=self.world.secret).first() for model in CITATIONS]
            kept = [*self.records, *self.world.scans, *filter(None, cited)]
            return [*{each._meta.label_lower: each.pk for each in kept}.items()]
        if pattern.name in {"history", "bring-back", "change-undo"}:
            return self._of_history(undoing=pattern.name == "change-undo")
        if pattern.name in {"action", "action-undo"}:
            return [(pk,) for pk in Action.objects.order_by("at", "pk").values_list("pk", flat=True)]
        if pattern.name == "record-add":
            return [(model._meta.label_lower,) for model in BOOK.recordings]
        if pattern.name in {"role-take-away", "mfa_edit_webauthn", "mfa_remove_webauthn"}:
            return [(pk,) for pk in (*StaffRole.objects.order_by("pk").values_list("pk", flat=True), 0)]
        if pattern.name == "iiif-file":
            return self._tiles()
        model = model_of(pattern.name)
        if model is not None:
            return self._in_admin(pattern, model)
        return product(*(self._values(name, pattern) for name in pattern.parameters))

    def _own(self, pattern: Pattern) -> list[Any]:
        """The records of the kind that a pattern is named for, one or many; all where it is named for none."""
        name = pattern.name.replace("-", "")
        kept = [*self.records, self.world.transcription]
        return [each for each in kept if str(each._meta.model_name).removesuffix("y") in name] or self.records

    def _values(self, name: str, pattern: Pattern) -> Iterable[Any]:
        own = self._own(pattern)
        ids = [*dict.fromkeys([*(each.pk for each in own), *self.world.ids])]
        slugs = [each.slug for each in own if hasattr(each, "slug")]
        known: dict[str, Iterable[Any]] = {
            "pk": [*ids, *self.sought],
            "slug": [*slugs, *self.sought, *self.world.ids[:2]],
            "scan": self.world.ids,
            "task": self.world.ids,
            "number": [1, 2],
            "year": [timezone.localdate().year],
            "app_label": ["archive", "municipalities", "agreements", "twinning"],
            "content_type_id": [ContentType.objects.get_for_model(model).pk for model in (Source, Scan)],
            "object_id": self.world.ids,
            "provider_id": ["oidc"],
            "token": ["x"],
            "uidb36": ["1"],
            "key": ["x-y"],
            "rest": [f"sources/{self.world.secret.slug}/x"],
            "url": [f"archive/source/{self.world.secret.slug}"],
        }  # fmt: skip
        return known.get(name, ())

    def _of_history(self, *, undoing: bool) -> Iterator[tuple[Any, ...]]:
        """All that tells of the source, one of each way of citing it, and of everything else one of each kind."""
        secret = self.world.secret
        told = [secret, *self.world.scans, self.world.transcription]
        for model in CITATIONS:
            rows = model.objects.order_by("pk")
            told += [row for way in (rows.filter(source=secret), rows.filter(via=secret)) for row in way[:1]]
        others = {each._meta.label_lower: each for each in self.records if each not in told}
        for record in (*told, *others.values()):
            where = (record._meta.label_lower, record.pk)
            versions = self._versions(type(record), record.pk) if undoing else []
            yield from [(*where, version) for version in versions] if undoing else [where]

    def _tiles(self) -> Iterator[tuple[Any, ...]]:
        for tile in (*self.world.tiles, "full/max/0/default.jpg", "full/1,1/0/default.jpg"):
            region, size = tile.split("/")[:2]
            yield from ((scan, number, region, size) for scan in self.world.ids[:4] for number in (1, 2))

    def _in_admin(self, pattern: Pattern, model: type[Model]) -> Iterable[tuple[Any, ...]]:
        if not pattern.parameters:
            return [()]
        keys = self._keys(pattern, model)
        if pattern.name.endswith(("_simple_history", "_former")):
            return [(key, version) for key in keys for version in self._versions(model, key)]
        further = [keys, [1, 2]]
        return product(*further[: len(pattern.parameters)])

    def _keys(self, pattern: Pattern, model: type[Model]) -> list[Any]:
        """One is enough where it is not about the source, and one of each way of citing it where it is not changed."""
        rows, secret = model._default_manager.order_by("pk"), self.world.secret
        keys: list[Any] = [*rows.values_list("pk", flat=True)]
        if model in CITATIONS and not pattern.name.endswith("_change"):
            ways = (rows.filter(source=secret), rows.filter(via=secret))
            return [pk for way in ways for pk in way.values_list("pk", flat=True)[:1]]
        keys = (keys if self._may_tell(pattern, model) else keys[:1]) or [secret.pk]
        return [*keys, *self.sought] if issubclass(model, Source) else keys

    @staticmethod
    def _may_tell(pattern: Pattern, model: type[Model]) -> bool:
        """Secrets stand in what is about the source, and on what it vouches for."""
        of_source = {"source", "scan", "via", "letter"} & {field.name for field in model._meta.get_fields()}
        return model is Source or bool(of_source) or pattern.name.endswith(("_change", "_bag"))

    @staticmethod
    def _versions(model: Any, key: Any) -> list[int]:
        """Of a record that may be another's id: the first and the last."""
        try:
            found = [*model.history.filter(id=key).order_by("pk").values_list("pk", flat=True)]
        except (ValidationError, ValueError):
            return [1]
        return found[:1] + found[-1:] if len(found) > 1 else found or [1]

    def _nameless(self) -> Iterator[str]:
        beyond = f"sources/{self.world.secret.slug}/ingenting"
        yield from ("/api", "/api/", "/api/v1", f"/api/v1/{beyond}", f"/api/{beyond}")

    def asked(self, name: str, address: str) -> Iterator[str]:
        """The address with what can be asked there: filters, searches, orders, forms."""
        for parameters in self._questions(name, address):
            yield f"{address}?{urlencode(parameters)}"

    def _questions(self, name: str, address: str) -> Iterator[dict[str, Any]]:
        model = model_of(name)
        if name in LISTS or (name.startswith("api:") and name.endswith("-list")):
            yield from self._filters(name, address)
        elif name == "search":
            yield from ({"q": guess} for guess in GUESSES)
        elif name == "evidence-add" and any(f"/{label}/" in address for label in ONE_OF_A_FLOOR):
            yield from ({"source-q": guess, "via-q": guess} for guess in GUESSES[:1])
            yield {"source": str(self.world.secret.pk), "via": str(self.world.secret.pk)}
        elif name == "history" and any(str(pk) in address for pk in self.world.ids):
            yield {"from": "2000"}
        elif name == "saved-view-new":
            asked = ({"q": GUESSES[0]}, {"repository": self.world.secret.slug}, {"repository": self.world.keeper.slug})
            yield from ({"list": "source-list", "asked": urlencode(each)} for each in asked)
        elif name == "admin:autocomplete":
            yield from self._autocompletes()
        elif model is not None and name.endswith("_changelist"):
            yield from self._changelist(model)

    def _filters(self, name: str, address: str) -> Iterator[dict[str, Any]]:
        listed = address if name.startswith("api:") else reverse(f"api:{LISTS[name]}-list")
        view: Any = resolve(listed).func
        whole = name in {"source-list", "api:sources-list"}
        # A page filters as its resource in the API does: both are asked only where they are about sources.
        filters = view.cls.filterset_class.base_filters if whole or name not in LISTS else {}
        for parameter, filter_ in filters.items():
            for value in self._asked_of(parameter, filter_)[: None if whole else 1]:
                yield {parameter: value}
        if name in LISTS:
            yield {"format": "csv"}

    def _asked_of(self, parameter: str, filter_: Any) -> list[str]:
        if parameter == "q":
            return [*GUESSES]
        if isinstance(filter_, AddressFilter):
            world = self.world
            return [world.secret.slug, str(world.secret.pk), world.keeper.slug, world.elsewhere.slug, world.former_slug]
        choices: Any = filter_.extra.get("choices")
        pairs = choices() if callable(choices) else choices or [("1931", "")]
        return [str(value) for value, _label in pairs if value][:3]

    def _autocompletes(self) -> Iterator[dict[str, Any]]:
        """Every field in the admin that is chosen by typing."""
        tried: set[Any] = set()
        for model, own in admin.site._registry.items():
            fields = {*own.autocomplete_fields}
            fields |= {*own.get_autocomplete_fields(HttpRequest())} if model._meta.app_label not in NOT_OURS else set()
            for field in sorted(fields):
                meta = model._meta
                target: Any = meta.get_field(field).related_model
                if target in tried:
                    continue
                tried.add(target)
                where = {"app_label": meta.app_label, "model_name": meta.model_name, "field_name": field}
                yield from ({**where, "term": term} for term in ("", GUESSES[0]))

    def _changelist(self, model: type[Model]) -> Iterator[dict[str, Any]]:
        yield {"q": GUESSES[0]}
        yield {"shown": "all", "_facets": "True"}
        names = {field.name for field in model._meta.get_fields()}
        for path in ("source__title__startswith", "citations__source__title__startswith", "letter__title__startswith"):
            if path.split("__")[0] in names:
                yield {path: "Zyxq"}


def model_of(name: str) -> type[Model] | None:
    """The model that a page of the admin is about."""
    app, _, rest = name.removeprefix("admin:").partition("_")
    if not name.startswith("admin:") or app not in {config.label for config in apps.get_app_configs()}:
        return None
    found = [model for model in apps.get_app_config(app).get_models() if rest.startswith(f"{model._meta.model_name}_")]
    return max(found, key=lambda model: len(str(model._meta.model_name)), default=None)


@dataclass(frozen=True)
class Answer:
    door: str
    address: str
    status: int
    said: str

    def alike(self, other: Answer) -> bool:
        return (self.status, self.said) == (other.status, other.said)


def walk(client: Client, doors: Doors, *, only: set[str] | None = None, asking: bool = True) -> Iterator[Answer]:
    """What is answered at every door, or at some; and to every question."""
    for name, addresses in tried(doors, only=only, asking=asking):
        yield from (knock(client, name, address) for address in addresses)


def walk_in(language: str, client: Client, doors: Doors, only: set[str]) -> Iterator[Answer]:
    """The same in another language, where its addresses are others."""
    for name, addresses in tried(doors, only=only, asking=False, language=language):
        yield from (knock(client, name, address) for address in addresses if address.startswith(f"/{language}/"))


def tried(
    doors: Doors, *, only: set[str] | None = None, asking: bool = True, language: str = "sv"
) -> Iterator[tuple[str, list[str]]]:
    """Each door with all that is tried at it."""
    for pattern in dict.fromkeys(patterns()):
        if pattern.name in PAST or (only is not None and pattern.name not in only):
            continue
        with override(language):
            addresses = doors.addresses(pattern)
            asked = [each for address in addresses for each in doors.asked(pattern.name, address)] if asking else []
        yield pattern.name, [*addresses, *asked]


def again(client: Client, answers: Iterable[Answer]) -> Iterator[Answer]:
    """The same doors once more."""
    return (knock(client, each.door, each.address) for each in answers)


def knock(client: Client, door: str, address: str) -> Answer:
    answer = client.get(address)
    client.cookies.pop("messages", None)  # which would be told at the next door
    return Answer(door, address, answer.status_code, said(answer))


def said(answer: Any) -> str:
    """Headers and body, but for what is another each time."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.get("Content-Type") == "application/zip":
        content = unpacked(content)
    headers = "\n".join(
        f"{name}: {value}" for name, value in answer.items() if name not in {"Expires", "Content-Length"}
    )
    return f"{headers}\n\n{PASSING.sub('', content.decode('utf-8', 'replace'))}"


def unpacked(content: bytes) -> bytes:
    """Names and contents, without the hour at which they were packed."""
    with ZipFile(BytesIO(content)) as package:
        return b"\n".join(name.encode() + b"\n" + package.read(name) for name in package.namelist())
