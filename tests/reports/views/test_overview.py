"""The overview: what raises the warning, what is common, what ages, what ends, and who is silent."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checks import Importance
from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.facts.values import DnsFacts, Facts, Software
from checks.core.model.text import LANGUAGES
from reports.html.render import city_page
from reports.strategy import Decree, Rung
from reports.views.check_texts import CheckTexts
from reports.views.city.overview import CityView, city_view
from reports.views.city.shared_causes import Sort
from reports.views.city.summary import summarise
from reports.views.imprint import Imprint
from reports.views.opd import opd_view
from tests.reports.city import ASSESSMENTS, BEFORE, IMPRINT, NOW, OPDS, SCAN, assessed, target
from tests.reports.city_checks import CHECKS
from tests.reports.city_tls import tls_facts, with_key
from tests.reports.html.page import Page

LADDER = (Rung(name="Normal"), Rung(name="Waspada"), Rung(name="Siaga"))
CITY = Imprint(decree=Decree(ladder=LADDER))


def overview(*assessments: Assessment, imprint: Imprint = CITY) -> CityView:
    views = (opd_view(SCAN, opd, [a for a in assessments if a.target.opd == opd.code], CheckTexts(CHECKS), imprint) for opd in OPDS)
    return city_view(SCAN, [summarise(view) for view in views], imprint)


def site(opd: str, *findings: str, importance: Importance = Importance.NORMAL) -> Assessment:
    return assessed(target(f"situs-{opd}.kotacontoh.go.id", opd, importance), *findings)


def at(assessment: Assessment, address: str) -> Assessment:
    return msgspec.structs.replace(assessment, facts=msgspec.structs.replace(assessment.facts, dns=DnsFacts(addresses=(address,))))


def with_history(assessment: Assessment, **entries: Entry) -> Assessment:
    """With these lines in its ledger instead of its own; the names are those of checks, with ``_`` for ``-``."""
    ids = {check.id: check for check in CHECKS}
    ledger = {Identity(id, ids[id].problems[0].key): entry for name, entry in entries.items() if (id := name.replace("_", "-"))}
    return msgspec.structs.replace(assessment, ledger=ledger)


@pytest.mark.parametrize(
    ("assessment", "level", "rules"),
    [
        ((site("dinkes"), site("disdik", "http-hsts")), "Normal", []),
        ((site("dinkes", "content-gambling"),), "Waspada", ["sign"]),
        ((site("dinkes", "content-gambling"), site("disdik", "content-gambling")), "Siaga", ["spread"]),
        ((site("dinkes", "content-gambling", importance=Importance.HIGH),), "Siaga", ["important"]),
        ((site("dinkes", "exposed-env"), site("disdik", "exposed-env")), "Normal", []),
        ((site("dinkes", "exposed-env"), site("disdik", "exposed-env"), site("dishub", "exposed-env")), "Waspada", ["hole"]),
    ],
)
def test_the_warning_follows_its_rules(assessment: tuple[Assessment, ...], level: str, rules: list[str]) -> None:
    warning = overview(*assessment).warning
    assert (warning.rung.name if warning.rung else None, [fact.rule.key for fact in warning.facts]) == (level, rules)


def test_the_facts_name_the_opds_and_assets() -> None:
    (fact,) = overview(site("dinkes", "content-gambling"), site("disdik", "content-gambling"), site("dishub")).warning.facts
    assert fact.opds == ("Dinas Kesehatan", "Dinas Pendidikan dan Kebudayaan")
    assert fact.hosts == ("situs-dinkes.kotacontoh.go.id", "situs-disdik.kotacontoh.go.id")


def test_many_sites_of_one_opd_are_not_many_opds() -> None:
    several = [assessed(target(f"s{n}.kotacontoh.go.id", "dinkes"), "content-gambling", "exposed-env") for n in range(5)]
    assert [fact.rule.key for fact in overview(*several).warning.facts] == ["sign"]


def test_a_tentative_finding_raises_nothing() -> None:
    tentative = [site(opd.code, "software-wordpress", importance=Importance.HIGH) for opd in OPDS]
    assert overview(*tentative).warning.step == 0


def test_a_short_ladder_ends_at_its_top_and_without_one_nothing_is_proposed() -> None:
    both = site("dinkes", "content-gambling", importance=Importance.HIGH)
    short = overview(both, imprint=Imprint(decree=Decree(ladder=LADDER[:2]))).warning
    assert short.rung == LADDER[1]
    none = overview(both, imprint=Imprint())
    assert none.warning.rung is None
    assert len(none.warning.facts) == 1
    assert "belum diatur" in Page(city_page(none, "id")).text


def test_no_rule_reaches_a_level_that_is_the_states_to_declare() -> None:
    ladder = (*LADDER[:2], Rung(name="Krisis Siber"))
    raised = overview(site("dinkes", "content-gambling", importance=Importance.HIGH), imprint=Imprint(decree=Decree(ladder=ladder)))
    assert raised.warning.rung == LADDER[1]
    assert "Krisis Siber" not in Page(city_page(raised, "id")).text.replace("Manajemen Krisis Siber", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_marks_the_proposed_level(lang: str) -> None:
    page = Page(city_page(overview(site("dinkes", "content-gambling")), lang))
    assert page.faults == []
    assert [attributes["class"] for tag, attributes in page.elements if attributes.get("aria-current") == "true"] == ["here"]


def test_one_server_with_one_fault_of_several_opds_is_one_action() -> None:
    shared = overview(
        at(site("dinkes", "http-hsts", "exposed-env"), "192.0.2.7"),
        at(site("disdik", "http-hsts"), "192.0.2.7"),
        at(site("dishub", "http-hsts"), "192.0.2.9"),
    ).common
    (server,) = (one for one in shared if one.sort is Sort.ADDRESS)
    assert (server.what, server.opds) == ("192.0.2.7", ("Dinas Kesehatan", "Dinas Pendidikan dan Kebudayaan"))
    assert [need.en for need in server.needs] == ["Set the HSTS header for at least a year"]


@pytest.mark.parametrize("other", ["tls-expiry", ""])
def test_one_server_without_a_common_fault_is_none(other: str) -> None:
    assessment = (at(site("dinkes", "http-hsts"), "192.0.2.7"), at(site("disdik", *filter(None, [other])), "192.0.2.7"))
    assert not [one for one in overview(*assessment).common if one.sort is Sort.ADDRESS]


def running(opd: str, version: str, eol: dt.date | None) -> Assessment:
    assessment = site(opd)
    return msgspec.structs.replace(assessment, facts=Facts(software=(Software(name="PHP", version=version, certainty="certain", eol=eol),)))


def test_the_inventory_has_each_version_once_and_the_unsupported_first() -> None:
    old, new = dt.date(2022, 11, 28), dt.date(2027, 12, 31)
    assessment = overview(
        running("dinkes", "8.3.1", new), running("disdik", "7.4.3", old), running("dishub", "8.3.1", new), running("bpbd", "7.4.3", old)
    )
    assert [(one.version, one.ended, len(one.opds)) for one in assessment.software] == [("7.4.3", True, 2), ("8.3.1", False, 2)]
    assert [one.what for one in assessment.common] == ["PHP 7.4.3"]
    assert overview(running("dinkes", "7.4.3", old), running("disdik", "8.3.1", new)).common == ()


def test_the_last_day_of_support_is_still_supported() -> None:
    assert not overview(running("dinkes", "8.2", NOW.date())).software[0].ended


def test_a_wildcard_of_several_opds_is_renewed_once() -> None:
    def holding(opd: str) -> Assessment:
        assessment = site(opd)
        return msgspec.structs.replace(
            assessment, facts=msgspec.structs.replace(Facts(), tls=with_key(tls_facts("a.test"), "ab" * 32, "*.kotacontoh.go.id"))
        )

    assessment = overview(holding("dinkes"), holding("disdik"))
    assert [(one.sort, one.what) for one in assessment.common] == [(Sort.WILDCARD, "*.kotacontoh.go.id")]
    ((month,),) = (assessment.calendar.months,)
    assert [len(renewal.hosts) for renewal in month.renewals] == [2]


def test_the_calendar_begins_with_what_has_ended_and_leaves_the_far_future_out() -> None:
    def ending(opd: str, days: int) -> Assessment:
        assessment = site(opd)
        tls = assessment.facts.tls
        assert tls
        assert tls.certificate
        leaf = msgspec.structs.replace(tls.certificate, not_after=NOW + dt.timedelta(days=days), days_left=days)
        return msgspec.structs.replace(
            assessment, facts=msgspec.structs.replace(assessment.facts, tls=msgspec.structs.replace(tls, certificate=leaf))
        )

    assessment = overview(ending("dinkes", 40), ending("disdik", -3), ending("dishub", 0), ending("bpbd", 700)).calendar
    assert [(month.start, [one.left for one in month.renewals]) for month in assessment.months] == [
        (None, [-3]),
        (dt.date(2026, 11, 1), [0]),
        (dt.date(2026, 12, 1), [40]),
    ]
    assert (assessment.later, assessment.certificates) == (1, 4)


def test_the_trend_adds_up_and_ends_at_what_is_open() -> None:
    city = city_view(SCAN, [summarise(opd_view(SCAN, opd, ASSESSMENTS[opd.code], CheckTexts(CHECKS), IMPRINT)) for opd in OPDS], IMPRINT)
    entries = [entry for assessment in ASSESSMENTS.values() for one in assessment for entry in one.ledger.values()]
    assert city.bars[-1].day.open == sum(entry.state.open for entry in entries) == sum(city.ageing.ages)
    assert sum(bar.day.new for bar in city.bars) == len(entries)
    assert [bar.day.date for bar in city.bars] == [BEFORE.date(), NOW.date()]
    assert city.bars[-1].day.fixed == city.ageing.fixed == 1


def test_ages_fall_into_their_buckets_and_the_median_is_one() -> None:
    def entry_of(days: int, state: State = State.STILL, took: int = 0) -> Entry:
        first = NOW - dt.timedelta(days=days)
        return Entry(state, first, NOW, first + dt.timedelta(days=took))

    assessment = with_history(site("dinkes"), http_hsts=entry_of(29), http_disclosure=entry_of(30), exposed_env=entry_of(200))
    other = with_history(site("disdik"), tls_expiry=entry_of(90, State.FIXED, 10), http_hsts=entry_of(90, State.FIXED, 25))
    ageing = overview(assessment, other).ageing
    assert (ageing.ages, ageing.median, ageing.fixed) == ((1, 1, 0, 1), 17.5, 2)
    assert overview(assessment).ageing.median is None


def test_an_opd_is_silent_when_deadlines_passed_and_nothing_was_mended_since() -> None:
    late = Entry(State.STILL, BEFORE, NOW, BEFORE)
    mended = Entry(State.FIXED, BEFORE, BEFORE, NOW)
    ignoring = with_history(site("dinkes", "http-hsts"), http_hsts=late)
    working = with_history(site("disdik", "http-hsts"), http_hsts=late, tls_expiry=mended)
    assessment = overview(ignoring, working, site("dishub", "http-hsts"))
    assert [(one.opd.code, one.tasks, one.late > 0) for one in assessment.silent] == [("dinkes", 1, True)]
    assert "OPD yang belum menindaklanjuti" in Page(city_page(assessment, "id")).text


def test_who_mended_something_on_the_very_day_is_not_silent() -> None:
    late = Entry(State.STILL, BEFORE, NOW, BEFORE)
    at_once = Entry(State.FIXED, BEFORE, BEFORE, BEFORE)
    assert overview(with_history(site("dinkes", "http-hsts"), http_hsts=late, tls_expiry=at_once)).silent == ()


def test_the_map_has_every_finding_of_the_city_once() -> None:
    assessment = overview(*(one for findings in ASSESSMENTS.values() for one in findings))
    assert sum(cell.count for cell in assessment.map.cells) == assessment.tally.findings
