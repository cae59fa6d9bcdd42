"""Page one says first what is at stake and what is to be decided; whatever identifies the letter comes after."""

from __future__ import annotations

import datetime as dt

from checks import Kind
from checks.core.model.risk import RiskLevel
from reports.html.render import city_page, opd_page
from reports.strategy import Decree
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from tests.reports.city import IMPRINT, OPDS, SCAN, assessed, target
from tests.reports.html.page import Page
from tests.reports.views.sources import view


def order(text: str, *words: str) -> list[int]:
    return [text.index(word) for word in words]


def test_the_headline_and_the_actions_come_before_the_letters_number() -> None:
    opd = view("dinkes")
    text = Page(opd_page(opd, "id")).text
    places = order(text, opd.headline.id, opd.top[0].action.text.id, opd.top[0].stake.id, "Skala A, B, C, D, F", "Nomor surat")
    assert places == sorted(places)


def test_main_actions_are_medium_and_above_and_the_others_are_counted() -> None:
    opd = view("dinkes")
    assert all(task.action.worst.level.rank >= RiskLevel.MEDIUM.rank for task in opd.top)
    assert len(opd.top) + len(opd.rest) == len(opd.tasks)
    assert f"{len(opd.rest)} tindakan lain dirinci" in Page(opd_page(opd, "id")).text


def test_a_department_without_findings_has_no_empty_matrix() -> None:
    text = Page(opd_page(view("diskominfo"), "id")).text
    assert "Tidak ada tindakan tingkat Sedang ke atas" in text
    assert "Peta risiko" not in text[: text.index("Data laporan")]


def test_one_that_could_not_be_examined_says_what_is_needed_for_it() -> None:
    opd = view("dishub")
    text = Page(opd_page(opd, "id")).text
    first = text[: text.index("Data laporan")]
    assert opd.open_reasons[0].remedy.id in first
    assert "Tidak ada tindakan" not in first
    assert "Tidak ada temuan" not in first, "what nobody could look at is no good news"


def test_the_city_has_five_actions_at_most_signs_of_an_incident_first_and_its_worst_findings() -> None:
    city = city_view(SCAN, [summarise(view(opd.code)) for opd in OPDS], IMPRINT)
    assert 0 < len(city.actions) <= 5
    assert city.actions[0].at_once
    assert all(action.risk.level.rank >= RiskLevel.MEDIUM.rank for action in city.actions)
    assert {one.risk.level for one in city.grave} == {RiskLevel.HIGH, RiskLevel.VERY_HIGH}
    text = Page(city_page(city, "id")).text
    places = order(text, city.headline.id, city.actions[0].action.id, "Temuan terberat", city.grave[0].stake.id, "Data laporan")
    assert places == sorted(places)


def test_where_personal_data_may_lie_open_the_deadline_is_that_of_the_notice() -> None:
    """UU 27/2022 Pasal 46: 3 x 24 hours."""
    day = dt.date(2026, 11, 21)
    assert Decree().due(day, RiskLevel.HIGH, Kind.EXPOSURE, personal=True) == dt.date(2026, 11, 24)
    assert Decree().due(day, RiskLevel.HIGH, Kind.EXPOSURE) == dt.date(2026, 11, 28)
    assert Decree(deadlines={RiskLevel.HIGH: 2}).due(day, RiskLevel.HIGH, Kind.EXPOSURE, personal=True) == dt.date(2026, 11, 23)


def test_a_grade_of_a_part_says_so_in_words_beside_it() -> None:
    """'F (cakupan 70%)' in a corner of its own had three letters a line."""
    opd = assessed(
        target("dinkes.kotacontoh.go.id", "dinkes"),
        "exposed-env",
        doubt="timeout",
        open_checks=("tls-expiry", "http-hsts", "http-disclosure"),
    )
    text = " ".join(Page(opd_page(view("dinkes", opd), "id")).text.split())
    assert "Nilai (cakupan 50%) Risiko terburuk yang tampak" in text
