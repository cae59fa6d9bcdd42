"""Newer data on releases, as endoflife.date's API (version 1) answers: believed as a whole or not at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from checks.core.model.text import Text
from checks.core.software.releases import Branch, DistributionPackage, ProductReleases, version_number

# Longer is no product's list, and no line has so many releases more between two updates.
_MOST_LINES, _MOST_RELEASES = 300, 60
# What the clocks of the world may differ by.
_A_DAY = dt.timedelta(days=1)
_LINE = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,2}")
_RELEASE = re.compile(r"\d{1,4}(?:\.\d{1,5}){0,3}[a-z]?")


class ReleaseFeedError(Exception):
    """Data that is not believed; ``why`` says so to a reader, with ``detail`` for the engineer."""

    def __init__(self, why: Text, detail: str = "") -> None:
        super().__init__(f"{why.en} {detail}".strip())
        self.why, self.detail = why, detail


NOT_READABLE = Text(id="jawaban tidak dapat dibaca", en="the answer cannot be read")
OTHER_PRODUCT = Text(id="jawaban untuk produk lain", en="the answer is about another product")
OLDER = Text(id="data lebih tua daripada yang sudah ada", en="the data is older than what is there")
OF_THE_FUTURE = Text(id="data bertanggal di masa depan", en="the data is dated in the future")
SHRINKING = Text(id="seri yang sudah dikenal hilang dari data", en="branches that were known are missing from the data")
BACKWARDS = Text(id="rilis terbaru sebuah seri mundur", en="the newest release of a branch goes backwards")
ABSURD = Text(id="data tidak masuk akal", en="the data makes no sense")


class _Latest(msgspec.Struct, frozen=True):
    name: str
    date: dt.date | None = None


class _Release(msgspec.Struct, frozen=True, rename="camel"):
    name: str
    is_eol: bool
    eol_from: dt.date | None = None
    eoas_from: dt.date | None = None
    release_date: dt.date | None = None
    latest: _Latest | None = None


class _Product(msgspec.Struct, frozen=True):
    name: str
    releases: tuple[_Release, ...]


class _Answer(msgspec.Struct, frozen=True):
    generated_at: dt.datetime
    result: _Product


def newer_releases(old: ProductReleases, answer: bytes, now: dt.datetime) -> ProductReleases:
    """The data of a product as the answer of its feed has it; `ReleaseFeedError` where that is broken, older, of the future, less or absurd."""
    try:
        read = msgspec.json.decode(answer, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise ReleaseFeedError(NOT_READABLE, str(wrong)[:200]) from wrong
    if read.result.name != old.feed:
        raise ReleaseFeedError(OTHER_PRODUCT, read.result.name[:100])
    at = read.generated_at if read.generated_at.tzinfo else read.generated_at.replace(tzinfo=dt.UTC)
    if at > now + _A_DAY:
        raise ReleaseFeedError(OF_THE_FUTURE, at.isoformat())
    if at.date() < old.as_of:
        raise ReleaseFeedError(OLDER, at.date().isoformat())
    lines = tuple(_lines(read.result.releases, now.date()))
    compare_lines(old.lines, lines)
    return msgspec.structs.replace(old, as_of=at.date(), lines=lines)


def _lines(releases: Sequence[_Release], today: dt.date) -> Iterator[Branch]:
    """The lines of the answer, newest first as it has them."""
    if not 0 < len(releases) <= _MOST_LINES or len({one.name for one in releases}) != len(releases):
        raise ReleaseFeedError(ABSURD, f"{len(releases)} releases")
    for one in releases:
        latest = one.latest.name if one.latest else None
        if not _LINE.fullmatch(one.name) or (latest is not None and not _belongs(latest, one.name)):
            raise ReleaseFeedError(ABSURD, f"{one.name[:40]!r} {(latest or '')[:40]!r}")
        dates = (one.release_date, one.latest.date if one.latest else None)
        if any(date is not None and date > today + _A_DAY for date in dates):
            raise ReleaseFeedError(OF_THE_FUTURE, one.name)
        # Who says that a line has ended and not when says that it has by today.
        ends = one.eol_from or (today if one.is_eol else None)
        if ends and ((ends > today + _A_DAY if one.is_eol else ends < today - _A_DAY) or (one.release_date and ends < one.release_date)):
            raise ReleaseFeedError(ABSURD, f"{one.name} ends {ends}")
        yield Branch(one.name, latest, one.eoas_from, ends)


def _belongs(latest: str, line: str) -> bool:
    """Whether a release is one of a line, as 8.3.2 is of 8.3 and 8.30 is not."""
    return is_release(latest) and latest.startswith(line) and not latest[len(line) :][:1].isdecimal()


def is_release(text: str) -> bool:
    """Whether it is the number of a release, without what only makers of a distribution add."""
    return _RELEASE.fullmatch(text) is not None


def compare_lines(old: Sequence[Branch], new: Sequence[Branch]) -> None:
    """`ReleaseFeedError` where a line of the old data is missing, its newest release goes backwards, or leaps as no maker numbers on."""
    lines = {one.name: one for one in new}
    if missing := [one.name for one in old if one.name not in lines]:
        raise ReleaseFeedError(SHRINKING, " ".join(missing[:10]))
    for one in old:
        now = lines[one.name].latest
        if one.latest and (now is None or version_number(now) < version_number(one.latest)):
            raise ReleaseFeedError(BACKWARDS, f"{one.name}: {one.latest} {now}")
        if one.latest and now and version_number(now)[2] > version_number(one.latest)[2] + _MOST_RELEASES:
            raise ReleaseFeedError(ABSURD, f"{one.name}: {one.latest} {now}")


def release_file(data: ProductReleases) -> str:
    """The data as a product's file has it."""
    fields = [f"as_of = {data.as_of}", f'source = "{data.source}"']
    fields += [f'feed = "{data.feed}"'] if data.feed else []
    fields += [f'no_fixes_below = "{data.no_fixes_below}"'] if data.no_fixes_below else []
    fields += [f"packages = [{', '.join(map(_package, data.packages))}]"] if data.packages else []
    return "\n".join((*fields, "lines = [", *(f"  {{ {_line(one)} }}," for one in data.lines), "]", ""))


def _package(one: DistributionPackage) -> str:
    return f'{{ distribution = "{one.distribution}", version = "{one.version}", ends = {one.ends} }}'


def _line(one: Branch) -> str:
    values = {"latest": one.latest and f'"{one.latest}"', "full": one.full, "ends": one.ends, "as_of": one.as_of}
    return ", ".join((f'name = "{one.name}"', *(f"{name} = {value}" for name, value in values.items() if value)))
