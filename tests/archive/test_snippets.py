"""Words sought are marked where they stand, whatever the case, the marks and the letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.folding import fold
from archive.snippets import folded_places, snippet


@given(st.text(st.sampled_from("aÅä ß\n\t\u0301¨ﬁÆðþ\u00a0Ⅷ½İǅx"), max_size=30))
def test_a_text_folds_letter_by_letter_as_it_does_whole(text: str) -> None:
    assert folded_places(text)[0] == fold(text)


@pytest.mark.parametrize(
    ("text", "sought", "marked"),
    [
        ("Vänersborg och Åmål", "amal", ["Åmål"]),
        ("i Seyðisfjörður", "seydis", ["Seyðis"]),
        ("en e\u0301le\u0300ve", "eleve", ["e\u0301le\u0300ve"]),
        ("Ægir", "a", ["Æ"]),
        ("Straße, strasse", "STRASSE", ["Straße", "strasse"]),
        ("ord  med\nradbrott", "med radbrott", ["med", "radbrott"]),
        ("inget", "annat", []),
    ],
)
def test_what_is_marked_is_what_stands_in_the_text(text: str, sought: str, marked: list[str]) -> None:
    assert [piece.text for piece in snippet(text, sought) if piece.found] == marked


def test_a_long_text_is_cut_at_words_round_the_place_with_most_of_them() -> None:
    text = f"vänort {'ord ' * 200}om vänort och vecka {'ord ' * 200}"
    shown = "".join(piece.text for piece in snippet(text, "vecka vanort"))
    assert "om vänort och vecka" in shown
    assert shown.startswith("… ord ")
    assert shown.endswith(" …")
    assert len(shown) < 220
