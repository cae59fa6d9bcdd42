"""Versions are judged against dated data, at the time of the observation."""

import datetime as dt

from hypothesis import given, strategies as st

from checks.core.software.releases import Support, releases, support_status, version_number
from tests.each import each

NOW = dt.date(2026, 11, 21)


@each(
    ("product", "version", "support", "latest"),
    [
        ("wordpress", "7.1", Support.CURRENT, "7.1.0"),
        ("wordpress", "7.1.1", Support.NO_DATA, None),
        ("wordpress", "7.2", Support.NO_DATA, None),
        ("wordpress", "7.0.4", Support.ENDED, "7.1.0"),
        ("wordpress", "5.8.3", Support.ENDED, "7.1.0"),
        ("wordpress", "4.6.9", Support.ABANDONED, "7.1.0"),
        ("joomla", "6.1.3", Support.CURRENT, "6.1.3"),
        ("joomla", "6.0.2", Support.OUTDATED, "6.1.3"),
        ("joomla", "5.4.8", Support.CURRENT, "5.4.8"),
        ("joomla", "5.4.7", Support.OUTDATED, "5.4.8"),
        ("joomla", "5.1.0", Support.OUTDATED, "5.4.8"),
        ("joomla", "4.4.14", Support.ENDED, "6.1.3"),
        ("joomla", "3.9.28", Support.ENDED, "6.1.3"),
        ("joomla", "3.10.12", Support.ENDED, "6.1.3"),
        # A fork goes on with these, long after the makers' last release of the third generation.
        ("joomla", "3.11.0", Support.NO_DATA, None),
        ("joomla", "3.15.0", Support.NO_DATA, None),
        # A page of Drupal tells its generation and no more.
        ("drupal", "7", Support.ENDED, "11.4.5"),
        ("drupal", "8", Support.ENDED, "11.4.5"),
        ("drupal", "9", Support.ENDED, "11.4.5"),
        ("drupal", "10", Support.NO_DATA, None),
        ("drupal", "11", Support.NO_DATA, None),
        ("php", "8.1.2-1ubuntu2", Support.ENDED, "8.5.9"),
        ("openssl", "1.0.2k-fips", Support.ENDED, None),
        ("nothing", "1.0", Support.NO_DATA, None),
        ("php", "unknown", Support.NO_DATA, None),
    ],
)
def test_standing(product: str, version: str, support: Support, latest: str | None) -> None:
    stands = support_status(product, version, NOW)
    assert (stands.support, stands.latest) == (support, latest)


def test_support_ends_after_its_last_day() -> None:
    last = dt.date(2026, 5, 20)
    assert support_status("wordpress", "6.9.7", last).support is Support.CURRENT
    assert support_status("wordpress", "6.9.6", last).support is Support.OUTDATED
    assert support_status("wordpress", "6.9.7", last + dt.timedelta(days=1)).support is Support.ENDED


def test_a_branch_that_is_not_listed_ended_no_later_than_the_next_one() -> None:
    assert support_status("joomla", "3.9.1", NOW).ends is None
    assert support_status("joomla", "3.9.1", NOW).ended_by == dt.date(2023, 8, 17)
    assert support_status("joomla", "4.1.0", NOW).ended_by == dt.date(2025, 10, 16)


def test_a_generation_ended_with_its_last_branch() -> None:
    """Days as drupal.org tells them."""
    assert support_status("drupal", "8", NOW).ends == dt.date(2021, 11, 2)
    assert support_status("drupal", "9", NOW).ends == dt.date(2023, 11, 1)


def test_the_data_is_whole() -> None:
    assert releases().as_of == min(one.as_of for one in releases().products.values()) == dt.date(2026, 2, 28)
    for product in releases().products.values():
        numbers = [version_number(branch.name) for branch in product.lines]
        assert numbers == sorted(numbers, reverse=True)
        assert all(branch.latest is None or branch.holds(version_number(branch.latest)) for branch in product.lines)


BRANCHES = [branch.name for product in releases().products.values() for branch in product.lines]
VERSIONS = st.text(alphabet="0123456789.v-RC", max_size=20) | st.builds("{}.{}".format, st.sampled_from(BRANCHES), st.integers(0, 40))
DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2040, 1, 1))


@given(st.sampled_from([*releases().products, "x"]), VERSIONS, DAYS)
def test_any_version(product: str, version: str, on: dt.date) -> None:
    stands = support_status(product, version, on)
    assert stands.support is not Support.OUTDATED or version_number(version) < version_number(stands.latest or "")
    assert stands.support is not Support.ENDED or (stands.ended_by is not None and stands.ended_by < on)


# Debian 12 has these (its archive as of 2026-12-01) and repairs them until June 2028 (its long-term support).
@each(
    ("product", "version", "on", "package"),
    [
        ("mediawiki", "1.39.17", dt.date(2026, 11, 21), "Debian 12"),
        ("mediawiki", "1.39.16", dt.date(2026, 11, 21), ""),
        ("mediawiki", "1.35.14", dt.date(2026, 11, 21), ""),
        ("mediawiki", "1.39.17", dt.date(2028, 7, 1), ""),
        ("mediawiki", "1.39", dt.date(2026, 11, 21), ""),
        ("wordpress", "6.1.9", dt.date(2026, 11, 21), "Debian 12"),
        ("wordpress", "6.1.8", dt.date(2026, 11, 21), ""),
        ("phpmyadmin", "5.2.1", dt.date(2026, 11, 21), "Debian 12"),
        ("zabbix", "6.0.14", dt.date(2026, 11, 21), "Debian 12"),
    ],
)
def test_a_number_that_a_distributions_package_has(product: str, version: str, on: dt.date, package: str) -> None:
    assert support_status(product, version, on).package == package
