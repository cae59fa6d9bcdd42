"""A bad grade is certain and says how little was seen; a good one is withheld where too little was."""

from __future__ import annotations

import msgspec

from checks import Level
from reports.html.render import city_page, opd_page
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from reports.words.format import percent
from tests.reports.city import IMPRINT, SCAN, assessed, target
from tests.reports.html.page import Page
from tests.reports.views.sources import view


def test_a_bad_grade_stands_whatever_is_unknown_and_says_how_little_was_seen() -> None:
    where = target("dinkes.kotacontoh.go.id", "dinkes")
    opd = view("dinkes", assessed(where, "exposed-env", doubt="timeout"))
    assert not opd.tally.coverage.enough
    assert opd.tally.grade == "F"
    for page in (opd_page(opd, "id"), city_page(city_view(SCAN, [summarise(opd)], IMPRINT), "id")):
        assert f"(cakupan {percent(opd.tally.coverage.share, 'id')})" in Page(page).text
    assert "dapat lebih buruk daripada nilai ini" in Page(opd_page(opd, "id")).text


def test_a_visit_gives_no_good_grade() -> None:
    where = msgspec.structs.replace(target("dinkes.kotacontoh.go.id", "dinkes"), level=Level.VISIT)
    opd = view("dinkes", assessed(where))
    assert opd.tally.coverage.enough
    assert opd.tally.grade is None
    assert "hanya dikunjungi" in Page(opd_page(opd, "id")).text
    assert view("dinkes", assessed(where, "exposed-env")).tally.grade == "F"
