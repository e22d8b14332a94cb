"""Made-up lines of the form of a record, for the page that shows all components."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django import forms

from archive.choices import Option


class _SampleForm(forms.Form):
    title = forms.CharField(label="titel", help_text="Som den står i källan.")
    yearly = forms.BooleanField(label="varje år", required=False)
    areas = forms.MultipleChoiceField(
        label="områden",
        required=False,
        choices=[("culture", "kultur"), ("school", "skola")],
        widget=forms.CheckboxSelectMultiple,
    )
    receiver = forms.CharField(label="till", required=False)


def _clash(*, to_choose: bool) -> SimpleNamespace:
    told = {"theirs": "1946", "mine": "1947", "who": "Anna Ek", "when": "23 november 2026 09:14", "choice": ""}
    return SimpleNamespace(to_choose=to_choose, **told)


def _choice() -> SimpleNamespace:
    offered = [
        Option("one", "Föreningen Norden", "Vänersborg", "sv", chosen=True),
        Option("two", "Kyrkokören", "Vänersborg", "sv"),
    ]
    return SimpleNamespace(
        name="sample-receiver", text="norden", total=14, more=2, many=False, none_chosen=False, offered=offered
    )


def record_lines() -> list[Any]:
    """A field that both changed, one that the other changed, ticks, and a choice with a new one on the way."""
    form = _SampleForm(auto_id="sample_%s")
    plain = {"wide": False, "optional": False, "seen": None, "fresh": None, "clash": None}
    title = SimpleNamespace(
        field=form["title"], kind="plain", required=True, **{**plain, "clash": _clash(to_choose=True)}
    )
    yearly = SimpleNamespace(
        field=form["yearly"], kind="tick", required=False, **{**plain, "clash": _clash(to_choose=False)}
    )
    areas = SimpleNamespace(field=form["areas"], kind="ticks", required=False, **plain)
    chosen: dict[str, Any] = {**plain, "optional": True, "fresh": [], "choice": _choice(), "new_chosen": False}
    receiver = SimpleNamespace(field=form["receiver"], kind="choice", required=False, **chosen)
    return [title, yearly, areas, receiver]
