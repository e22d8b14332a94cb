"""The form in which evidence is added to a statement: which source, where in it, and what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from archive.access import readable_sources
from archive.images import PageView, page_count, page_view, pages_of, scans_shown
from archive.models import Citation, PageImage, Reader, Record, Scan, Source, Stance
from archive.rights import owner_code_of
from archive.wording import OwnWords

if TYPE_CHECKING:
    _SourceForm = forms.ModelForm[Source]
    _CitationForm = forms.ModelForm[Citation]
else:
    _SourceForm = _CitationForm = forms.ModelForm

NEW: Final = "new"
OFFERED: Final = 12
# Of a source with more pages than these the file is chosen, and its page written.
SHOWN_PAGES: Final = 48
NO_FIELD = {"slug", "hidden_reason"}


class SourceChoice:
    """Choosing among the sources that the user may read: by words, or of those that were used lately."""

    def __init__(self, name: str, asked: Mapping[str, Any], user: Reader, lately: Sequence[Source] = ()) -> None:
        self.name = name
        self.text = " ".join(str(asked.get(f"{name}-q", "")).split())[:200]
        self.value = str(asked.get(name, "")).strip()
        self.user = user
        self.wrong: list[str] = []
        self._lately = lately

    @cached_property
    def chosen(self) -> Source | None:
        try:
            key = UUID(self.value)
        except ValueError:
            return None
        found: Source | None = self._readable.filter(pk=key).first()
        return found

    @cached_property
    def offered(self) -> list[Source]:
        """The chosen one, and those that are found; where nothing is sought, those that were used lately."""
        found = list(self._found[:OFFERED]) if self.text else list(self._lately)
        return [*([self.chosen] if self.chosen and self.chosen not in found else []), *found]

    @cached_property
    def total(self) -> int:
        """How many are found."""
        return self._found.count() if self.text else 0

    @property
    def more(self) -> int:
        return max(self.total - OFFERED, 0)

    @property
    def _readable(self) -> Any:
        return readable_sources(Source.objects.visible(), self.user).select_related("repository")

    @property
    def _found(self) -> Any:
        return self._readable.search(self.text)


@dataclass(frozen=True)
class PageChoice:
    """Choosing the page of a scan that the citation points at."""

    source: Source | None
    user: Reader
    value: str = ""

    @cached_property
    def _scans(self) -> list[Scan]:
        return scans_shown(self.source, self.user) if self.source else []

    @cached_property
    def many(self) -> bool:
        return page_count(self._scans) > SHOWN_PAGES

    @property
    def numbered(self) -> bool:
        """Whether only the file is chosen, and the number of its page written."""
        return self.many and any(scan.pages > 1 for scan in self._scans)

    @cached_property
    def offered(self) -> list[PageView]:
        """Every page; of very many, the first of each file, and the one that is chosen already."""
        if not self.many:
            return pages_of(self._scans)
        wanted = {scan.pk: [1, number] for scan in self._scans if (number := self._further(scan))}
        numbers = {1, *(number for pages in wanted.values() for number in pages)}
        made = Prefetch("images__pages", PageImage.objects.filter(number__in=numbers))
        prefetch_related_objects(self._scans, made)
        return [page_view(scan, number) for scan in self._scans for number in wanted.get(scan.pk, [1])]

    def chosen(self, number: int | None) -> PageView | None:
        """The page with this key; in a file chosen among many, the page of that number."""
        found = next((page for page in self.offered if page.key == self.value), None)
        if found is None or not self.many or number is None:
            return found
        return page_view(found.scan, number) if 1 <= number <= found.scan.pages else None

    def _further(self, scan: Scan) -> int | None:
        """The page of this file that is chosen, where it is not the first."""
        key, _dash, number = self.value.rpartition("-")
        plain = number.isascii() and number.isdecimal() and len(number) < 7
        return int(number) if key == str(scan.pk) and plain and 1 < int(number) <= scan.pages else None


class NewSourceForm(OwnWords, _SourceForm):
    """A source that is not recorded yet, with what an archivist knows at once. The rest is added on its own page."""

    class Meta:
        model = Source
        fields = [
            "title", "kind", "date", "creator", "repository", "archive_creator", "series", "volume", "page", "url",
            "owner_code",
        ]  # fmt: skip

    url = forms.URLField(label=_("web address"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, *, user: Reader, data: Any = None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=NEW, initial={"owner_code": owner_code_of(user), **(initial or {})})
        self.user = user
        repositories: Any = self.fields["repository"]
        repositories.queryset = repositories.queryset.visible().order_by("name", "pk")
        repositories.empty_label = "–"
        kinds: Any = self.fields["kind"]
        kinds.choices = [(key, "–" if not key else words) for key, words in kinds.choices]

    def clean_owner_code(self) -> str:
        """One keeps sources only for one's own municipality."""
        code: str = self.cleaned_data["owner_code"]
        if not self.user.has_perm("archive.add_source", Source(owner_code=code)):  # type: ignore[union-attr]
            raise ValidationError(gettext("You record sources of your own municipality only. Write its code."))
        return code


class EvidenceForm(OwnWords, _CitationForm):
    """Where in the source, and what it says there. The source itself is chosen beside it."""

    page_number = forms.IntegerField(
        label=_("Page of the file"),
        required=False,
        min_value=1,
        help_text=_(
            "Of each file only the first page is shown above: choose the file there, and number its page here."
        ),
    )
    reason = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=500,
        help_text=_("Kept in the history beside your name, for those who come after you."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["field"] = forms.ChoiceField(
            label=capfirst(gettext("what of it")),
            required=False,
            choices=[("", pgettext_lazy("evidence", "the whole statement")), *fields_of(self.instance.subject)],
        )
        stance: Any = self.fields["stance"]
        stance.widget = forms.RadioSelect()
        stance.choices = Stance.choices
        stance.initial = Stance.SUPPORTS
        self.fields["quotation"].widget.attrs["rows"] = 3
        self.fields["note"].widget.attrs["rows"] = 2


def evidence_form(citation: Citation) -> type[EvidenceForm]:
    """The form for the table that this citation belongs to."""
    fields = ["locator", "quotation", "stance", "field", "note"]
    form: Any = forms.modelform_factory(type(citation), form=EvidenceForm, fields=fields)
    return form  # type: ignore[no-any-return]


def fields_of(subject: Record) -> list[tuple[str, str]]:
    """What of a record a source can vouch for by itself, as the reader calls it."""
    own = (*subject._meta.concrete_fields, *subject._meta.many_to_many)
    told = [field for field in own if field.editable and not field.primary_key and field.name not in NO_FIELD]
    return [(field.name, capfirst(str(field.verbose_name))) for field in told]
