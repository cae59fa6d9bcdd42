"""The inventory: each version once, what to replace and to upgrade first, and the same of a product for one OPD and for the city."""

import csv
import datetime as dt
import io
from pathlib import Path

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from checks.core.assess.assessment import Assessment
from checks.core.facts.values import Facts, Software
from checks.core.model.text import LANGUAGES
from checks.core.software.releases import Support
from reports.html.render import city_page, opd_page
from reports.views.check_texts import CheckTexts
from reports.views.city.overview import CityView, city_view
from reports.views.city.shared_causes import Common, Sort
from reports.views.city.summary import summarise
from reports.views.opd import OpdView, opd_view
from tests.reports.city import IMPRINT, OPDS, SCAN, assessed, target
from tests.reports.city_checks import CHECKS
from tests.reports.export.test_xlsx import FORMULAS
from tests.reports.export.workbook import of, sheet
from tests.reports.views.sources import source, write

ENDED = Software(
    name="WordPress", version="5.8.3", certainty="certain", eol=dt.date(2022, 1, 25), latest="7.1.0", support=Support.ENDED, place="/"
)
OLDER = msgspec.structs.replace(ENDED, version="5.4.1", place="/blog/")
BEHIND = Software(
    name="MediaWiki", version="1.43.1", certainty="certain", latest="1.43.6", support=Support.OUTDATED, eol=dt.date(2027, 12, 31)
)
CURRENT = msgspec.structs.replace(BEHIND, version="1.43.6", support=Support.CURRENT)
BANNER = Software(name="nginx", version="1.18.0", certainty="probable", latest="1.30.1", support=Support.ENDED)
HIDDEN = Software(name="Drupal", version=None, certainty="certain")


def site(opd: str, *software: Software) -> Assessment:
    return msgspec.structs.replace(assessed(target(f"{opd}.kotacontoh.go.id", opd)), facts=Facts(software=software))


def views(*sites: Assessment) -> list[OpdView]:
    codes = {one.target.opd for one in sites}
    return [
        opd_view(SCAN, opd, tuple(one for one in sites if one.target.opd == opd.code), CheckTexts(CHECKS), IMPRINT)
        for opd in OPDS
        if opd.code in codes
    ]


def city(*sites: Assessment) -> CityView:
    return city_view(SCAN, [summarise(view) for view in views(*sites)], IMPRINT)


def shared(*sites: Assessment) -> list[Common]:
    return [one for one in city(*sites).common if one.sort in (Sort.SOFTWARE, Sort.BEHIND)]


def test_what_ended_comes_first_then_what_is_behind() -> None:
    (view,) = views(site("dinkes", HIDDEN, CURRENT, BEHIND, ENDED))
    assert [(one.name, one.version, one.upgrade, one.behind) for one in view.software] == [
        ("WordPress", "5.8.3", "7.1.0", False),
        ("MediaWiki", "1.43.1", "1.43.6", True),
        ("Drupal", "", "", False),
        ("MediaWiki", "1.43.6", "", False),
    ]


def test_versions_without_support_of_one_product_are_one_action() -> None:
    (one,) = shared(site("dinkes", ENDED), site("disdik", OLDER), site("dishub", OLDER))
    assert (one.sort, one.what, one.upgrades) == (Sort.SOFTWARE, "WordPress 5.4.1, 5.8.3", ("7.1.0",))
    assert len(one.opds) == len(one.hosts) == 3


def test_what_is_behind_at_several_is_one_action() -> None:
    (one,) = shared(site("dinkes", BEHIND), site("disdik", BEHIND), site("dishub", CURRENT))
    assert (one.sort, one.what, one.upgrades, len(one.opds)) == (Sort.BEHIND, "MediaWiki 1.43.1", ("1.43.6",), 2)


@pytest.mark.parametrize("software", [(ENDED, OLDER), (BEHIND, BEHIND)])
def test_one_opd_alone_is_no_common_cause(software: tuple[Software, ...]) -> None:
    assert shared(site("dinkes", *software)) == []


