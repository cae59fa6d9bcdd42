"""Newer data on releases is believed as a whole or not at all: answers in the form of endoflife.date's API, version 1 (its OpenAPI description)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest

from checks.core.software import release_feed
from checks.core.software.release_feed import ReleaseFeedError, newer_releases, release_file
from checks.core.software.releases import ProductReleases, release_data, releases
from tests.each import each

NOW = dt.datetime(2026, 12, 1, 3, 0, tzinfo=dt.UTC)
OLD = release_data(
    b'as_of = 2026-08-22\nsource = "endoflife.date; php.net"\nfeed = "php"\nlines = [{ name = "8.5", latest = "8.5.9", full = 2027-12-31, ends = 2029-12-31 },'
    b'{ name = "8.4", latest = "8.4.20", ends = 2028-12-31 }, { name = "8.1", latest = "8.1.34", ends = 2025-12-31 }]'
)
Answer = dict[str, Any]


def recorded() -> Answer:
    """What the API says of PHP, as far as it is read and a little more."""
    return {
        "schema_version": "1.2.0",
        "generated_at": "2026-12-01T00:00:00+00:00",
        "result": {
            "name": "php",
            "label": "PHP",
            "releases": [
                {"name": "8.5", "label": "8.5", "releaseDate": "2025-11-20", "isEol": False, "eolFrom": "2029-12-31", "eoasFrom": "2027-12-31", "isMaintained": True, "latest": {"name": "8.5.12", "date": "2026-11-20", "link": "https://www.php.net/"}},
                {"name": "8.4", "releaseDate": "2024-11-21", "isEol": False, "eolFrom": "2028-12-31", "eoasFrom": "2026-12-31", "latest": {"name": "8.4.22"}},
                {"name": "8.1", "releaseDate": "2021-11-25", "isEol": True, "eolFrom": "2025-12-31", "eoasFrom": None, "latest": {"name": "8.1.34"}},
                {"name": "5.6", "releaseDate": "2014-08-28", "isEol": True, "eolFrom": None, "latest": None},
            ],
        },
    }  # fmt: skip


def _new(change: Callable[[Answer], object] = lambda answer: None) -> ProductReleases:
    answer = recorded()
    change(answer)
    return newer_releases(OLD, json.dumps(answer).encode(), NOW)


def test_the_data_is_that_of_the_answer() -> None:
    new = _new()
    assert (new.as_of, new.source, new.feed) == (dt.date(2026, 12, 1), OLD.source, "php")
    assert [(one.name, one.latest, one.full, one.ends) for one in new.lines] == [
        ("8.5", "8.5.12", dt.date(2027, 12, 31), dt.date(2029, 12, 31)),
        ("8.4", "8.4.22", dt.date(2026, 12, 31), dt.date(2028, 12, 31)),
        ("8.1", "8.1.34", None, dt.date(2025, 12, 31)),
        ("5.6", None, None, dt.date(2026, 12, 1)),
    ]


def test_the_same_data_changes_nothing_the_second_time() -> None:
    new = _new()
    assert newer_releases(new, json.dumps(recorded()).encode(), NOW) == new


def _release(number: int, **fields: object) -> Callable[[Answer], object]:
    return lambda answer: answer["result"]["releases"][number].update(fields)


@each(
    ("change", "why"),
    [
        (lambda answer: answer.update(generated_at="2026-08-21T23:00:00+00:00"), "OLDER"),
        (lambda answer: answer.update(generated_at="2026-12-03T00:00:00+00:00"), "OF_THE_FUTURE"),
        (lambda answer: answer.update(generated_at="besok"), "NOT_READABLE"),
        (lambda answer: answer.pop("generated_at"), "NOT_READABLE"),
        (lambda answer: answer.update(result=[]), "NOT_READABLE"),
        (lambda answer: answer["result"].update(name="python"), "OTHER_PRODUCT"),
        (lambda answer: answer["result"].update(releases=[]), "ABSURD"),
        (lambda answer: answer["result"].update(releases={}), "NOT_READABLE"),
        (lambda answer: answer["result"]["releases"].pop(1), "SHRINKING"),
        (lambda answer: answer["result"].update(releases=answer["result"]["releases"] * 2), "ABSURD"),
        (lambda answer: answer["result"]["releases"].extend({"name": f"1.{n}", "isEol": True} for n in range(400)), "ABSURD"),
        (_release(0, latest={"name": "8.5.8"}), "BACKWARDS"),
        (_release(0, latest=None), "BACKWARDS"),
        (_release(0, latest={"name": "9.0.1"}), "ABSURD"),
        (_release(0, latest={"name": "8.50.1"}), "ABSURD"),
        (_release(0, latest={"name": "8.5." + "1" * 10_000}), "ABSURD"),
        (_release(0, latest={"name": '8.5.12", ends = 2099-01-01 }]\nx = "'}), "ABSURD"),
        (_release(0, latest={"name": "8.5.12\u202e"}), "ABSURD"),
        (_release(0, latest={"name": 8.5}), "NOT_READABLE"),
        (_release(0, latest={"name": "8.5.12", "date": "2027-11-20"}), "OF_THE_FUTURE"),
        (_release(0, releaseDate="2027-01-01"), "OF_THE_FUTURE"),
        (_release(0, eolFrom="1999-01-01"), "ABSURD"),
        (_release(0, isEol="tidak"), "NOT_READABLE"),
        (_release(0, isEol=True), "ABSURD"),
        (_release(0, eolFrom=True), "NOT_READABLE"),
        (_release(2, isEol=False), "ABSURD"),
        (_release(3, name="<b>5.6</b>"), "ABSURD"),
        (_release(3, name="../../5"), "ABSURD"),
    ],
    ids=lambda one: str(one),
)  # fmt: skip
def test_what_is_broken_older_of_the_future_less_or_absurd_is_refused(change: Callable[[Answer], object], why: str) -> None:
    with pytest.raises(ReleaseFeedError) as refusal:
        _new(change)
    assert refusal.value.why is getattr(release_feed, why)


def test_every_truncated_answer_is_refused() -> None:
    whole = json.dumps(recorded()).encode()
    for length in (0, 1, 20, len(whole) // 2, len(whole) - 1):
        with pytest.raises(ReleaseFeedError):
            newer_releases(OLD, whole[:length], NOW)
    for answer in (b"[" * 100_000, b"null", b"\xff\xfe", b"<!doctype html><title>502</title>", b"{}", b'{"generated_at":1,"result":2}'):
        with pytest.raises(ReleaseFeedError):
            newer_releases(OLD, answer, NOW)


def test_every_file_is_written_as_it_is_read() -> None:
    for name, one in releases().products.items():
        assert release_data(release_file(one).encode()) == one, name
    assert release_data(release_file(_new()).encode()) == _new()


def test_what_has_a_feed_says_so_in_its_source() -> None:
    assert {name for name, one in releases().products.items() if not one.feed} == {"iis", "ojs"}
    assert all(("endoflife.date" in one.source) is bool(one.feed) for one in releases().products.values())
