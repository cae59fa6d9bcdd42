"""What came of handovers: who mended something, who did not, and of whom it cannot be told."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import Entry, Identity, State
from reports.html.render import city_page
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from reports.views.deliveries import Delivery, LastPackage, OpdReaction, delivery
from tests.each import each
from tests.reports.city import ASSESSMENTS, BEFORE, HANDOVERS, IMPRINT, NOW, OPDS, SCAN, assessed, target
from tests.reports.city_checks import FINDINGS
from tests.reports.html.page import Page
from tests.reports.views.sources import view

HERE = target("situs.kotacontoh.go.id", "dinkes")
AT = NOW - dt.timedelta(days=40)
SINCE = NOW - dt.timedelta(days=5)
KEYS = {id: Identity(id, finding.problem, finding.subject) for id, finding in FINDINGS.items()}


def entry(state: State, first: dt.datetime = BEFORE, changed: dt.datetime = SINCE) -> Entry:
    return Entry(state, first, NOW, changed)


def assessment_with(*finding: str, **lines: Entry) -> Assessment:
    """An asset with these findings and this history; the names are those of checks, with ``_`` for ``-``."""
    ledger = {KEYS[name.replace("_", "-")]: line for name, line in lines.items()}
    return msgspec.structs.replace(assessed(HERE, *finding), ledger=ledger)


def delivery_of(assessment: Assessment, at: dt.datetime = AT) -> Delivery:
    return delivery(view("dinkes", assessment), LastPackage(opd="dinkes", at=at, to="Kepala"))


OLD, LATER = entry(State.STILL), entry(State.NEW, SINCE)


@each(
    ("assessment", "waiting", "fixed", "answer"),
    [
        (assessment_with("http-hsts", http_hsts=OLD), 1, 0, OpdReaction.NOTHING),
        (assessment_with("http-hsts", http_hsts=OLD, tls_expiry=entry(State.FIXED)), 1, 1, OpdReaction.PARTLY),
        (assessment_with(tls_expiry=entry(State.FIXED)), 0, 1, OpdReaction.DONE),
        (
            assessment_with("http-hsts", http_hsts=OLD, tls_expiry=entry(State.FIXED, changed=AT - dt.timedelta(1))),
            1,
            0,
            OpdReaction.NOTHING,
        ),
        (assessment_with("http-hsts", http_hsts=LATER), 0, 0, OpdReaction.DONE),
        (assessment_with(http_hsts=entry(State.UNVERIFIABLE)), 0, 0, OpdReaction.UNCLEAR),
        (assessment_with(http_hsts=entry(State.UNVERIFIABLE), tls_expiry=entry(State.FIXED)), 0, 1, OpdReaction.PARTLY),
    ],
)
def test_what_was_known_then_decides(assessment: Assessment, waiting: int, fixed: int, answer: OpdReaction) -> None:
    delivery = delivery_of(assessment)
    assert (delivery.backlog.waiting, delivery.fixed, delivery.reaction) == (waiting, fixed, answer)


def test_a_scan_from_before_the_handover_accuses_nobody() -> None:
    after = delivery_of(assessment_with("http-hsts", http_hsts=OLD), at=SCAN.started + dt.timedelta(hours=1))
    assert (after.reaction, after.backlog.waiting, after.backlog.late) == (OpdReaction.UNCLEAR, 1, 0)


def test_an_opd_that_could_not_be_reached_has_not_done_everything() -> None:
    assert delivery_of(assessed(HERE, doubt="timeout")).reaction is OpdReaction.UNCLEAR


def test_the_deadline_counts_from_the_handover() -> None:
    delivery = delivery_of(assessment_with("exposed-env", "http-hsts", exposed_env=OLD, http_hsts=OLD))
    assert delivery.day == dt.date(2026, 10, 12)
    assert delivery.backlog.due == dt.date(2026, 10, 14), "two days for very high risk, by the city's decree"
    assert delivery.backlog.late == 38


def test_the_overview_has_who_has_not_reacted_first_and_who_was_never_told() -> None:
    views = {opd.code: view(opd.code) for opd in OPDS}
    city = city_view(SCAN, [summarise(one, HANDOVERS.get(code)) for code, one in views.items()], IMPRINT)
    assert [one.opd.code for one in city.deliveries] == ["dinkes", "dishub"]
    assert [opd.code for opd in city.uninformed] == ["dispusip", "disdik"]
    page = Page(city_page(city, "id"))
    assert "kepada dr. Contoh Sehat, M.Kes.; seluruhnya 2 paket" in page.text
    assert "belum tercatat menerima laporan: Dinas Perpustakaan dan Kearsipan, Dinas Pendidikan dan Kebudayaan." in page.text
    assert page.faults == []


def test_silence_comes_before_everything_and_the_latest_first() -> None:
    nothing = delivery_of(assessment_with("http-hsts", http_hsts=OLD))
    graver = delivery_of(assessment_with("exposed-env", exposed_env=OLD))
    done = delivery_of(assessment_with(tls_expiry=entry(State.FIXED)))
    assert sorted((done, nothing, graver), key=lambda one: one.order) == [graver, nothing, done]


def test_without_handovers_the_overview_says_so() -> None:
    city = city_view(SCAN, [summarise(view(opd.code, *ASSESSMENTS[opd.code])) for opd in OPDS if ASSESSMENTS[opd.code]], IMPRINT)
    text = Page(city_page(city, "id")).text
    assert "Belum ada laporan yang tercatat" in text
    assert "belum tercatat menerima laporan" not in text
