"""Newest releases as makers publish them for their own updates: read in each maker's form, and believed as a whole or not at all.

WordPress: version-check (JSON); PHP: releases/branches.php (JSON); Joomla: the targets of its update server (JSON, The Update Framework section
4.5) or the list of the older one (XML); Drupal: release-history (XML).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.etree import ElementTree

import msgspec

from checks.core.software.release_feed import (
    ABSURD,
    NOT_READABLE,
    OF_THE_FUTURE,
    OLDER,
    OTHER_PRODUCT,
    ReleaseFeedError,
    compare_lines,
    is_release,
)
from checks.core.software.releases import Branch, ProductReleases, version_number

# Longer is no maker's list.
_MOST_RELEASES = 3000
_A_DAY = dt.timedelta(days=1)


class MakerRelease(msgspec.Struct, frozen=True):
    """A release that a maker names. Of its line: whether it ``is_supported``, the days on which support ends; None where the maker does not say."""

    version: str
    date: dt.date | None = None
    is_supported: bool | None = None
    full: dt.date | None = None
    ends: dt.date | None = None


class _Offer(msgspec.Struct, frozen=True):
    version: str


class _Offers(msgspec.Struct, frozen=True):
    offers: tuple[_Offer, ...]


class _PhpBranch(msgspec.Struct, frozen=True):
    branch: str
    latest: str | None
    state: str
    initial_release: dt.datetime | None = None
    active_support_end: dt.datetime | None = None
    security_support_end: dt.datetime | None = None


class _JoomlaTarget(msgspec.Struct, frozen=True):
    version: str
    stability: str


class _JoomlaPackage(msgspec.Struct, frozen=True):
    custom: _JoomlaTarget


class _JoomlaTargets(msgspec.Struct, frozen=True):
    expires: dt.datetime
    targets: dict[str, _JoomlaPackage]


class _JoomlaAnswer(msgspec.Struct, frozen=True):
    signed: _JoomlaTargets


def newer_by_maker(product: str, old: ProductReleases, answer: bytes, now: dt.datetime) -> ProductReleases:
    """The data of a product of `MAKERS` as its maker's answer has it; `ReleaseFeedError` where that is broken, older, of the future, less or absurd."""
    today = now.date()
    if today < old.as_of - _A_DAY:
        raise ReleaseFeedError(OLDER, today.isoformat())
    try:
        releases = tuple(MAKERS[product](answer, now))
    except (msgspec.DecodeError, ElementTree.ParseError, UnicodeDecodeError, RecursionError, OverflowError) as wrong:
        raise ReleaseFeedError(NOT_READABLE, str(wrong)[:200]) from wrong
    if not 0 < len(releases) <= _MOST_RELEASES:
        raise ReleaseFeedError(ABSURD, f"{len(releases)} releases")
    for one in releases:
        if not is_release(one.version):
            raise ReleaseFeedError(ABSURD, one.version[:60])
        if one.date and one.date > today + _A_DAY:
            raise ReleaseFeedError(OF_THE_FUTURE, f"{one.version} {one.date}")
    lines = (*_new_lines(old, releases), *(_line(line, releases, today) for line in old.lines))
    compare_lines([line for line in old.lines if not line.ended(today)], [line for line in lines if _has_release(line, releases)])
    return msgspec.structs.replace(old, as_of=max(today, old.as_of), lines=lines)


def _has_release(line: Branch, releases: Sequence[MakerRelease]) -> bool:
    return any(line.holds(version_number(one.version)) for one in releases)


def _newest(releases: Sequence[MakerRelease]) -> MakerRelease:
    return max(releases, key=lambda one: version_number(one.version))


def _line(line: Branch, releases: Sequence[MakerRelease], today: dt.date) -> Branch:
    """A line that was known, as its maker has it now."""
    own = [one for one in releases if line.holds(version_number(one.version))]
    if not own:
        return line
    newest = _newest(own)
    if newest.is_supported is False and not line.ended(today):
        # Who says that a line has ended and not when says that it has by today.
        ends = newest.ends if newest.ends and newest.ends <= today else today - _A_DAY
        return msgspec.structs.replace(line, latest=newest.version, ends=ends, as_of=None)
    if newest.is_supported and newest.ends and newest.ends < today - _A_DAY:
        raise ReleaseFeedError(ABSURD, f"{line.name} ends {newest.ends}")
    if line.ended(today):
        return line
    return Branch(line.name, newest.version, newest.full or line.full, newest.ends or line.ends)


