"""Versions with exploited holes, at the edges of what the makers' advisories name, and what an upgrade closes."""

from __future__ import annotations

from checks import Confidence, Outcome, build
from checks.core.software.library_version import library_version
from checks.core.software.product import software_products
from checks.core.software.product_holes import hole_data, product_upgrade
from checks.software.exploited import software_exploited
from tests.checks.verdicts import verdict
from tests.each import each


# SA-CORE-2018-002 and -004, SA-CORE-2019-003; Joomla 20230201; Jenkins 2024-01-24; Cacti GHSA-6p93-p743-35gf; Elastic 6.6.1; Apache's list of 2.4; PRTG's release notes.
@each(
    ("product", "version", "holes", "to"),
    [
        ("drupal", "7.57", ("CVE-2018-7600", "CVE-2018-7602"), "7.59"), ("drupal", "7.58", ("CVE-2018-7602",), "7.59"), ("drupal", "7.59", (), ""), ("drupal", "6.38", ("CVE-2018-7600",), "7.59"),
        ("drupal", "8.3.8", ("CVE-2018-7600",), "8.3.9"), ("drupal", "8.3.9", (), ""), ("drupal", "8.5.0", ("CVE-2018-7600", "CVE-2018-7602", "CVE-2019-6340"), "8.5.11"),
        ("drupal", "8.5.10", ("CVE-2019-6340",), "8.5.11"), ("drupal", "8.6.9", ("CVE-2019-6340",), "8.6.10"), ("drupal", "8.6.10", (), ""), ("drupal", "8.7.0", (), ""), ("drupal", "11.4.5", (), ""),
        ("joomla", "3.10.12", (), ""), ("joomla", "4.0.0", ("CVE-2023-23752",), "4.2.8"), ("joomla", "4.2.7", ("CVE-2023-23752",), "4.2.8"), ("joomla", "4.2.8", (), ""),
        ("jenkins", "2.441", ("CVE-2024-23897",), "2.442"), ("jenkins", "2.442", (), ""), ("jenkins", "2.426.2", ("CVE-2024-23897",), "2.426.3"), ("jenkins", "2.426.3", (), ""), ("jenkins", "2.440.1", (), ""),
        ("cacti", "1.2.22", ("CVE-2022-46169",), "1.2.23"), ("cacti", "1.2.23", (), ""), ("kibana", "6.6.0", ("CVE-2019-7609",), "6.6.1"), ("kibana", "5.6.15", (), ""), ("kibana", "6.6.1", (), ""),
        ("apache", "2.4.48", (), ""), ("apache", "2.4.49", ("CVE-2021-42013", "CVE-2021-41773"), "2.4.51"), ("apache", "2.4.50", ("CVE-2021-42013",), "2.4.51"), ("apache", "2.4.51", (), ""),
        ("prtg", "18.2.41.1651", ("CVE-2018-19410",), "18.2.41.1652"), ("prtg", "18.2.41.1652", (), ""), ("webmin", "1.920", ("CVE-2019-15107",), "1.930"), ("webmin", "2.105", (), ""),
        ("wordpress", "4.0", (), ""), ("drupal", "", (), ""), ("drupal", "terbaru", (), ""), ("drupal", "9" * 10_000, (), ""),
    ],
)  # fmt: skip
def test_versions(product: str, version: str, holes: tuple[str, ...], to: str) -> None:
    upgrade = product_upgrade(product, version)
    assert (upgrade.holes if upgrade else ()) == holes
    assert (upgrade.to if upgrade else "") == to


def test_the_data_is_whole() -> None:
    for name, one in hole_data().products.items():
        assert name in software_products()
        assert one.source
        for hole in one.holes:
            assert hole.id.startswith("CVE-")
            assert library_version(hole.since or "0") < library_version(hole.below)
            closed = product_upgrade(name, hole.below)
            assert closed is None or hole.id not in closed.holes


def test_what_a_banner_or_a_package_says_is_to_be_confirmed() -> None:
    homes = {
        "exploited": build.page({"X-Jenkins": "2.441"}),
        "number": build.page({"Server": "Apache/2.4.49 (Debian)"}),
    }
    for problem, home in homes.items():
        judged = verdict(software_exploited, home=home, pages=build.crawl(home), paths=build.no_version_paths())
        assert judged.outcome is Outcome.FAIL
        (finding,) = judged.findings
        assert finding.problem == problem
        assert (finding.confidence is Confidence.TENTATIVE) is (problem == "number")
