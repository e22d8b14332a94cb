"""The transcription editor: a page of a scan beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.admin.desk import desk_address
from archive.admin.transcribed import Place, place_asked
from archive.models import Maker, Scan, Transcription
from archive.services import Overtaken, stamp, transcription_write

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin


class TextForm(forms.Form):
    """The text of one page, and which state of it the writer has seen."""

    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        error_messages={"required": _("Write the text; to take a transcription away, hide it with a reason.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def look_again(self, current: Transcription | None) -> None:
        """From now on the writer has seen this state too: what was typed is kept, and may be saved over it."""
        self.data = {**self.data.dict(), "seen": stamp(current)}  # type: ignore[attr-defined]


class TranscribingAdmin(_ModelAdmin):
    """For whoever may change the scan."""

    def own_scan(self, request: HttpRequest, pk: UUID) -> Scan:
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.transcribe_view)
        return [path("<uuid:pk>/transcribe/", view, name="archive_scan_transcribe"), *super().get_urls()]

    def transcribe_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        place = place_asked(self.own_scan(request, pk), request.GET)
        current: Transcription | None = None
        status = 200
        if request.method == "POST":
            form = TextForm(request.POST)
            try:
                if form.is_valid() and self._written(request, place, form):
                    return HttpResponseRedirect(place.after(further="_next" in request.POST))
            except Overtaken as overtaken:
                form.add_error(None, overtaken.error_dict["text"])
                form.look_again(overtaken.current)
                current, status = overtaken.current, 409
        else:
            form = TextForm(initial=self._begun(place, request.GET.get("start", "")))
        context = self._context(request, place, form, current)
        return TemplateResponse(request, "admin/scans/transcribe.html", context, status=status)

    @staticmethod
    def _begun(place: Place, start: str) -> dict[str, str]:
        """What stands in the editor: the text so far; else, if it is asked for, the other maker's to start from."""
        other = place.other.text if place.other and start == "other" else ""
        return {"text": place.own.text if place.own else other, "seen": stamp(place.own)}

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
                seen=form.cleaned_data["seen"],
                by=request.user,
            )
        except Overtaken:
            raise
        except ValidationError as refused:
            form.add_error(None, ValidationError(refused.messages))
            return False
        messages.success(request, gettext("The text is saved."))
        return True

    def _context(
        self, request: HttpRequest, place: Place, form: TextForm, current: Transcription | None
    ) -> dict[str, Any]:
        form.fields["text"].widget.attrs["lang"] = place.language
        return {
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
            "makers": Maker.choices,
            "desk": desk_address(place.scan.source_id, place.scan.pk),
        }
