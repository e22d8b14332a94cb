"""Every list that can be filtered, by the name of its address."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from agreements.filtersets import AgreementFilterSet
from archive.filtersets import RepositoryFilterSet, SourceFilterSet
from archive.listings import Listing
from twinning.filtersets import ChainFilterSet, LinkFilterSet, MunicipalityFilterSet
from twinning.views.actions import ActionFilterSet
from twinning.views.unsourced import UnsourcedFilterSet

LISTINGS: Final = (
    Listing("municipality-list", _("Municipalities"), MunicipalityFilterSet),
    Listing("link-list", _("Links"), LinkFilterSet),
    Listing("chain-list", _("Chains"), ChainFilterSet),
    Listing("agreement-list", _("Agreements"), AgreementFilterSet),
    Listing("source-list", _("Sources"), SourceFilterSet),
    Listing("repository-list", _("Archival institutions"), RepositoryFilterSet),
    Listing("unsourced", _("Statements without source"), UnsourcedFilterSet),
    Listing("action-list", _("What was done"), ActionFilterSet),
)
