import pytest

from archive.countries import COUNTRY_CODES, UnknownCountry, country_name, country_names


@pytest.mark.parametrize(
    ("code", "swedish", "english"),
    [
        ("AX", "Åland", "Åland"),
        ("FO", "Färöarna", "Faroe Islands"),
        ("GL", "Grönland", "Greenland"),
        ("MO", "Macau", "Macau"),
        ("US", "USA", "United States"),
        ("DE", "Tyskland", "Germany"),
    ],
)
def test_a_country_is_named_in_the_readers_language(code: str, swedish: str, english: str) -> None:
    assert (country_name(code, "sv"), country_name(code, "en")) == (swedish, english)


def test_a_regional_form_of_a_language_has_the_names_of_the_language() -> None:
    assert country_name("NO", "sv-FI") == "Norge"
    assert country_name("NO", "en_GB") == "Norway"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_code_has_a_name_of_its_own(language: str) -> None:
    names = country_names(language)
    assert set(names) == COUNTRY_CODES
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("code", ["", "se", "XX", "SWE"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownCountry, match="no ISO 3166-1 code"):
        country_name(code, "sv")
