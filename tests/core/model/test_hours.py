"""When an OPD may be scanned: on wall clocks in its zone, across midnight, and for a whole day without a gap."""

from __future__ import annotations

import datetime as dt

from checks.core.model.city import Hours
from tests.each import each

ZONE = "Asia/Jakarta"
DAY, NIGHT, WORK = Hours(dt.time(0), dt.time(23, 59), ZONE), Hours(dt.time(19), dt.time(5), ZONE), Hours(dt.time(8), dt.time(16), ZONE)


@each(
    ("hours", "time", "expected"),
    [
        (DAY, "00:00:00", True),
        (DAY, "23:58:59", True),
        (DAY, "23:59:59", True),
        (NIGHT, "19:00:00", True),
        (NIGHT, "18:59:59", False),
        (NIGHT, "04:59:59", True),
        (NIGHT, "05:00:00", False),
        (WORK, "15:59:59", True),
        (WORK, "16:00:00", False),
    ],
)
def test_hours_contain_a_moment(hours: Hours, time: str, expected: bool) -> None:
    at = dt.datetime.fromisoformat(f"2026-12-01T{time}+07:00")
    assert hours.contain(at) is expected
    assert hours.contain(at.astimezone(dt.UTC)) is expected
