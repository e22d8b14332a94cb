"""Writing records: one way in for web forms, the admin, the API and the importers."""

from archive.services.records import Related, record_hide, record_restore, record_save

__all__ = ["Related", "record_hide", "record_restore", "record_save"]
