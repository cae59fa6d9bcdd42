"""The times that a crontab's five fields name (POSIX.1-2017, crontab), in a time zone."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from collections.abc import Iterator

from apscheduler.triggers.cron import CronTrigger

from scanner.errors import SettingsError
from scanner.settings import zones

# Numbers of crontab, 0 and 7 for Sunday; the library's begin with Monday, so that it is given names.
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_PART = re.compile(r"(\*|[0-7]|[a-z]{3})(?:-([0-7]|[a-z]{3}))?(?:/([1-9]))?")
_FIELDS = 5
_HINT = 'Write minute, hour, day of the month, month and weekday: cron = "15 19 * * *".'
# To find the last time before a moment, so far back is looked at first, and farther where there was none.
_SPANS = (dt.timedelta(hours=2), dt.timedelta(days=2), dt.timedelta(days=64), dt.timedelta(days=1500))


class Crontab:
    """The times of one schedule. `SettingsError` for what is no time or no zone."""

    def __init__(self, name: str, cron: str, zone: str) -> None:
        where = f"schedule.{name}"
        if not zones.is_zone(zone):
            raise SettingsError(f"{where}.zone: {zone!r} is not a time zone", zones.suggestion(zone))
        self._zone = zoneinfo.ZoneInfo(zone)
        fields = cron.lower().split()
        if len(fields) != _FIELDS:
            raise SettingsError(f"{where}.cron: {cron!r} has {len(fields)} fields, not five", _HINT)
        minute, hour, day, month, weekday = fields
        if day != "*" and weekday != "*":
            # By POSIX either would do, by this library both would have to: two schedules say what is meant.
            raise SettingsError(f"{where}.cron: {cron!r} names days of the month and weekdays", "Write a schedule for each.")
        try:
            self._trigger = CronTrigger(minute=minute, hour=hour, day=day, month=month, day_of_week=_weekdays(weekday), timezone=self._zone)
        except ValueError:
            raise SettingsError(f"{where}.cron: {cron!r} is no time", _HINT) from None

    def times(self, after: dt.datetime) -> Iterator[dt.datetime]:
        """Every time later than a moment, in UTC.

        A time that the clocks leave out on the day on which they are put forward is left out; of one that they show twice the first counts.
        """
        moment = (after + dt.timedelta(microseconds=1)).astimezone(self._zone)
        while (at := self._trigger.get_next_fire_time(None, moment)) is not None:
            utc = at.astimezone(dt.UTC)
            moment = (utc + dt.timedelta(seconds=1)).astimezone(self._zone)
            if utc > after and at.fold == 0 and _is_on_clocks(at):
                yield utc

    def last(self, after: dt.datetime, until: dt.datetime) -> dt.datetime | None:
        """The newest time later than a moment and not later than another, in UTC."""
        for span in _SPANS:
            begin = max(after, until - span)
            newest = None
            for at in self.times(begin):
                if at > until:
                    break
                newest = at
            if newest is not None or begin == after:
                return newest
        return None


def _is_on_clocks(at: dt.datetime) -> bool:
    """Whether the clocks of the zone show this time at all."""
    return at.astimezone(dt.UTC).astimezone(at.tzinfo).replace(tzinfo=None) == at.replace(tzinfo=None)


def _weekdays(field: str) -> str:
    """The field with names; ``ValueError`` for what is none."""
    if field == "*":
        return field
    names: list[str] = []
    for part in field.split(","):
        match = _WEEKDAY_PART.fullmatch(part)
        if match is None:
            raise ValueError(part)
        first, last, step = match.groups()
        if first == "*":
            numbers = range(0, 7, int(step or 1))
        else:
            begin = _number(first)
            end = _number(last) if last else (6 if step else begin)
            # A week that begins with Monday: `fri-sun` is 5-7.
            end += 7 * (end < begin and end == 0)
            numbers = range(begin, end + 1, int(step or 1))
        if not numbers:
            raise ValueError(part)
        names += [_WEEKDAYS[number] for number in numbers]
    return ",".join(dict.fromkeys(names))


def _number(weekday: str) -> int:
    return int(weekday) if weekday.isdigit() else _WEEKDAYS.index(weekday)
