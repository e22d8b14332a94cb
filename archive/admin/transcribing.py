"""The transcription editor: a page of a scan beside its text."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.admin.addresses import desk_address
from archive.admin.own import OwnScanAdmin
from archive.admin.transcribed import Place, place_asked
from archive.models import Maker, Transcription
from archive.services import Overtaken, stamp, transcription_write
from archive.wording import WordedForm


class TextForm(WordedForm):
    """The text of one page, in which language and by whom, and which state of which text the writer has seen."""

    language = forms.ChoiceField(label=_("Language"))
    made_by = forms.ChoiceField(label=_("Written by"), choices=Maker.choices)
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        error_messages={"required": _("Write the text; to take a transcription away, hide it with a reason.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    loaded = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, place: Place, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.place = place
        self.fields["language"].choices = place.languages  # type: ignore[attr-defined]
        self.fields["text"].widget.attrs["lang"] = place.language

    @property
    def moved(self) -> bool:
        """Whether another language or maker is chosen than the one whose text was loaded."""
        return bool(self.cleaned_data["loaded"] != self.place.key)

    @property
    def seen_here(self) -> str:
        """The state that the writer has seen of the very text that is written; of one never loaded, nothing."""
        return "" if self.moved else str(self.cleaned_data["seen"])

    def look_again(self, overtaken: Overtaken) -> None:
        """From now on the writer has seen this state too: what was typed is kept, and may be saved over it."""
        told = gettext("There is a text in this language already, which you have not seen. Compare, then save yours.")
        self.add_error(None, told if self.moved else overtaken.error_dict["text"])
        seen = {"seen": stamp(overtaken.current), "loaded": self.place.key}
        self.data = {**self.data.dict(), **seen}  # type: ignore[attr-defined]


class TranscribingAdmin(OwnScanAdmin):
    """For whoever may change the scan."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.transcribe_view)
        return [path("<uuid:pk>/transcribe/", view, name="archive_scan_transcribe"), *super().get_urls()]

    def transcribe_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        chosen = {name: request.POST[name] for name in ("language", "made_by") if name in request.POST}
        place = place_asked(self.own_scan(request, pk), {**request.GET.dict(), **chosen})
        if request.method == "POST":
            return self._sent(request, place)
        return self._shown(request, place, TextForm(place, initial=self._begun(place, request.GET.get("start", ""))))

    def _sent(self, request: HttpRequest, place: Place) -> HttpResponse:
        """The text goes where the form says, and that is then what stands in the editor."""
        if "_show" in request.POST:
            return HttpResponseRedirect(place.address())
        form = TextForm(place, request.POST)
        try:
            if form.is_valid() and self._written(request, place, form):
                return HttpResponseRedirect(place.after(further="_next" in request.POST))
        except Overtaken as overtaken:
            form.look_again(overtaken)
            return self._shown(request, place, form, overtaken.current, status=409)
        return self._shown(request, place, form)

    @staticmethod
    def _begun(place: Place, start: str) -> dict[str, str]:
        """What stands in the editor: the text so far; else, if it is asked for, the other maker's to start from."""
        other = place.other.text if place.other and start == "other" else ""
        return {
            "language": place.language,
            "made_by": place.made_by.value,
            "text": place.own.text if place.own else other,
            "seen": stamp(place.own),
            "loaded": place.key,
        }

    @staticmethod
    def _written(request: HttpRequest, place: Place, form: TextForm) -> bool:
        try:
            transcription_write(
                source=place.scan.source,
                scan=place.scan,
                page=place.page,
                language=place.language,
                made_by=place.made_by,
                text=form.cleaned_data["text"],
                seen=form.seen_here,
                by=request.user,
            )
        except Overtaken:
            raise
        except ValidationError as refused:
            form.add_error(None, ValidationError(refused.messages))
            return False
        messages.success(request, gettext("The text is saved."))
        return True

    def _shown(
        self,
        request: HttpRequest,
        place: Place,
        form: TextForm,
        current: Transcription | None = None,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Transcribe"),
            "subtitle": str(place.scan),
            "opts": self.opts,
            "is_nav_sidebar_enabled": False,  # image and text need the width
            "place": place,
            "form": form,
            "current": current,
            "saved_by": current.history.latest().history_author if current else "",
            "started": bool(place.other and not place.own and request.GET.get("start") == "other"),
            "desk": desk_address(place.scan.source_id, place.scan.pk),
        }
        return TemplateResponse(request, "admin/scans/transcribe.html", context, status=status)
