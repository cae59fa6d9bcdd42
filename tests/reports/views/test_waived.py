"""Findings that somebody decided about: page one says so in a sentence, and the overview when to decide anew."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks import Text
from checks.core.assess.waivers import Ground
from reports.export.formats.defectdojo import defectdojo_chunks
from reports.export.formats.letter import letter
from reports.html.render import city_page, opd_page
from reports.register import COLUMNS, rows, values
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from reports.views.opd import OpdView
from tests.reports.city import IMPRINT, SCAN, assessed, besides, target, waiver_of
from tests.reports.city_checks import FINDINGS
from tests.reports.html.page import Page
from tests.reports.views.sources import view

HERE = target("situs.kotacontoh.go.id", "dinkes")
MAY, JUNE = dt.date(2027, 5, 31), dt.date(2027, 6, 30)


def seen_with(*waived: tuple[str, Ground, dt.date]) -> OpdView:
    return view("dinkes", besides(assessed(HERE), *(waiver_of(HERE, *one) for one in waived)))


def test_nothing_is_said_where_everything_counts() -> None:
    assert seen_with().omission is None
    assert seen_with().acceptance is None


def test_one_accepted_risk_is_named_with_its_level_its_day_and_who_accepted_it() -> None:
    assessments = seen_with(("tls-expiry", Ground.ACCEPTED, JUNE))
    level = FINDINGS["tls-expiry"].level.label
    assert assessments.acceptance == Text(
        id=f"1 risiko {level.id} diterima oleh Sekretaris Daerah sampai 30 Juni 2027; kelemahannya masih terbuka dan tetap dihitung dalam nilai.",
        en=f"1 risk ({level.en}) accepted by Sekretaris Daerah until 30 June 2027; it is still open and counts for the grade.",
    )
    assert assessments.omission is None


def test_of_several_the_first_to_end_is_named_and_the_grounds_are_told_apart() -> None:
    assessments = seen_with(
        ("tls-expiry", Ground.ACCEPTED, JUNE), ("http-hsts", Ground.ACCEPTED, MAY), ("exposed-env", Ground.FALSE_POSITIVE, JUNE)
    )
    assert assessments.acceptance is not None
    assert "keputusan yang pertama berakhir pada 31 Mei 2027" in assessments.acceptance.id
    assert assessments.acceptance.id.count("1 risiko") == 2
    assert assessments.omission == Text(
        id="Laporan ini tidak menghitung 1 temuan yang dinyatakan keliru; keputusannya berlaku sampai 30 Juni 2027.",
        en="This report leaves out 1 false positive; the decision holds until 30 June 2027.",
    )


def test_an_accepted_risk_stays_in_grade_and_headline_and_is_no_task_to_decide() -> None:
    open_one, accepted = view("dinkes", assessed(HERE, "exposed-env")), seen_with(("exposed-env", Ground.ACCEPTED, JUNE))
    assert (accepted.tally.grade, accepted.tally.levels) == (open_one.tally.grade, open_one.tally.levels)
    assert accepted.headline.id.startswith("Masih terbuka risiko Sangat Tinggi (1 temuan dari 1)")
    assert [(task.accepted, task.due, task.late) for task in accepted.tasks] == [(True, JUNE, 0)]
    assert accepted.top == ()
    page = Page(opd_page(accepted, "id"))
    first = page.text[page.text.index("Ringkasan untuk pimpinan") : page.text.index("Isi laporan") if "Isi laporan" in page.text else None]
    assert "diterima oleh Sekretaris Daerah sampai 30 Juni 2027" in first
    assert "#waived" in page.values("href")
    assert "1 risiko Sangat Tinggi diterima oleh" in letter(accepted, "id")


def test_the_overview_lists_what_ends_first_first() -> None:
    one = view("dinkes", besides(assessed(HERE), waiver_of(HERE, "tls-expiry", until=JUNE)))
    there = target("lain.kotacontoh.go.id", "disdik")
    other = view("disdik", besides(assessed(there), waiver_of(there, "http-hsts", until=MAY)))
    city = city_view(SCAN, [summarise(one), summarise(other)], IMPRINT)
    assert [(decision.target.opd, decision.until) for decision in city.waived] == [("disdik", MAY), ("dinkes", JUNE)]
    text = Page(city_page(city, "en")).text
    assert text.index("31 May 2027") < text.index("30 June 2027")
    assert "191 days left" in text
    assert "accepted by Sekretaris Daerah; the first of these decisions ends on 31 May 2027" in text


def test_an_overview_without_decisions_has_no_such_section() -> None:
    plain = city_view(SCAN, [summarise(view("diskominfo"))], IMPRINT)
    assert "waived" not in Page(city_page(plain, "id")).values("id")


def test_the_words_of_a_decision_stay_words() -> None:
    hostile = msgspec.structs.replace(waiver_of(HERE, "tls-expiry", reason="<script>alert(1)</script> \u202e"))
    city = city_view(SCAN, [summarise(view("dinkes", besides(assessed(HERE), hostile)))], IMPRINT)
    page = Page(city_page(city, "id"))
    assert "<script>alert(1)</script>" in page.text
    assert "\u202e" not in page.text


def test_an_accepted_risk_is_marked_in_the_register_and_for_defectdojo() -> None:
    accepted = seen_with(("exposed-env", Ground.ACCEPTED, JUNE), ("tls-expiry", Ground.FALSE_POSITIVE, JUNE))
    (line,) = values(tuple(rows(accepted)), "id")
    cells = {column.letter: cell for column, cell in zip(COLUMNS, line, strict=True)}
    status, option, plan = (cells[letter] for letter in "YPQ")
    assert (status, option) == ("Diterima", "Penerimaan")
    assert str(plan).startswith("Diterima oleh Sekretaris Daerah sampai 30 Juni 2027; tetap disarankan: ")
    (content,) = msgspec.json.decode(b"".join(defectdojo_chunks(SCAN, [accepted], "id")))["findings"]
    assert (content["active"], content["risk_accepted"]) == (True, True)
    assert "risk-accepted" in content["tags"]
    (free,) = msgspec.json.decode(b"".join(defectdojo_chunks(SCAN, [view("dinkes", assessed(HERE, "exposed-env"))], "id")))["findings"]
    assert "risk_accepted" not in free
