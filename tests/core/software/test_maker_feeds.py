"""Answers of makers, each in its documented form: what of them is believed, and what is refused as a whole."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from checks.core.software.maker_feeds import newer_by_maker
from checks.core.software.release_feed import (
    ABSURD,
    BACKWARDS,
    NOT_READABLE,
    OF_THE_FUTURE,
    OLDER,
    OTHER_PRODUCT,
    SHRINKING,
    ReleaseFeedError,
)
from checks.core.software.releases import Branch, ProductReleases

NOW = dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC)


def _old(*lines: Branch) -> ProductReleases:
    return ProductReleases(as_of=dt.date(2026, 8, 22), source="its makers", lines=lines)


WORDPRESS = _old(
    Branch("7.1", "7.1.0"), Branch("7.0", "7.0.4", ends=dt.date(2026, 8, 19)), Branch("6.9", "6.9.7", ends=dt.date(2026, 5, 20))
)
PHP = _old(
    Branch("8.5", "8.5.9", ends=dt.date(2029, 12, 31)),
    Branch("8.2", "8.2.33", ends=dt.date(2026, 12, 31)),
    Branch("8.1", "8.1.34", ends=dt.date(2025, 12, 31)),
)
JOOMLA = _old(
    Branch("6.1", "6.1.3"), Branch("5.4", "5.4.8", ends=dt.date(2027, 10, 12)), Branch("4.4", "4.4.14", ends=dt.date(2025, 10, 16))
)
DRUPAL = _old(
    Branch("11.4", "11.4.5"),
    Branch("11.3", "11.3.16", ends=dt.date(2026, 12, 16)),
    Branch("10.6", "10.6.15", ends=dt.date(2026, 12, 16)),
    Branch("7", "7.103", ends=dt.date(2025, 1, 5)),
)
OLD = {"wordpress": WORDPRESS, "php": PHP, "joomla": JOOMLA, "drupal": DRUPAL}


def wordpress(*versions: str) -> bytes:
    offers = [{"response": "upgrade" if not n else "autoupdate", "download": "https://downloads.wordpress.org/a.zip", "locale": "en_US", "current": v, "version": v, "php_version": "7.4"} for n, v in enumerate(versions)]  # fmt: skip
    return json.dumps({"offers": offers, "translations": []}).encode()


def php(**changes: dict[str, Any]) -> bytes:
    branches: dict[str, dict[str, Any]] = {
        "8.5": {"latest": "8.5.12", "state": "stable", "initial_release": "2025-11-20T00:00:00+00:00", "active_support_end": "2027-12-31T00:00:00+00:00", "security_support_end": "2029-12-31T00:00:00+00:00"},
        "8.2": {"latest": "8.2.34", "state": "security", "initial_release": "2022-12-08T00:00:00+00:00", "active_support_end": "2024-12-31T00:00:00+00:00", "security_support_end": "2026-12-31T00:00:00+00:00"},
        "8.1": {"latest": "8.1.34", "state": "eol", "initial_release": "2021-11-25T00:00:00+00:00", "active_support_end": "2023-11-25T00:00:00+00:00", "security_support_end": "2025-12-31T00:00:00+00:00"},
    }  # fmt: skip
    for name, change in changes.items():
        branches[name.removeprefix("v").replace("_", ".")].update(change)
    return json.dumps([{"branch": name, **branch} for name, branch in branches.items()]).encode()


def joomla(*versions: str, element: str = "joomla") -> bytes:
    rows = "".join(
        f'<extension name="Joomla" element="{element}" type="file" version="{v}" targetplatformversion="5.4" detailsurl="https://update.joomla.org/core/extension.xml"/>'
        for v in versions
    )
    return f'<?xml version="1.0"?><extensionset name="Joomla Core" description="Joomla! Core">{rows}</extensionset>'.encode()


def joomla_targets(*versions: str, expires: str = "2027-01-15T00:00:00Z", stability: str = "Stable") -> bytes:
    targets = {
        f"Joomla_{v}-Stable-Upgrade_Package.zip": {
            "custom": {"name": f"Joomla! {v}", "version": v, "stability": stability, "channel": "6.x"},
            "length": 1,
        }
        for v in versions
    }
    return json.dumps({"signatures": [], "signed": {"_type": "targets", "expires": expires, "targets": targets, "version": 3}}).encode()


def drupal(*versions: str, branches: str = "10.6.,11.3.,11.4.", name: str = "drupal", date: str = "1795000000") -> bytes:
    rows = "".join(
        f"<release><name>drupal {v}</name><version>{v}</version><status>published</status><date>{date}</date></release>" for v in versions
    )
    return f'<?xml version="1.0" encoding="utf-8"?><project xmlns:dc="http://purl.org/dc/elements/1.1/"><title>Drupal core</title><short_name>{name}</short_name><supported_branches>{branches}</supported_branches><releases>{rows}</releases></project>'.encode()


def _lines(product: str, answer: bytes) -> dict[str, tuple[str | None, dt.date | None]]:
    return {line.name: (line.latest, line.ends) for line in newer_by_maker(product, OLD[product], answer, NOW).lines}


def test_wordpress_offers_the_newest_of_its_lines() -> None:
    lines = _lines("wordpress", wordpress("7.2.1", "7.2.1", "7.1.4", "7.0.9", "6.9.8", "7.3-RC1"))
    assert lines == {
        "7.2": ("7.2.1", None), "7.1": ("7.1.4", None), "7.0": ("7.0.4", dt.date(2026, 8, 19)), "6.9": ("6.9.7", dt.date(2026, 5, 20)),
    }  # fmt: skip
    assert newer_by_maker("wordpress", WORDPRESS, wordpress("7.1.0"), NOW).as_of == NOW.date()


def test_php_tells_when_support_ends() -> None:
    assert _lines("php", php()) == {
        "8.5": ("8.5.12", dt.date(2029, 12, 31)), "8.2": ("8.2.34", dt.date(2026, 12, 31)), "8.1": ("8.1.34", dt.date(2025, 12, 31)),
    }  # fmt: skip
    assert _lines("php", php(v8_2={"state": "eol", "security_support_end": "2026-11-30T00:00:00+00:00"}))["8.2"] == (
        "8.2.34",
        dt.date(2026, 11, 30),
    )


def test_joomla_in_both_of_its_forms() -> None:
    for answer in (joomla("6.1.4", "5.4.9", "3.10.12"), joomla_targets("6.1.4", "6.1.3", "5.4.9")):
        assert [_lines("joomla", answer)[name][0] for name in ("6.1", "5.4", "4.4")] == ["6.1.4", "5.4.9", "4.4.14"]


def test_drupal_no_longer_supports_what_is_not_among_its_branches() -> None:
    lines = _lines("drupal", drupal("11.4.6", "11.4.5", "11.3.16", "10.6.16", "12.0.0-beta1", branches="10.6.,11.4."))
    assert lines["11.4"] == ("11.4.6", None)
    assert lines["11.3"] == ("11.3.16", dt.date(2026, 11, 30))
    assert lines["10.6"] == ("10.6.16", dt.date(2026, 12, 16))
    assert lines["7"] == ("7.103", dt.date(2025, 1, 5))


@pytest.mark.parametrize(
    ("product", "answer", "why"),
    [
        ("wordpress", wordpress("7.1.4")[:-20], NOT_READABLE),
        ("wordpress", b'{"offers": "none"}', NOT_READABLE),
        ("wordpress", b'{"offers": [{"version": 7}]}', NOT_READABLE),
        ("wordpress", b"[" * 100_000, NOT_READABLE),
        ("wordpress", b"<html>", NOT_READABLE),
        ("wordpress", b"\xff\xfe", NOT_READABLE),
        ("wordpress", b'{"offers": []}', ABSURD),
        ("wordpress", wordpress("7.0.9"), SHRINKING),
        ("wordpress", wordpress("7.1"), None),
        ("wordpress", wordpress("7.1.4", "99.0.0"), ABSURD),
        ("wordpress", wordpress("7.1.4", "7.1.400"), ABSURD),
        ("wordpress", wordpress("7.1.4", "9" * 10_000), ABSURD),
        ("wordpress", wordpress("7.1.4", "7.1.4\u202e"), ABSURD),
        ("wordpress", wordpress("7.1.4", "<b>7.1.5</b>"), ABSURD),
        ("wordpress", wordpress(*["7.1.4"] * 4000), ABSURD),
        ("php", php(v8_5={"latest": "8.5.3"}), BACKWARDS),
        ("php", php(v8_5={"latest": None}), SHRINKING),
        ("php", php(v8_5={"latest": "9.5.3"}), ABSURD),
        ("php", php(v8_5={"state": "unknown"}), ABSURD),
        ("php", php(v8_5={"initial_release": "2027-11-20T00:00:00+00:00"}), OF_THE_FUTURE),
        ("php", php(v8_5={"security_support_end": "2020-01-01T00:00:00+00:00"}), ABSURD),
        ("php", php(v8_5={"security_support_end": "soon"}), NOT_READABLE),
        ("joomla", joomla("6.1.4"), SHRINKING),
        ("joomla", joomla("6.1.4", "5.4.112"), ABSURD),
        ("joomla", joomla("6.1.4", "5.4.9", element="lain"), OTHER_PRODUCT),
        ("joomla", joomla("6.1.4", "5.4.9")[:-30], NOT_READABLE),
        ("joomla", b'<!DOCTYPE a [<!ENTITY b "bb">]><extensionset>&b;</extensionset>', NOT_READABLE),
        ("joomla", joomla("6.1.4", "5.4.9").decode().replace("1.0", '1.0" encoding="utf-16').encode("utf-16"), NOT_READABLE),
        ("joomla", joomla_targets("6.1.4", "5.4.9", expires="2026-10-01T00:00:00Z"), OLDER),
        ("joomla", joomla_targets("6.1.4", "5.4.9", stability="Release Candidate"), ABSURD),
        ("drupal", drupal("11.4.6", "11.3.16", "10.6.16", name="lain"), OTHER_PRODUCT),
        ("drupal", b"<error>No release history was found for the requested project (drupal).</error>", OTHER_PRODUCT),
        ("drupal", drupal("11.4.6", "11.3.16", "10.6.16", branches=""), ABSURD),
        ("drupal", drupal("11.4.6", "11.3.16", "10.6.16", date="1895000000"), OF_THE_FUTURE),
        ("drupal", drupal("11.4.6", "11.3.16", "10.6.16", date="besok"), ABSURD),
        ("drupal", drupal("11.4.6", "11.3.16"), SHRINKING),
        ("drupal", drupal("11.4.1", "11.3.16", "10.6.16"), BACKWARDS),
    ],
)  # fmt: skip
def test_what_is_broken_less_or_absurd_is_refused_as_a_whole(product: str, answer: bytes, why: object) -> None:
    if why is None:
        assert newer_by_maker(product, OLD[product], answer, NOW).lines[0].latest == "7.1"
        return
    with pytest.raises(ReleaseFeedError) as refusal:
        newer_by_maker(product, OLD[product], answer, NOW)
    assert refusal.value.why == why


def test_a_clock_that_is_behind_what_is_known_is_not_believed() -> None:
    with pytest.raises(ReleaseFeedError) as refusal:
        newer_by_maker("wordpress", WORDPRESS, wordpress("7.1.4"), dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert refusal.value.why == OLDER