def _new_lines(old: ProductReleases, releases: Sequence[MakerRelease]) -> Iterator[Branch]:
    """Lines after all that were known, the newest first; those before were left out on purpose."""
    top = max((version_number(line.name) for line in old.lines), default=(0, 0, 0))
    names: dict[str, list[MakerRelease]] = {}
    for one in releases:
        number = version_number(one.version)
        if number[:2] > top[:2] and not any(line.holds(number) for line in old.lines):
            if number[0] > top[0] + 1:
                raise ReleaseFeedError(ABSURD, one.version)
            names.setdefault(f"{number[0]}.{number[1]}", []).append(one)
    for name in sorted(names, key=version_number, reverse=True):
        newest = _newest(names[name])
        yield Branch(name, newest.version, newest.full, newest.ends)


def _wordpress(answer: bytes, _: dt.datetime) -> Iterator[MakerRelease]:
    # What is offered to those who try what is not released yet is none.
    for one in msgspec.json.decode(answer, type=_Offers).offers:
        if "-" not in one.version:
            yield MakerRelease(one.version)


def _php(answer: bytes, _: dt.datetime) -> Iterator[MakerRelease]:
    for one in msgspec.json.decode(answer, type=tuple[_PhpBranch, ...]):
        if one.latest is None:
            continue
        if one.state not in ("stable", "bug", "security", "eol"):
            raise ReleaseFeedError(ABSURD, f"{one.branch[:20]} {one.state[:20]}")
        if not one.latest.startswith(f"{one.branch}."):
            raise ReleaseFeedError(ABSURD, f"{one.branch[:20]} {one.latest[:20]}")
        first, full, ends = (day.date() if day else None for day in (one.initial_release, one.active_support_end, one.security_support_end))
        yield MakerRelease(one.latest, first, one.state != "eol", full, ends)


def _joomla(answer: bytes, now: dt.datetime) -> Iterator[MakerRelease]:
    if answer.lstrip()[:1] == b"{":
        signed = msgspec.json.decode(answer, type=_JoomlaAnswer).signed
        if signed.expires.replace(tzinfo=signed.expires.tzinfo or dt.UTC) < now:
            raise ReleaseFeedError(OLDER, signed.expires.isoformat())
        yield from (MakerRelease(one.custom.version) for one in signed.targets.values() if one.custom.stability.lower() == "stable")
        return
    root = _xml(answer)
    for one in root.iter("extension"):
        if one.get("element") != "joomla":
            raise ReleaseFeedError(OTHER_PRODUCT, str(one.get("element"))[:60])
        yield MakerRelease(one.get("version", ""))


def _drupal(answer: bytes, _: dt.datetime) -> Iterator[MakerRelease]:
    root = _xml(answer)
    if root.findtext("short_name") != "drupal":
        raise ReleaseFeedError(OTHER_PRODUCT, (root.findtext("short_name") or root.text or "")[:100])
    supported = tuple(branch.strip() for branch in (root.findtext("supported_branches") or "").split(",") if branch.strip())
    if not supported:
        raise ReleaseFeedError(ABSURD, "supported_branches")
    for one in root.iter("release"):
        version, seconds = one.findtext("version") or "", one.findtext("date") or ""
        if one.findtext("status") != "published" or "-" in version:
            continue
        if not (seconds.isascii() and seconds.isdigit() and len(seconds) < 12):
            raise ReleaseFeedError(ABSURD, f"{version[:20]} {seconds[:20]}")
        day = dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
        yield MakerRelease(version, day, version.startswith(supported))


def _xml(answer: bytes) -> ElementTree.Element:
    """``xml.etree.ElementTree.ParseError`` for what is none; declarations of types, which may make much of little, are refused."""
    if b"<!DOCTYPE" in answer or b"<!ENTITY" in answer or b"\x00" in answer:
        raise ReleaseFeedError(NOT_READABLE, "DOCTYPE")
    return ElementTree.fromstring(answer)  # noqa: S314  Without a DOCTYPE there are no entities to expand.


MAKERS: Mapping[str, Callable[[bytes, dt.datetime], Iterator[MakerRelease]]] = {
    "wordpress": _wordpress,
    "php": _php,
    "joomla": _joomla,
    "drupal": _drupal,
}
