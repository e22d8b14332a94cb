"""What the opening program answers instead of facts; ``archive.scanning.refusals`` has the sentences."""


class Fault(Exception):
    """The first argument is the code, one of ``archive.scanning.opened.FAULTS`` or ``unreadable``."""
