"""Every component with sample data on one page, for those who build pages and for the tests. Not in production."""

from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.dates import ImpreciseDate
from archive.templatetags.page import ABSENCES, STANDINGS
from twinning.views.component_samples import samples
from twinning.views.record_samples import record_lines

DATES: Final = ("1964-10-19", "[1987..1989]", "2005-23", "1996/2004", "194X", "1946~", "[..1945]", "")


class SampleFilters(forms.Form):
    text = forms.CharField(label="Text", required=False)
    standing = forms.ChoiceField(label="Läge", required=False, choices=[("", "alla"), *STANDINGS.items()])
    since = forms.IntegerField(label="Sedan", required=False)
    standing__not = forms.CharField(label="Läge är inte", required=False)
    match = forms.CharField(label="Vad som ska stämma", required=False)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    return render(request, "pages/components.html", _samples(request))


def _samples(request: HttpRequest) -> dict[str, Any]:
    return {
        "crumbs": [("Kommuner", "#"), ("Vännäs", "#"), ("Hemnes", "")],
        "as_of": timezone.localdate(),
        "standings": list(STANDINGS),
        "certainties": ["certain", "possible", "presumed"],
        "absences": list(ABSENCES),
        "dates": [ImpreciseDate.from_edtf(edtf) if edtf else ImpreciseDate() for edtf in DATES],
        "exports": [("JSON", "#"), ("CSV", "#")],
        "form": SampleFilters(request.GET or None),
        "wrong_form": SampleFilters({"since": "nyligen"}),
        "record_lines": record_lines(),
        "ways": [("Ändra", "#"), ("Lägg till händelse", "#")],
        "page_obj": Paginator(range(1135), 50).page(2),
        **samples(),
    }
