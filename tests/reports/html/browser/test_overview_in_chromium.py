"""The overview's own script: search, choice and order in the page, and everything there without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.reports.city import OPDS
from tests.reports.html.browser.look import look

pytestmark = pytest.mark.real


@pytest.fixture
def overview(browser: Browser, pages_of_city: list[Path]) -> Iterator[Page]:
    with look(browser, pages_of_city[0]) as screen:
        yield screen.page
        assert screen.messages == []
        assert screen.requests == []


def names(page: Page) -> list[str]:
    """The OPDs of the ranking that are shown, in their order."""
    return page.locator(".ranking tbody tr:visible th a").all_inner_texts()


def bar(page: Page) -> Locator:
    return page.locator("#departments .sift")


def test_search_keeps_the_rows_that_have_every_word(overview: Page) -> None:
    assert len(names(overview)) == len(OPDS)
    bar(overview).get_by_label("Cari dalam tabel").fill("DINAS kebudayaan")
    assert names(overview) == ["Dinas Pendidikan dan Kebudayaan"]
    assert bar(overview).get_by_role("status").inner_text() == f"Baris yang ditampilkan: 1 dari {len(OPDS)}"
    bar(overview).get_by_label("Cari dalam tabel").fill("")
    assert len(names(overview)) == len(OPDS)
    assert bar(overview).get_by_role("status").inner_text() == ""


def test_choice_and_search_hold_together(overview: Page) -> None:
    bar(overview).get_by_label("Nilai").select_option("F")
    assert names(overview) == ["Dinas Perpustakaan dan Kearsipan", "Dinas Kesehatan"]
    bar(overview).get_by_label("Cari dalam tabel").fill("kesehatan")
    assert names(overview) == ["Dinas Kesehatan"]


def test_a_column_sorts_both_ways_and_says_so(overview: Page) -> None:
    head = overview.locator(".ranking thead th").first
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert names(overview) == sorted(opd.name for opd in OPDS)
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert names(overview) == sorted((opd.name for opd in OPDS), reverse=True)


def test_numbers_sort_as_numbers_and_dates_as_dates(overview: Page) -> None:
    overview.locator(".ranking thead th").nth(2).get_by_role("button").click()
    shares = [
        int(key or "")
        for key in overview.locator(".ranking tbody td[data-label=Cakupan]").evaluate_all("all => all.map(one => one.dataset.key)")
    ]
    assert shares == sorted(shares)
    assert len(set(shares)) > 2
    overview.locator(".renewals thead th").first.get_by_role("button").click()
    ends = overview.locator(".renewals tbody th").evaluate_all("all => all.map(one => one.dataset.key)")
    assert ends == sorted(ends)


def test_one_table_does_not_sift_another(overview: Page) -> None:
    before = overview.locator(".renewals tbody tr:visible").count()
    bar(overview).get_by_label("Cari dalam tabel").fill("tidak ada yang cocok")
    assert names(overview) == []
    assert overview.locator(".renewals tbody tr:visible").count() == before > 0


def test_without_scripts_everything_is_there(browser: Browser, pages_of_city: list[Path]) -> None:
    with look(browser, pages_of_city[0], scripts=False) as screen:
        assert screen.page.locator("input, select, button").count() == 0
        assert len(names(screen.page)) == len(OPDS)
        assert screen.page.locator(".renewals tbody tr:visible").count() == 7
