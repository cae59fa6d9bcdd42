"""A product that is added as one file, and its releases as another, is known everywhere without another line changed."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from checks import CatalogueAnswers, build
from checks.core.assess.product_contract import product_faults
from checks.core.check.need import AnyPages, Page, SoftwarePaths
from checks.core.evidence.exposure import PathAnswer
from checks.core.evidence.observation import Observation
from checks.core.exposure.site_software import version_questions
from checks.core.facts import software as facts
from checks.core.software import product, signatures
from checks.core.software.data_files import forget_products
from checks.software.unsupported import software_unsupported
from tests.checks.verdicts import verdict

PRODUCT = """
name = "Balai Kota"
sort = "cms"
application = true
implies = ["php"]
source = "an invented product"
signs = [
  { meta = '^generator: Balai Kota(?: (?P<version>\\d\\.\\d\\.\\d))?', tells = "proof" },
  { address = '/balaikota-aset/', tells = "hint" },
]

[[paths]]
path = "/balaikota.json"
form = "json"
match = ['^\\{"balaikota": {0,2}"(?P<version>\\d\\.\\d\\.\\d)"\\}']
proves = '{"balaikota":"2.1.4"}'
trap = '{"versi":"2.1.4"}'
version = "2.1.4"

[[proves]]
text = '<head><meta name="generator" content="Balai Kota 2.1.4"></head>'
version = "2.1.4"

[[mentions]]
text = "<p>Pelatihan Balai Kota 2.1.4</p>"
"""
RELEASES = """
as_of = 2026-08-22
source = "its makers"
lines = [{ name = "3.0", latest = "3.0.2" }, { name = "2.1", latest = "2.1.9", ends = 2025-12-31 }]
"""
FRONT = build.page((), '<html><head><meta name="generator" content="Balai Kota"></head><body>Beranda</body></html>')
ANSWER = CatalogueAnswers(
    build.AT,
    (PathAnswer("balaikota 0", "/balaikota.json", build.page((), '{"balaikota":"2.1.4"}', path="/balaikota.json"), build.nowhere()),),
)


@pytest.fixture(autouse=True)
def one_file_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shipped = Path(product.__file__).parent
    for folder, text in {"products": PRODUCT, "releases": RELEASES}.items():
        (tmp_path / folder).mkdir()
        for file in (shipped / folder).glob("*.toml"):
            (tmp_path / folder / file.name).symlink_to(file)
        (tmp_path / folder / "balaikota.toml").write_text(text, "utf-8")
    forget_products()
    files = resources.files
    monkeypatch.setattr("importlib.resources.files", lambda package: tmp_path if package == "checks.core.software" else files(package))
    yield
    monkeypatch.undo()
    forget_products()


def evidence() -> dict[str, Observation]:
    answers = {Page("/"): FRONT, AnyPages(): build.crawl(FRONT), SoftwarePaths(): ANSWER}
    return {request.key: answer for need, answer in answers.items() if (request := need.at(build.TARGET))}


def test_its_own_pages_are_tried() -> None:
    assert product_faults("balaikota") == []


def test_it_chooses_questions() -> None:
    names, identifies = signatures.signs(FRONT, build.HOST)
    assert names == {"balaikota", "php"}
    assert identifies
    assert [question.path for question in version_questions(FRONT, [])] == ["/balaikota.json"]


def test_it_is_in_the_inventory_with_its_end() -> None:
    (one,) = (one for one in facts.inventory(build.TARGET, evidence()) if one.name == "Balai Kota")
    assert (one.version, one.certainty, str(one.eol), one.latest) == ("2.1.4", "certain", "2025-12-31", "3.0.2")


def test_it_is_judged_in_both_languages() -> None:
    judged = verdict(software_unsupported, home=FRONT, pages=build.crawl(FRONT), paths=ANSWER)
    (finding,) = judged.findings
    text = software_unsupported.problem(finding.problem).text
    assert finding.subject == "balaikota"
    assert "Balai Kota 2.1.4 di / tidak dirawat lagi" in text.fill(finding.facts)["id"]
    assert "Balai Kota 2.1.4 at / is no longer maintained" in text.fill(finding.facts)["en"]
