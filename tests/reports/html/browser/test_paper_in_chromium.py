"""What Chromium and WeasyPrint put on paper, and what a telephone shows first: as few sheets as promised, and every number whole."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

from checks.core.check import registry
from checks.core.model.city import Opd
from reports.export.formats.pdf import pdf
from reports.html.render import city_page
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from reports.views.source import Source
from tests.bench.reports import HOSTS, OPDS, host
from tests.real.programs import program
from tests.reports.city import IMPRINT, SCAN
from tests.reports.html.browser.look import look

pytestmark = pytest.mark.real

# Three hosts with 22 findings and the inventory of their software (12 sheets were promised for 21 without one), and the overview of 27 OPDs with 500 hosts.
OPD_SHEETS, CITY_SHEETS = 13, 24
TELEPHONE = 844


def sheets(browser: Browser, path: Path) -> int:
    with look(browser, path) as screen:
        return count(screen.page.pdf(prefer_css_page_size=True))


def count(paper: bytes) -> int:
    information = subprocess.run([program("pdfinfo", "poppler-utils"), "-"], input=paper, capture_output=True, check=True).stdout.decode()
    return int(re.findall(r"Pages:\s+(\d+)", information)[0])


def test_three_hosts_with_22_findings_are_thirteen_sheets(browser: Browser, demo: Path) -> None:
    page = demo / "demo-out" / "dinkes" / "index.html"
    with look(browser, page) as screen:
        assert sum(map(int, screen.page.locator("[data-level]").all_inner_texts())) == 22
        assert screen.page.locator("details.asset").count() == 3
    assert sheets(browser, page) <= OPD_SHEETS


@pytest.mark.slow
def test_the_same_in_a_pdf_with_tags_for_who_has_it_read_out(demo: Path) -> None:
    paper = pdf((demo / "demo-out" / "dinkes" / "index.html").read_text("utf-8"))
    assert count(paper) <= OPD_SHEETS
    information = subprocess.run(
        [program("pdfinfo", "poppler-utils"), "-meta", "-"], input=paper, capture_output=True, check=True
    ).stdout.decode()
    # PDF/UA-1 names itself (ISO 14289-1, section 5).
    assert re.search(r'pdfuaid:part(="|>)1', information)
    tree = subprocess.run(
        [program("pdfinfo", "poppler-utils"), "-struct", "-"], input=paper, capture_output=True, check=True
    ).stdout.decode()
    assert {"H1", "H2", "Table", "TH", "L", "Figure"} <= set(re.findall(r"^\s*(\w+)", tree, re.MULTILINE))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The overview of a large city whose departments have long names."""
    opds = tuple(Opd(code=f"opd-{n}", name=f"Dinas Komunikasi, Informatika, dan Persandian Contoh {n}") for n in range(OPDS))
    cities = {opd.code: tuple(host(n, opd.code) for n in range(HOSTS) if n % OPDS == place) for place, opd in enumerate(opds)}
    scan = msgspec.structs.replace(SCAN, opds=opds)
    source = Source(scan=scan, assessments_of=cities.__getitem__, checks=registry.load(), imprint=IMPRINT, lang="id")
    path = tmp_path_factory.mktemp("large") / "index.html"
    path.write_text(city_page(city_view(scan, [summarise(view, None) for view in source.views()], IMPRINT), "id"), "utf-8")
    return path


@pytest.mark.slow
def test_the_overview_of_500_hosts_is_short_and_its_numbers_are_whole(browser: Browser, large: Path) -> None:
    assert sheets(browser, large) <= CITY_SHEETS
    with look(browser, large, 718) as screen:
        screen.page.emulate_media(media="print")
        assert screen.page.locator("td.n").count() > 100
        broken = screen.page.locator("td.n").evaluate_all(
            "all => all.filter(one => one.getClientRects().length && one.scrollWidth > one.clientWidth + 1).length"
        )
        assert broken == 0
        # No number of the map is wider than its cell.
        wide = "all => all.filter(one => one.querySelector('.count').getBBox().width > one.querySelector('rect').getBBox().width).map(one => one.textContent)"
        assert screen.page.locator(".cell:has(.count)").evaluate_all(wide) == []


def test_a_telephone_shows_the_first_action_without_scrolling(browser: Browser, demo: Path) -> None:
    for page in (demo / "demo-out" / "index.html", demo / "demo-out" / "dinkes" / "index.html"):
        with look(browser, page, 390) as screen:
            box = screen.page.locator(".top li .what").first.bounding_box()
            assert box
            assert box["y"] + box["height"] < TELEPHONE
