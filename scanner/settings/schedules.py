"""[schedule.NAME] of tilik.toml: when which part of a city is looked at."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class Schedule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[schedule.NAME]: a scan that begins by itself under `tilik schedule run`; any number of them."""

    cron: Annotated[str, Meta(description="When, as in a crontab: minute, hour, day of the month, month, weekday.")]
    zone: Annotated[str, Meta(description="IANA time zone of these times; empty for that of [report].")] = ""
    jitter: Annotated[
        int,
        Meta(ge=0, le=86_400, description="Seconds by which a run begins later at most, so that cities do not all begin at once."),
    ] = 0
    opd: Annotated[tuple[str, ...], Meta(description="Codes of the OPDs that are looked at; empty for all.")] = ()
    level: Annotated[
        Literal["passive", "visit", "probe"], Meta(description="Ask at most this: DNS only, what a browser does, or unlinked paths too.")
    ] = "probe"
    only: Annotated[tuple[str, ...], Meta(description="Only checks whose id matches, such as `http-*`; empty for all.")] = ()
    report: Annotated[
        tuple[str, ...],
        Meta(
            description="Formats of the reports that are renewed afterwards. They show the newest answer of every check, whatever this run asked."
        ),
    ] = ()
    report_opd: Annotated[
        tuple[str, ...], Meta(description="Codes of the OPDs whose reports are renewed; empty for all, with the overview of the city.")
    ] = ()
