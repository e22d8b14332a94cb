"""A file's name from outside is made fit to show and to download under; nothing else is done with it."""

import pytest

from archive.scanning import clean_name


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Inbjudan 1964.tif", "Inbjudan 1964.tif"),
        ("Brännkyrka – sída.pdf", "Brännkyrka – sída.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Skanningar\\sida 1.tif", "sida 1.tif"),
        ("sida.jpg\0.exe", "sida.jpg.exe"),
        ("sida\r\nSet-Cookie: x.tif", "sidaSet-Cookie_ x.tif"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("\u2066sida\u2069\u200b.tif", "sida.tif"),
        ('sida "<b>" |?*.tif', "sida __b__ ___.tif"),
        ("  .sida.tif. ", "sida.tif"),
        ("..", "scan"),
        ("", "scan"),
        ("\0", "scan"),
        ("sida.php", "sida.php"),
        ("A\u030a.tif", "\u00c5.tif"),
    ],
)
def test_a_name_is_made_fit_to_show(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@pytest.mark.parametrize("name", ["x" * 300 + ".tif", "x." + "y" * 300, "å" * 300])
def test_a_name_is_short_and_keeps_its_suffix(name: str) -> None:
    clean = clean_name(name)
    assert len(clean) <= 255
    assert clean.endswith(".tif") or ".tif" not in name
