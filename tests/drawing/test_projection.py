"""The earth on a flat sheet: equal areas, great circles, lines cut at the edge."""

from math import cos, radians

import pytest

from twinning.drawing.projection import NARROW, WIDE, View, cut_segment, great_circle, inside, simplified

KNOWN = {
    "Linköping": (58.41, 15.62),
    "Nuuk": (64.18, -51.72),
    "Siglufjörður": (66.15, -18.91),
    "Eiði": (62.3, -7.09),
    "Kaunas": (54.9, 23.9),
    "Pietrasanta": (43.96, 10.23),
}
FAR = {"Tianjin": (39.1, 117.2), "Palo Alto": (37.4, -122.1), "Omaruru": (-21.4, 15.9)}


@pytest.mark.parametrize("name", KNOWN)
def test_the_places_of_the_founding_documents_lie_inside(name: str) -> None:
    assert WIDE.holds(WIDE.place(*KNOWN[name]))


@pytest.mark.parametrize("name", FAR)
def test_places_on_other_continents_lie_outside(name: str) -> None:
    assert not WIDE.holds(WIDE.place(*FAR[name]))


@pytest.mark.parametrize("view", [WIDE, NARROW])
def test_the_centre_lies_where_the_view_says_and_north_is_up(view: View) -> None:
    assert view.place(view.latitude, view.longitude) == pytest.approx((view.x, view.y))
    assert view.place(view.latitude + 5, view.longitude)[1] < view.y
    assert view.place(view.latitude, view.longitude + 5)[0] > view.x


@pytest.mark.parametrize("place", [(40.0, 0.0), (60.8, -6.0), (65.0, -45.0), (70.0, 25.0)])
def test_equal_areas_on_earth_are_equal_on_the_sheet(place: tuple[float, float]) -> None:
    latitude, longitude = place
    (x0, y0), (x1, y1), (x2, y2) = (
        WIDE.place(latitude, longitude),
        WIDE.place(latitude + 0.01, longitude),
        WIDE.place(latitude, longitude + 0.01 / cos(radians(latitude))),
    )
    area = abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0))
    assert area == pytest.approx((WIDE.scale * radians(0.01)) ** 2, rel=1e-3)


def test_a_great_circle_goes_from_end_to_end_without_turning_back() -> None:
    way = great_circle(KNOWN["Linköping"], FAR["Palo Alto"])
    longitudes = [longitude for _, longitude in way]
    assert (way[0], way[-1]) == (KNOWN["Linköping"], FAR["Palo Alto"])
    assert longitudes == sorted(longitudes, reverse=True)


def test_a_great_circle_between_northern_places_bends_north() -> None:
    assert max(latitude for latitude, _ in great_circle((60, -50), (60, 20))) > 64


def test_a_place_is_no_way_from_itself() -> None:
    assert great_circle((60, 10), (60, 10)) == [(60, 10), (60, 10)]


def test_a_line_is_cut_where_it_leaves_the_sheet() -> None:
    assert cut_segment((-10, 50), (10, 50), 100, 100) == ((0, 50), (10, 50))
    assert cut_segment((-10, 50), (-1, 50), 100, 100) is None
    assert cut_segment((-10, 5), (5, -10), 100, 100) is None


def test_a_line_that_leaves_and_returns_makes_two_pieces() -> None:
    view = View("small", 100, 100, 60, 0, 1, 0, 0)
    line = [(50.0, 50.0), (150.0, 50.0), (150.0, 60.0), (50.0, 60.0)]
    assert list(inside(view, line)) == [[(50, 50), (100, 50)], [(100, 60), (50, 60)]]


def test_points_that_do_not_show_are_left_out() -> None:
    assert simplified([(0, 0), (5, 0.1), (10, 0)]) == [(0, 0), (10, 0)]
    assert simplified([(0, 0), (5, 3), (10, 0)]) == [(0, 0), (5, 3), (10, 0)]
