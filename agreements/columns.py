"""The columns of the list of agreements as a spreadsheet."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from archive.spreadsheets import Column, dated

AGREEMENTS: Final = [
    Column(_("Agreement"), lambda row: row.agreement.title),
    Column(_("Kind"), lambda row: row.agreement.get_kind_display()),
    Column(_("Existence"), lambda row: row.agreement.get_existence_display()),
    Column(_("Parties"), lambda row: "; ".join(map(str, row.parties))),
    Column(_("Stated number of parties"), lambda row: row.agreement.stated_parties),
    *dated(_("Signed"), lambda row: row.agreement.signed),
    *dated(_("Ends"), lambda row: row.agreement.ends),
    Column(_("State"), lambda row: row.state_word),
    Column(_("Registry number"), lambda row: row.agreement.registry_number),
    Column(_("Id"), lambda row: str(row.agreement.pk)),
    Column(_("Address"), lambda row: row.agreement.get_absolute_url(), address=True),
]
