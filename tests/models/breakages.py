"""For each named constraint a record, well until it was changed so that it breaks this rule and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from agreements.models import Existence
from archive.models import Access, Record
from tests import factories as make
from twinning.models import About, EventKind, LinkKindChoice, StandingChoice, Unit

FLOORS = ("archive", "municipalities", "agreements", "twinning")
Breakage = Callable[[], models.Model]

MODELS: list[type[models.Model]] = [
    model
    for floor in FLOORS
    for model in apps.get_app_config(floor).get_models()
    if not hasattr(model, "history_id") and model.__module__.startswith(floor)
]
RECORDS = [model for model in MODELS if issubclass(model, Record)]
CITATIONS = {
    "municipalities": (make.MunicipalityCitationFactory, "figure", make.FigureFactory),
    "agreements": (make.AgreementCitationFactory, "grant", make.GrantFactory),
    "twinning": (make.TwinningCitationFactory, "event", make.EventFactory),
}


def well(model: type[models.Model]) -> Any:
    """A record of this model with nothing wrong about it."""
    cited = CITATIONS.get(model._meta.app_label)
    if cited and cited[0]._meta.model is model:
        citation, subject, subject_factory = cited
        return citation(**{subject: subject_factory()})
    return getattr(make, f"{model.__name__}Factory")()


def changed(record: Any, **fields: Any) -> Any:
    for name, value in fields.items():
        setattr(record, name, value)
    return record


def page_without_scan(model: type[models.Model]) -> Breakage:
    return lambda: changed(well(model), page=1)


def itself(record: Any, name: str) -> Any:
    return changed(record, **{f"{name}_id": record.pk})


def like(one: Any, other: Any, *fields: str) -> Any:
    """The second record, made equal to the first in these fields."""
    return changed(other, **{name: getattr(one, name) for name in fields})


def twin(record_factory: Any, *fields: str, **given: Any) -> Breakage:
    return lambda: like(record_factory(**given), record_factory(**given), *fields)


def hidden_without_reason(model: type[models.Model]) -> Breakage:
    return lambda: changed(well(model), hidden_at=timezone.now(), hidden_reason="")


def unsubjected(model: type[models.Model]) -> Breakage:
    """A citation that vouches for two things."""
    two = {"municipalities": ("name", make.NameFactory), "agreements": ("duty", make.DutyFactory)}
    name, subject = two.get(model._meta.app_label, ("link", make.LinkFactory))
    return lambda: changed(well(model), **{name: subject()})


def via_itself(model: type[models.Model]) -> Breakage:
    def broken() -> models.Model:
        citation = well(model)
        return changed(citation, via=citation.source)  # type: ignore[no-any-return]

    return broken


def link_of_one() -> models.Model:
    link = make.LinkFactory()
    return changed(link, high_id=link.low_id)  # type: ignore[no-any-return]


BREAKAGES: dict[str, Breakage] = {
    "archive_action_about_whole": lambda: changed(make.ActionFactory(), about_label="twinning.link"),
    "archive_action_only_an_undo_undoes": lambda: changed(make.ActionFactory(), undoes=make.ActionFactory()),
    "archive_action_not_of_itself": lambda: itself(changed(make.ActionFactory(), kind="undo"), "undoes"),
    "archive_action_undo_has_reason": lambda: changed(make.ActionFactory(), kind="undo", reason=""),
    "archive_formerslug_unique": twin(make.FormerSlugFactory, "kind", "slug"),
    "archive_source_restriction_has_reason": lambda: changed(make.SourceFactory(), access=Access.RESTRICTED),
    "archive_source_read_day_has_url": lambda: changed(make.SourceFactory(), url_read_on="2014-09-01"),
    "archive_scan_order_once_per_source": twin(make.ScanFactory, "source", order=1),
    "archive_scan_turned_by_quarters": lambda: changed(make.ScanFactory(), rotation=45),
    "archive_pageimage_once": twin(make.PageImageFactory, "images", "number"),
    "archive_transcription_one_per_page_and_maker": lambda: like(
        one := make.TranscriptionFactory(scan=(scan := make.ScanFactory()), source=scan.source, page=1),
        make.TranscriptionFactory(scan=scan, source=one.source, language="fi", page=1),
        "language",
    ),
    "archive_transcription_page_of_a_scan": lambda: changed(make.TranscriptionFactory(), page=1),
    "archive_transcription_one_per_scan_and_maker": lambda: like(
        one := make.TranscriptionFactory(scan=(scan := make.ScanFactory()), source=scan.source),
        make.TranscriptionFactory(scan=scan, source=one.source, language="fi"),
        "language",
    ),
    "archive_transcription_one_per_source_and_maker": twin(make.TranscriptionFactory, "source"),
    "municipalities_municipality_not_part_of_itself": lambda: itself(make.MunicipalityFactory(), "part_of"),
    "municipalities_municipality_position_whole": lambda: changed(make.MunicipalityFactory(), latitude="58.38"),
    "municipalities_municipality_national_code_unique": lambda: changed(
        make.MunicipalityFactory(), national_code=make.MunicipalityFactory(national_code="1487").national_code
    ),
    "municipalities_name_unique": twin(make.NameFactory, "municipality", "name"),
    "municipalities_succession_two_parties": lambda: like_parties(make.SuccessionFactory()),
    "municipalities_succession_unique": twin(make.SuccessionFactory, "predecessor", "successor"),
    "municipalities_organisation_named_or_placed": lambda: changed(
        make.OrganisationFactory(), name="", municipality=None
    ),
    "municipalities_figure_one_subject": lambda: changed(make.FigureFactory(), organisation=make.OrganisationFactory()),
    "municipalities_figure_not_negative": lambda: changed(make.FigureFactory(), value=-1),
    "municipalities_invitation_token_once": twin(make.InvitationFactory, "digest"),
    "municipalities_invitation_one_under_way": twin(make.InvitationFactory, "municipality", "email"),
    "municipalities_invitation_accepted_or_withdrawn": lambda: changed(
        make.InvitationFactory(), accepted_at=timezone.now(), withdrawn_at=timezone.now()
    ),
    "municipalities_invitation_expires_after_sent": lambda: changed(
        one := make.InvitationFactory(), expires_at=one.sent_at
    ),
    "municipalities_savedview_named_once": twin(make.SavedViewFactory, "owner", "name"),
    "municipalities_staffrole_unique": twin(make.StaffRoleFactory, "user", "municipality"),
    "agreements_agreement_does_not_supersede_itself": lambda: itself(make.AgreementFactory(), "supersedes"),
    "agreements_agreement_proposed_is_not_signed": lambda: changed(
        make.AgreementFactory(), existence=Existence.PROPOSED
    ),
    "agreements_agreement_some_parties": lambda: changed(make.AgreementFactory(), stated_parties=0),
    "agreements_agreement_ends_after_it_begins": lambda: changed(make.AgreementFactory(signed="1993"), ends="1992"),
    "agreements_party_one_body": lambda: changed(make.PartyFactory(), organisation=make.OrganisationFactory()),
    "agreements_party_municipality_once": twin(make.PartyFactory, "agreement", "municipality"),
    "agreements_party_organisation_once": lambda: like(
        make.PartyFactory(municipality=None, organisation=make.OrganisationFactory()),
        make.PartyFactory(municipality=None, organisation=make.OrganisationFactory()),
        "agreement",
        "organisation",
    ),
    "agreements_duty_letter_means_done": lambda: changed(make.DutyFactory(), letter=make.SourceFactory()),
    "agreements_grant_amount_has_currency": lambda: changed(make.GrantFactory(), currency=""),
    "agreements_grant_not_negative": lambda: changed(make.GrantFactory(), amount=-1),
    "twinning_link_low_before_high": link_of_one,
    "twinning_link_one_per_pair": twin(make.LinkFactory, "low", "high"),
    "twinning_linkkind_only_godparents_have_direction": lambda: with_godparent(make.LinkKindFactory()),
    "twinning_linkkind_ends_after_it_begins": lambda: changed(make.LinkKindFactory(start="1998"), end="1997"),
    "twinning_carrier_link_or_chain": lambda: changed(make.CarrierFactory(), chain=make.ChainFactory()),
    "twinning_statusperiod_one_start": twin(make.StatusPeriodFactory, "link"),
    "twinning_statusperiod_ends_after_it_begins": lambda: changed(make.StatusPeriodFactory(), end="1989-12-31"),
    "twinning_statusperiod_unknown_has_no_certainty": lambda: changed(
        make.StatusPeriodFactory(), standing=StandingChoice.UNKNOWN
    ),
    "twinning_membership_one_per_stint": twin(make.MembershipFactory, "chain", "municipality"),
    "twinning_membership_stints_from_one": lambda: changed(make.MembershipFactory(), stint=0),
    "twinning_event_about_what_it_says": lambda: changed(make.EventFactory(), about=About.CHAIN),
    "twinning_event_observation_states_standing": lambda: changed(make.EventFactory(), kind=EventKind.OBSERVED),
    "twinning_event_does_not_dispute_itself": lambda: itself(make.EventFactory(), "alternative_to"),
    "twinning_event_not_part_of_itself": lambda: itself(make.EventFactory(), "part_of"),
    "twinning_review_one_a_year": twin(make.ReviewFactory, "municipality"),
    "twinning_review_done_is_whole": lambda: changed(make.ReviewFactory(known="Samtal"), done_at=timezone.now()),
    "twinning_review_year_of_our_time": lambda: changed(make.ReviewFactory(), year=1899),
    "twinning_reviewanswer_one_a_level": twin(make.ReviewAnswerFactory, "review", "link"),
    "twinning_reviewanswer_knows_what_was": lambda: changed(make.ReviewAnswerFactory(), before=""),
    "twinning_reviewanswer_of_a_level": lambda: changed(make.ReviewAnswerFactory(), level="both"),
    "twinning_reviewanswer_added_to_the_whole": lambda: changed(make.ReviewAnswerFactory(), note="Brev i maj"),
    "twinning_reviewreminder_once_a_day": twin(make.ReviewReminderFactory, "municipality"),
    "twinning_surveyfigure_says_something": lambda: changed(make.SurveyFigureFactory(), value=None),
    "twinning_surveyfigure_percent_within_bounds": lambda: changed(make.SurveyFigureFactory(), unit=Unit.PERCENT),
    "twinning_surveydefinition_unique": twin(make.SurveyDefinitionFactory, "survey"),
}


def like_parties(succession: Any) -> Any:
    return changed(succession, successor=succession.predecessor)


def with_godparent(kind: Any) -> Any:
    return changed(kind, kind=LinkKindChoice.TWIN_TOWN, godparent=kind.link.low)


for _model in RECORDS:
    _label = _model._meta.label_lower.replace(".", "_")
    BREAKAGES[f"{_label}_hidden_has_reason"] = hidden_without_reason(_model)
    if _model.__name__.endswith("Citation"):
        BREAKAGES[f"{_label}_not_via_itself"] = via_itself(_model)
        BREAKAGES[f"{_label}_page_of_a_scan"] = page_without_scan(_model)
        _floor = _model._meta.app_label
        BREAKAGES[f"{_floor}_citation_one_subject"] = unsubjected(_model)
