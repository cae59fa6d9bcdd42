"""Which answers of a report are from before its scan, and how old they are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from checks import Text
from reports.views.host import HostView
from reports.words.format import local


class OlderAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """The checks of one asset that were answered last on one day. ``days`` is their age on the day of the report; ``all`` where there is no newer one."""

    host: str
    day: dt.date
    days: int
    checks: tuple[Text, ...]
    all: bool


def older_answers(hosts: Iterable[HostView], reported: dt.date, zone: str) -> tuple[OlderAnswers, ...]:
    """The oldest first, a line an asset and day."""
    lines = []
    for host in hosts:
        by_day: defaultdict[dt.date, list[Text]] = defaultdict(list)
        for answer in host.answers:
            if answer.answer_time is not None:
                by_day[local(answer.answer_time, zone).date()].append(answer.title)
        for day, titles in by_day.items():
            all_of_it = len(titles) == len(host.answers)
            lines.append(OlderAnswers(host=host.name, day=day, days=(reported - day).days, checks=tuple(titles), all=all_of_it))
    return tuple(sorted(lines, key=lambda line: (line.day, line.host)))
