"""Countries and areas by their ISO 3166-1 code, named in the reader's language (Unicode CLDR, through Babel)."""

from functools import cache
from typing import Final

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# The codes stand here, not only in Babel, so that a newer CLDR never changes what the database accepts.
# XK is user-assigned in ISO 3166-1 and used for Kosovo by the European Union.
COUNTRY_CODES: Final[frozenset[str]] = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT
    JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split()
)

# CLDR's formal names where a reader expects the everyday one.
SHORT_NAMES: Final[dict[str, dict[str, str]]] = {
    "sv": {"HK": "Hongkong", "MO": "Macau", "PS": "Palestina"},
    "en": {"AX": "Åland", "HK": "Hong Kong", "MO": "Macau", "PS": "Palestine", "MM": "Myanmar", "TR": "Turkey"},
}


class UnknownCountry(ValueError):
    """A code that no country or area has."""


@cache
def country_names(language: str) -> dict[str, str]:
    """Every name by its code, in the order of the codes."""
    territories = Locale.parse(language).territories
    return {code: SHORT_NAMES.get(language, {}).get(code) or territories[code] for code in sorted(COUNTRY_CODES)}


def country_name(code: str, language: str) -> str:
    """The name a reader of the language (`sv`, `en` or a regional form of them) expects."""
    try:
        return country_names(language.replace("_", "-").split("-")[0])[code]
    except KeyError:
        raise UnknownCountry(f"{code!r} is no ISO 3166-1 code") from None


def validate_country(code: str) -> None:
    """Refuse what is no country or area; raises ``ValidationError``."""
    if code not in COUNTRY_CODES:
        message = _("%(code)s is no country. Write two capital letters, such as SE, FI or GL.")
        raise ValidationError(message, params={"code": code})
