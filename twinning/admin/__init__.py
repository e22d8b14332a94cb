"""Links, chains, events and surveys in the stock admin."""

from twinning.admin import chains, events, links, surveys

__all__ = ["chains", "events", "links", "surveys"]
