"""When all of several departments may be scanned."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Sequence

from checks.core.model.city import Hours

# Within so many days every hour of every department has come up.
_DAYS = 2


def common_begin(several: Sequence[Hours], at: dt.datetime) -> dt.datetime:
    """The first moment from ``at`` on at which all of these permit it; ``at`` itself where no moment does."""
    candidates = [at, *(opening for hours in several for opening in _openings(hours, at) if opening > at)]
    return next((moment for moment in sorted(candidates) if all(hours.contain(moment) for hours in several)), at)


def _openings(hours: Hours, at: dt.datetime) -> list[dt.datetime]:
    zone = zoneinfo.ZoneInfo(hours.zone)
    today = at.astimezone(zone).date()
    return [dt.datetime.combine(today + dt.timedelta(days), hours.start, zone).astimezone(dt.UTC) for days in range(_DAYS + 1)]
