"""The one refusal of this package, in the reader's language and with examples of what can be read."""

from __future__ import annotations

from archive.dates.language import translated


def _(msgid: str) -> str:
    """Mark a text for translation; it is translated when the refusal is shown, not when it is made."""
    return msgid


EXAMPLES = _("19 October 1964, Oct 1964, autumn 2005, late 1980s, 1996–2004, since the 1940s, c. 1946, unknown")
NOT_READ = _("“%(text)s” could not be read as a date. Write for example: %(examples)s.")
TOO_LONG = _("The date is too long to be read. Write for example: %(examples)s.")
NO_SUCH_DAY = _("“%(text)s” is not in the calendar. Check the day and the month; write for example: %(examples)s.")
REVERSED = _("“%(text)s” ends before it begins. Write the earlier date first, for example: %(examples)s.")
WHICH_CENTURY = _("“%(text)s” does not say which century. Write the year with four digits, for example: %(examples)s.")
DECADE_OR_CENTURY = _(
    "“%(text)s” may be ten years or a hundred. Write “%(decade)s” or “%(century)s”; other examples: %(examples)s."
)
DAY_OR_MONTH_FIRST = _(
    "“%(text)s” does not show which is the day and which the month. Write “%(iso)s” or name the month; "
    "other examples: %(examples)s."
)
MONTH_OR_YEARS = _(
    "“%(text)s” may be a month or a span of years. Write “%(month)s” or “%(years)s”; other examples: %(examples)s."
)
NOT_SINCE = _("“%(text)s” cannot be a beginning, as it has an end of its own. Write for example: %(examples)s.")
CHOICE_IN_INTERVAL = _(
    "“%(text)s” begins or ends with a date that is itself a choice of several. Write a decade, a year or “c.” there, "
    "for example: 194X–1998, c. 1948–1998."
)
NOT_ONE_DAY = _("“%(text)s” is not one day, month or year. Write for example: 2014, 2014-09 or 2014-09-19.")


class UnreadableDate(ValueError):
    """What was typed could not be understood as a date; ``str()`` says why and how to mend it."""

    def __init__(self, template: str, text: str = "", **values: str) -> None:
        super().__init__(template, text)
        self.template = template
        self.values = {"text": text, **values}

    def __str__(self) -> str:
        return translated(self.template) % {"examples": translated(EXAMPLES), **self.values}

    def about(self, text: str) -> UnreadableDate:
        """The same refusal, quoting all of what was typed rather than the part that failed."""
        return UnreadableDate(self.template, **{**self.values, "text": text})