def test_what_is_new_or_hidden_is_no_common_cause() -> None:
    assert shared(site("dinkes", CURRENT, HIDDEN), site("disdik", CURRENT, HIDDEN)) == []


def rows(html: str) -> dict[str, tuple[str, ...]]:
    """Product and version of each row of the inventory: support, and what to upgrade to."""
    lines = HTMLParser(html).css("table.products tbody tr")
    cells = [[" ".join(cell.text().split()) for cell in line.css("th, td")] for line in lines]
    return {f"{name} {version}": (support, upgrade) for name, version, support, upgrade, *_ in cells}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_overview_and_opd_report_say_the_same_of_the_same_product(lang: str) -> None:
    sites = site("dinkes", ENDED, BANNER, HIDDEN, BEHIND), site("disdik", OLDER, CURRENT)
    overview = rows(city_page(city(*sites), lang))
    own = [rows(opd_page(view, lang)) for view in views(*sites)]
    assert own[0] | own[1] == overview
    assert overview["nginx 1.18.0"][1].startswith("1.30.1 (")


def inventory(tmp_path: Path, *sites: Assessment, lang: str = "id") -> list[list[str]]:
    by_opd = {opd.code: tuple(one for one in sites if one.target.opd == opd.code) for opd in OPDS}
    write(tmp_path, "inventory", of=source(lang, by_opd))
    return list(csv.reader(io.StringIO((tmp_path / "inventory.csv").read_text("utf-8-sig"), newline=""), strict=True))


def test_the_table_has_a_line_for_each_installation(tmp_path: Path) -> None:
    _, *lines = inventory(tmp_path, site("dinkes", ENDED, OLDER, BANNER), site("disdik", BEHIND, HIDDEN))
    assert lines == [
        ["dinkes.kotacontoh.go.id", "Dinas Kesehatan", "nginx", "1.18.0", "", "sudah berakhir", "", "1.30.1", "perlu dikonfirmasi"],
        ["dinkes.kotacontoh.go.id", "Dinas Kesehatan", "WordPress", "5.4.1", "/blog/", "sudah berakhir", "2022-01-25", "7.1.0", "pasti"],
        ["dinkes.kotacontoh.go.id", "Dinas Kesehatan", "WordPress", "5.8.3", "/", "sudah berakhir", "2022-01-25", "7.1.0", "pasti"],
        [
            "disdik.kotacontoh.go.id",
            "Dinas Pendidikan dan Kebudayaan",
            "MediaWiki",
            "1.43.1",
            "",
            "masih berlaku",
            "2027-12-31",
            "1.43.6",
            "pasti",
        ],
        ["disdik.kotacontoh.go.id", "Dinas Pendidikan dan Kebudayaan", "Drupal", "", "", "belum diketahui", "", "", "pasti"],
    ]
    assert len((tmp_path / "disdik" / "inventory.csv").read_text("utf-8-sig").splitlines()) == 3


@pytest.mark.parametrize("attack", FORMULAS)
def test_what_a_server_calls_itself_is_text(attack: str, tmp_path: Path) -> None:
    _, line = inventory(tmp_path, site("dinkes", Software(name=attack, version=attack, certainty="probable", place=attack)))
    assert len(line) == 9
    assert not any(part.startswith(("=", "+", "-", "@", "＝")) for cell in line for part in cell.replace("\t", ";").split(";"))


def test_the_workbook_has_the_same_lines(tmp_path: Path) -> None:
    sites = (site("dinkes", ENDED, OLDER, BANNER),)
    (view,) = views(*sites)
    cells = [["" if cell.value is None else str(cell.value)[:10] if isinstance(cell.value, dt.datetime) else cell.value for cell in row]
               for row in sheet(of(view), "software").iter_rows()]  # fmt: skip
    assert cells == inventory(tmp_path, *sites)
