"""How agreements, decisions and what follows of them are written and chosen."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.models import (
    Agreement,
    AgreementCitation,
    Decision,
    Duty,
    Grant,
    Party,
    SearchRecord,
)
from archive.folding import fold
from archive.reading import in_words
from archive.recording import Beside, Choosing, Group, Recording
from archive.recording.sources import citation
from municipalities.forms import own

AGREEMENT = Recording(
    model=Agreement,
    groups=(
        Group(_("What it is"), ("title", "kind", "existence", "stated_parties", "signatories", "registry_number")),
        Group(
            _("Term"),
            (
                "signed",
                "in_force_from",
                "term_years",
                "ends",
                "terminated",
                "termination_reason",
                "supersedes",
            ),
        ),
        Group(_("What it says"), ("areas", "commitment", "principles", "action_plan")),
    ),
    about=("supersedes",),
    loose=("supersedes",),
    besides=(
        Beside(
            "municipalities",
            Party,
            "agreement",
            "municipality",
            _("municipalities that are parties"),
            _("At least your own, or an organisation of yours below."),
        ),
        Beside("bodies", Party, "agreement", "organisation", _("organisations that are parties")),
    ),
)
PARTY = Recording(
    model=Party,
    groups=(
        Group(_("Who"), ("municipality", "organisation"), _("Choose one of the two.")),
        Group(_("From when to when"), ("approved", "left")),
    ),
    about=("agreement", "municipality", "organisation"),
    omits=lambda record: ("municipality", "organisation") if record.municipality_id or record.organisation_id else (),
)
DECISION = Recording(
    model=Decision,
    groups=(
        Group(_("The case"), ("title", "municipality", "body", "proposer", "day", "effective", "registry_number")),
        Group(
            _("What was decided"),
            ("matter", "outcome", "reason", "text", "addressees"),
            _("A proposal is not a decision: say so in the outcome."),
        ),
        Group(_("What it concerns"), ("concerns", "organisations", "agreement")),
    ),
    about=("municipality", "agreement"),
    loose=("agreement",),
)
DUTY = Recording(
    model=Duty,
    groups=(Group(_("What must follow"), ("what", "recipient", "due", "done", "letter")),),
    about=("decision",),
)
GRANT = Recording(
    model=Grant,
    groups=(
        Group(_("From whom to whom"), ("giver", "receiver", "decision")),
        Group(_("How much"), ("state", "amount", "currency", "period", "yearly", "conditions")),
    ),
    about=("giver", "receiver", "decision"),
    loose=("decision",),
)
SEARCH_RECORD = Recording(
    model=SearchRecord,
    groups=(
        Group(_("What was sought"), ("sought", "wording", "places", "searched_by", "day")),
        Group(_("What came of it"), ("found", "instead")),
        Group(_("Of whom"), ("municipality", "organisations")),
    ),
    about=("municipality",),
)
RECORDINGS = (AGREEMENT, PARTY, DECISION, DUTY, GRANT, SEARCH_RECORD, citation(AgreementCitation))


def _dated(name: str) -> Any:
    return lambda record: in_words(getattr(record, name)) if getattr(record, name).known else ""


def _grants(rows: Any, text: str) -> Any:
    key = fold(text)
    to = Q(receiver__name__icontains=text) | Q(receiver__municipality__search_key__contains=key)
    return rows.filter(Q(giver__search_key__contains=key) | to)


def _searches(rows: Any, text: str) -> Any:
    return rows.filter(Q(wording__icontains=text) | Q(municipality__search_key__contains=fold(text)))


CHOOSINGS = (
    Choosing(
        Agreement,
        lambda rows, text: rows.search(text),
        more=_dated("signed"),
        near=own("parties__municipality", "parties__organisation__municipality"),
    ),
    Choosing(
        Decision,
        lambda rows, text: rows.search(text),
        more=_dated("day"),
        related=("municipality",),
        near=own("municipality"),
    ),
    Choosing(
        Grant,
        _grants,
        more=_dated("period"),
        related=("giver", "receiver__municipality"),
        near=own("giver"),
    ),
    Choosing(SearchRecord, _searches, more=_dated("day"), related=("municipality",), near=own("municipality")),
)
