"""The page "who may do what": one's roles, one's colleagues, and the invitations that are under way."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models.functions import Collate
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.choices import RecordChoice, asked_words
from archive.rights import visible_to
from archive.wording import WordedForm
from municipalities.models import Invitation, Municipality, Role, StaffRole
from municipalities.rights import INVITE, TAKE_AWAY, held_by, may
from twinning.account.settings import PASSWORD_LENGTH
from twinning.pages.recording import BOOK

# What each role may do, in words; rights.may decides, and tests/rights/test_matrix.py holds what it decides.
DUTIES: Final = (
    (
        _("everybody, without an account"),
        _("Reads the whole registry, but for the names of contacts and what is in restricted sources."),
    ),
    (
        _("editor"),
        _(
            "Records and changes what concerns the own municipality: its links, its events, agreements, decisions and"
            " contacts, the chains it belongs to and its own membership of them; with a new link also a partner abroad"
            " that is not in the registry yet. Adds evidence. Invites colleagues, and takes roles away."
        ),
    ),
    (
        _("archivist"),
        _(
            "Keeps the sources of the own municipality: describes, scans and transcribes them, and says which are"
            " restricted. Adds evidence to what concerns the municipality."
        ),
    ),
    (
        _("administrator"),
        _("May do all of this for every municipality, adds new municipalities and people, and closes accounts."),
    ),
)


class StaffPage:
    """What of it the reader may see: the staff of their own municipalities, for administrators of all."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.duties = DUTIES

    @cached_property
    def mine(self) -> list[StaffRole]:
        return [*_by_place(StaffRole.objects.filter(user=self.user))]

    @cached_property
    def colleagues(self) -> list[tuple[StaffRole, bool]]:
        """Each role, and whether the reader may take it away."""
        return [(role, self.takes_away(role)) for role in _by_place(visible_to(StaffRole.objects.all(), self.user))]

    def takes_away(self, role: StaffRole) -> bool:
        own_last = role.user_id == self.user.pk and len(self.mine) == 1 and not self.user.is_superuser
        return may(self.user, TAKE_AWAY, role) and not own_last

    @cached_property
    def under_way(self) -> list[Invitation]:
        if not self.invites:
            return []
        found = visible_to(Invitation.objects.under_way(), self.user)
        if not self.user.is_superuser:
            found = found.filter(municipality__in=held_by(self.user).editor)
        by_place = (Collate("municipality__name", "sv-x-icu"), "email", "role", "id")
        return [*found.select_related("municipality", "invited_by").order_by(*by_place)]

    @cached_property
    def places(self) -> Any:
        """The municipalities to which the reader may invite."""
        found = Municipality.objects.visible().bodies().in_name_order()
        return found if self.user.is_superuser else found.filter(pk__in=held_by(self.user).editor)

    def choice(self, asked: Mapping[str, Any]) -> RecordChoice | None:
        """Among all of them one is sought; editors choose from a short list."""
        if not self.user.is_superuser:
            return None
        choosing, name = BOOK.choosings[Municipality], "municipality"
        return RecordChoice(
            name=name,
            values=[str(asked.get(name, ""))],
            text=asked_words(asked, name),
            readable=self.places.select_related(*choosing.related),
            search=choosing.search,
            told=choosing.told,
            more_told=choosing.more,
            lang=choosing.lang,
        )

    @cached_property
    def invites(self) -> bool:
        return self.user.is_superuser or bool(held_by(self.user).editor)


def _by_place(roles: Any) -> Any:
    order = (Collate("municipality__name", "sv-x-icu"), "user__last_name", "user__first_name", "user__pk", "role")
    return roles.select_related("municipality", "user").order_by(*order)


class InviteForm(WordedForm):
    """Whom to invite, to what. Asked of those who may invite, it offers the places to which they may."""

    email = forms.EmailField(label=_("e-mail"), max_length=254)
    role = forms.ChoiceField(label=_("role"), choices=Role.choices)
    municipality = forms.ModelChoiceField(
        label=_("municipality"), queryset=Municipality.objects.none(), empty_label=None
    )

    def __init__(self, page: StaffPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.fields["municipality"].queryset = page.places  # type: ignore[attr-defined]

    def clean_municipality(self) -> Municipality:
        municipality: Municipality = self.cleaned_data["municipality"]
        if not may(self.page.user, INVITE, municipality):
            raise ValidationError(_("You invite to your own municipality only."))
        return municipality


class TakeAwayForm(WordedForm):
    reason = forms.CharField(
        label=_("reason"), help_text=_("For those who ask later, such as “has changed job”."), max_length=500
    )


class AcceptForm(WordedForm):
    """A new account: a name for the histories, and a password."""

    first_name = forms.CharField(
        label=_("first name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("last name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    password1 = forms.CharField(
        label=_("password"),
        strip=False,
        help_text=format_lazy(
            _("At least {length} characters: a few words that nobody would guess. Not only figures."),
            length=PASSWORD_LENGTH,
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("password, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        first, second = given.get("password1"), given.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ. Write the same one twice."))
        if first:
            self._judge(first, given)
        return given

    def _judge(self, password: str, given: dict[str, Any]) -> None:
        names = {name: given.get(name, "") for name in ("first_name", "last_name")}
        try:
            get_adapter().clean_password(password, user=User(email=self.email, **names))
        except ValidationError as refusal:
            self.add_error("password1", refusal)
