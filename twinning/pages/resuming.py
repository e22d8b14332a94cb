"""The page on which it is recorded that a link was taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.choices import as_key
from archive.languages import RECORD_LANGUAGE
from twinning.models import Event, Link
from twinning.pages.stepping import Stepping
from twinning.services.resuming import link_resume
from twinning.step_forms import ResumeForm


@dataclass(frozen=True)
class ResumingPage:
    link: Link
    user: User

    def stepping(self, asked: Mapping[str, Any], *, judged: bool) -> Stepping:
        with override(RECORD_LANGUAGE):
            title = _("The link is taken up again")
        return Stepping(ResumeForm, self.user, asked, judged=judged, initial={"title": title})

    def sent_before(self, asked: Mapping[str, Any]) -> Event | None:
        key = as_key(asked.get("key", ""))
        return Event.objects.filter(pk=key, links=self.link).first() if key else None

    def save(self, stepping: Stepping) -> Event | None:
        return stepping.take(link_resume, link=self.link, key=stepping.key)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        return []

    @property
    def crumb(self) -> str:
        return _("Taken up again")

    @property
    def button(self) -> str:
        return _("Record that it was taken up again")
