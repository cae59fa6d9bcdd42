"""The times of a crontab. What is expected was printed by `systemd-analyze calendar --iterations --base-time` (systemd 252) of the same times."""

from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest

from scanner.errors import SettingsError
from scanner.schedule.crontab import Crontab


def moment(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("cron", "zone", "after", "times"),
    [
        # *-*-* 02:30:00 Europe/Berlin: shown twice on 25 October, not shown on 28 March.
        (
            "30 2 * * *",
            "Europe/Berlin",
            "2026-10-23 00:00",
            ["2026-10-23 00:30", "2026-10-24 00:30", "2026-10-25 00:30", "2026-10-26 01:30"],
        ),
        (
            "30 2 * * *",
            "Europe/Berlin",
            "2027-03-26 00:00",
            ["2027-03-26 01:30", "2027-03-27 01:30", "2027-03-29 00:30", "2027-03-30 00:30"],
        ),
        # *-*-* *:00:00 Europe/Berlin
        (
            "0 * * * *",
            "Europe/Berlin",
            "2026-10-24 22:00",
            ["2026-10-24 23:00", "2026-10-25 00:00", "2026-10-25 02:00", "2026-10-25 03:00"],
        ),
        ("0 * * * *", "Europe/Berlin", "2027-03-27 23:00", ["2027-03-28 00:00", "2027-03-28 01:00", "2027-03-28 02:00"]),
        # Sun *-*-* 19:15:00 Asia/Jakarta; crontab has 0 and 7 for Sunday.
        ("15 19 * * 0", "Asia/Jakarta", "2026-11-01 00:00", ["2026-11-01 12:15", "2026-11-08 12:15", "2026-11-15 12:15"]),
        ("15 19 * * 7", "Asia/Jakarta", "2026-11-01 00:00", ["2026-11-01 12:15", "2026-11-08 12:15"]),
        # Fri..Sun
        (
            "15 19 * * 5-7",
            "Asia/Jakarta",
            "2026-11-01 13:00",
            ["2026-11-06 12:15", "2026-11-07 12:15", "2026-11-08 12:15", "2026-11-13 12:15"],
        ),
        ("15 19 * * fri-sun", "Asia/Jakarta", "2026-11-01 13:00", ["2026-11-06 12:15", "2026-11-07 12:15", "2026-11-08 12:15"]),
        # *-02-29 00:00:00 UTC
        ("0 0 29 2 *", "UTC", "2026-11-01 00:00", ["2028-02-29 00:00", "2032-02-29 00:00"]),
        # *-*-01 03:00:00 Asia/Jayapura
        ("0 3 1 * *", "Asia/Jayapura", "2026-11-01 00:00", ["2026-11-30 18:00", "2026-12-31 18:00"]),
        ("*/20 8-9 * * 1-5", "UTC", "2026-11-06 09:00", ["2026-11-06 09:20", "2026-11-06 09:40", "2026-11-09 08:00", "2026-11-09 08:20"]),
    ],
)
def test_times(cron: str, zone: str, after: str, times: list[str]) -> None:
    assert list(islice(Crontab("malam", cron, zone).times(moment(after)), len(times))) == list(map(moment, times))


@pytest.mark.parametrize("minutes", [0, 1, 59, 60, 1500, 200_000])
def test_the_last_time_is_the_one_before_the_next(minutes: int) -> None:
    crontab, until = Crontab("malam", "17 */6 * * *", "Asia/Jakarta"), moment("2026-11-20 05:00")
    after = until - dt.timedelta(minutes=minutes)
    times = [at for at in islice(crontab.times(after), 1000) if at <= until]
    assert crontab.last(after, until) == (times[-1] if times else None)


@pytest.mark.parametrize(
    ("cron", "zone", "words"),
    [
        ("15 19 * *", "UTC", "4 fields"),
        ("15 24 * * *", "UTC", "no time"),
        ("61 * * * *", "UTC", "no time"),
        ("0 0 31 2 8", "UTC", "days of the month and weekdays"),
        ("0 0 * * 8", "UTC", "no time"),
        ("0 0 * * 5-2", "UTC", "no time"),
        ("0 0 * * sen", "UTC", "no time"),
        ("0 0 1 * 1", "UTC", "days of the month and weekdays"),
        ("@daily", "UTC", "1 fields"),
        ("0 0 * * *", "Asia/Kotacontoh", "not a time zone"),
    ],
)
def test_what_is_no_time_is_named(cron: str, zone: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        Crontab("malam", cron, zone)
