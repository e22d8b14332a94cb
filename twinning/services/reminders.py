"""Reminding the editors of a municipality of the year's review: by e-mail, once a day at most."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.actions import author_words
from archive.languages import RECORD_LANGUAGE
from archive.reading import today
from municipalities.models import Municipality, Role, StaffRole
from twinning.models import Review, ReviewReminder

log = logging.getLogger(__name__)


@transaction.atomic
def review_remind(*, municipality: Municipality, year: int, by: User) -> ReviewReminder:
    """Write to each editor in the language of the records. What could not be sent at all is not kept as sent."""
    if Review.objects.visible().of(municipality, year).filter(done_at__isnull=False).exists():
        raise ValidationError(_("The review is saved already."))
    addresses = _editors(municipality)
    if not addresses:
        raise ValidationError(_("Nobody edits for them who has an e-mail address. Invite somebody first."))
    reminder = ReviewReminder(
        municipality=municipality,
        year=year,
        sent_on=today(),
        by=by,
        author=author_words(by),
        recipients=len(addresses),
    )
    reminder.full_clean()
    reminder.save()
    sent = [address for address in addresses if _mailed(address, municipality, year)]
    if not sent:
        raise ValidationError(_("The mail could not be sent. Try again later."))
    return reminder


def _editors(municipality: Municipality) -> list[str]:
    held = StaffRole.objects.filter(municipality=municipality, role=Role.EDITOR, user__is_active=True)
    addresses = held.exclude(user__email="").order_by("user__email").values_list("user__email", flat=True)
    return list(dict.fromkeys(addresses))


def _mailed(address: str, municipality: Municipality, year: int) -> bool:
    with override(RECORD_LANGUAGE):
        place = settings.SITE_ADDRESS + reverse("review", args=[municipality.slug, year])
        told = {"municipality": municipality, "year": year, "address": place}
        subject = _("Annual review %(year)s of the twin towns of %(municipality)s") % told
        body = render_to_string("mail/review_reminder.txt", told)
    try:
        send_mail(" ".join(subject.split()), body, None, [address])
    except OSError:
        log.exception("A reminder of the review of %s could not be sent.", municipality.pk)
        return False
    return True
