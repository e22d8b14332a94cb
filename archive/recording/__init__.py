"""Writing records in the public design: one small declaration for each kind, and the engine that reads them."""

from archive.recording.declaration import Beside, Book, Choosing, Group, Recording, book

__all__ = ["Beside", "Book", "Choosing", "Group", "Recording", "book"]
