"""The stock admin: what every floor's admin builds on, and this floor's own pages."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

from archive.admin.columns import dated, listed, related, titled
from archive.admin.inlines import CitationInline, RecordInline, StackedRecordInline
from archive.admin.records import AddressedAdmin, RecordAdmin
from archive.admin.rights import RightsAdmin
from archive.admin.scans import ScanAdmin
from archive.admin.sources import CitationAdmin

__all__ = [
    "AddressedAdmin",
    "CitationAdmin",
    "CitationInline",
    "RecordAdmin",
    "RecordInline",
    "RightsAdmin",
    "ScanAdmin",
    "StackedRecordInline",
    "dated",
    "listed",
    "related",
    "titled",
]

# The queue's own list is for programmers; what operators need of it stands on their page.
if admin.site.is_registered(DBTaskResult):
    admin.site.unregister(DBTaskResult)
