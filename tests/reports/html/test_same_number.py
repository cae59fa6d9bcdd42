"""The same thing has the same number in every output."""

from __future__ import annotations

import msgspec

from checks.core.assess.tally import Coverage, Tally
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from reports.views.grade import grade_text
from reports.views.headline import caveat, headline
from tests.reports.city import IMPRINT, OPDS, SCAN
from tests.reports.views.sources import view


def test_a_certificate_has_as_many_days_left_on_the_overview_as_on_its_departments_page() -> None:
    views = [view(opd.code) for opd in OPDS]
    left = {host.name: host.tls.life.left for one in views for host in one.hosts if host.tls and host.tls.life}
    calendar = city_view(SCAN, [summarise(one) for one in views], IMPRINT).calendar
    renewals = [renewal for month in calendar.months for renewal in month.renewals]
    assert renewals
    for renewal in renewals:
        assert renewal.left == min(left[host] for host in renewal.hosts)


def test_large_numbers_are_written_as_the_language_writes_them_in_one_sentence() -> None:
    totals = view("dinkes").tally
    levels = {level: n * 12_500 for level, n in totals.levels.items()}
    many: Tally = msgspec.structs.replace(totals, levels=levels, coverage=Coverage(12_500, 37_500))
    first = headline(many, 1, 0)
    assert "(12.500 temuan dari 62.500)" in first.id
    assert "12,500 findings out of 62,500" in first.en
    missing = caveat(many)
    assert missing is not None
    assert "25.000 butir pemeriksaan dari 37.500" in missing.id
    grade = grade_text(many)
    assert grade is not None
    assert grade.id == "F (cakupan 33%)"
