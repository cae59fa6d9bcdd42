"""Findings that do not count: page one says so in a sentence, and the overview when to decide anew."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks import Text
from checks.core.assess.waivers import Ground
from reports.export.formats.letter import letter
from reports.html.render import city_page, opd_page
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from tests.reports.html.page import Page
from tests.reports.invented import IMPRINT, SCAN, assessed, besides, decided, target
from tests.reports.views.made import view

HERE = target("situs.kotacontoh.go.id", "dinkes")
MAY, JUNE = dt.date(2027, 5, 31), dt.date(2027, 6, 30)


def told(*waived: tuple[str, Ground, dt.date]) -> Text | None:
    return view("dinkes", besides(assessed(HERE), *(decided(HERE, *one) for one in waived))).omission


def test_nothing_is_said_where_everything_counts() -> None:
    assert told() is None


def test_one_accepted_risk_holds_until_its_day() -> None:
    assert told(("tls-expiry", Ground.ACCEPTED, JUNE)) == Text(
        id="Laporan ini tidak menghitung 1 risiko yang telah diterima; keputusannya berlaku sampai 30 Juni 2027.",
        en="This report leaves out 1 accepted risk; the decision holds until 30 June 2027.",
    )


def test_of_several_the_first_to_end_is_named_and_the_grounds_are_told_apart() -> None:
    mixed = told(("tls-expiry", Ground.ACCEPTED, JUNE), ("http-hsts", Ground.ACCEPTED, MAY), ("exposed-env", Ground.FALSE_POSITIVE, JUNE))
    assert mixed == Text(
        id="Laporan ini tidak menghitung 2 risiko yang telah diterima dan 1 temuan yang dinyatakan keliru; "
        "keputusan yang pertama berakhir pada 31 Mei 2027.",
        en="This report leaves out 2 accepted risks and 1 false positive; the first of these decisions ends on 31 May 2027.",
    )
    mistaken = told(("exposed-env", Ground.FALSE_POSITIVE, JUNE), ("tls-expiry", Ground.FALSE_POSITIVE, JUNE))
    assert mistaken is not None
    assert "2 temuan yang dinyatakan keliru;" in mistaken.id
    assert "diterima" not in mistaken.id


def test_page_one_and_the_letter_say_it_although_nothing_else_is_left() -> None:
    seen = view("dinkes", besides(assessed(HERE), decided(HERE, "tls-expiry")))
    assert seen.tally.findings == 0
    page = Page(opd_page(seen, "id"))
    first = page.text[page.text.index("Ringkasan untuk pimpinan") : page.text.index("Isi laporan") if "Isi laporan" in page.text else None]
    assert "tidak menghitung 1 risiko yang telah diterima" in first
    assert "#waived" in page.values("href")
    assert "tidak menghitung 1 risiko yang telah diterima" in letter(seen, "id")


def test_the_overview_lists_what_ends_first_first() -> None:
    one = view("dinkes", besides(assessed(HERE), decided(HERE, "tls-expiry", until=JUNE)))
    there = target("lain.kotacontoh.go.id", "disdik")
    other = view("disdik", besides(assessed(there), decided(there, "http-hsts", until=MAY)))
    city = city_view(SCAN, [summarise(one), summarise(other)], IMPRINT)
    assert [(decision.target.opd, decision.until) for decision in city.waived] == [("disdik", MAY), ("dinkes", JUNE)]
    text = Page(city_page(city, "en")).text
    assert text.index("31 May 2027") < text.index("30 June 2027")
    assert "191 days left" in text
    assert "This report leaves out 2 accepted risks" in text


def test_an_overview_without_decisions_has_no_such_section() -> None:
    plain = city_view(SCAN, [summarise(view("diskominfo"))], IMPRINT)
    assert "waived" not in Page(city_page(plain, "id")).values("id")


def test_the_words_of_a_decision_stay_words() -> None:
    hostile = msgspec.structs.replace(decided(HERE, "tls-expiry", reason="<script>alert(1)</script> \u202e"))
    city = city_view(SCAN, [summarise(view("dinkes", besides(assessed(HERE), hostile)))], IMPRINT)
    page = Page(city_page(city, "id"))
    assert "<script>alert(1)</script>" in page.text
    assert "\u202e" not in page.text
