"""Numbers for Prometheus: in its text format, from the store, as a file and from an endpoint."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from scanner.metrics.exposition import Gauge, GaugeValue, exposition
from scanner.net.listener import serving
from scanner.store import ScheduleStore, Store
from tests.scanner.cli.program import require_refused, run

# The format's own grammar for a line with a number.
LINE = re.compile(r'[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-z]+="(?:[^"\\\n]|\\[\\n"])*"\})? -?(?:[0-9.]+(?:e[+-]?[0-9]+)?|\+Inf|NaN)')


def numbers(text: str) -> dict[str, float]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(LINE.fullmatch(line) for line in lines), text
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines}


def test_what_a_label_may_hold_is_escaped() -> None:
    text = exposition([Gauge("a", "What.", (GaugeValue(0.5, {"name": 'x"\\\n'}),)), Gauge("b", "None.", ())])
    assert text == '# HELP a What.\n# TYPE a gauge\na{name="x\\"\\\\\\n"} 0.5\n'
    assert numbers(text) == {'a{name="x\\"\\\\\\n"}': 0.5}


@pytest.mark.slow
def test_the_numbers_of_a_city(scanned: Path) -> None:
    at = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
    with closing(Store(str(scanned / "tilik.db"))) as store:
        schedules = ScheduleStore(store.engine)
        for code, hours in ((0, 0), (3, 24)):
            begun = at + dt.timedelta(hours=hours)
            schedules.finish(schedules.begin("malam", begun, begun), begun + dt.timedelta(minutes=20), code)
        findings = sum(one.tally.findings for one in store.assessments(1))
    values = numbers(run(scanned, "metrics").out)
    assert values['tilik_schedule_last_success_timestamp_seconds{schedule="malam"}'] == (at + dt.timedelta(minutes=20)).timestamp()
    assert values['tilik_schedule_last_exit_code{schedule="malam"}'] == 3
    assert values['tilik_schedule_last_duration_seconds{schedule="malam"}'] == 1200
    assert sum(value for name, value in values.items() if name.startswith("tilik_findings_open")) == findings > 0
    assert 0 < values["tilik_coverage_ratio"] <= 1
    assert (values["tilik_targets_queued"], values["tilik_notices_waiting"]) == (0, 0)
    assert run(scanned, "metrics", "--file", "tilik.prom") == (0, "", "")
    assert numbers((scanned / "tilik.prom").read_text("utf-8")).keys() == values.keys()
    assert (scanned / "tilik.prom").stat().st_mode & 0o777 == 0o600
    require_refused(run(scanned, "metrics", "--file", "/proc/tilik.prom"), "cannot be written")


def test_the_endpoint_has_one_page() -> None:
    async def ask() -> list[tuple[int, str]]:
        async with serving("127.0.0.1:0", "/metrics", "text/plain", lambda: "a 1\n") as port, httpx.AsyncClient() as client:
            answers = [await client.get(f"http://127.0.0.1:{port}{path}") for path in ("/metrics", "/metrics?x", "/", "/../tilik.db")]
            answers.append(await client.post(f"http://127.0.0.1:{port}/metrics"))
            return [(answer.status_code, answer.text) for answer in answers]

    page = (200, "a 1\n")
    assert asyncio.run(ask()) == [page, page, (404, ""), (404, ""), (404, "")]


@pytest.mark.parametrize("listen", ["", "9464", "127.0.0.1", ":9464", "127.0.0.1:x", "127.0.0.1:99999", "192.0.2.1:9464"])
def test_an_address_that_cannot_be_is_named(listen: str) -> None:
    async def try_it() -> None:
        async with serving(listen, "/metrics", "text/plain", str):
            pass

    with pytest.raises(Exception, match=r"metrics\.listen"):
        asyncio.run(try_it())
