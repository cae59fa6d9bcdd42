"""What a resumed scan asks is what today's list permits; what fell away is said, and is never good news."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Outcome, Target
from scanner.engine.job import scan_job
from scanner.net.clock import Clock
from scanner.plan.requests import requests
from scanner.remainder import remainder
from scanner.run import begin
from scanner.settings import load_settings
from scanner.store import Store
from scanner.targets import parse_targets
from tests.scanner.cli.program import Ran, require_refused, run
from tests.scanner.counting import Counting, counting

NOW = dt.datetime.now(dt.UTC)
CLOSED_HOURS = f"{NOW + dt.timedelta(hours=10):%H:%M}-{NOW + dt.timedelta(hours=11):%H:%M} UTC"
ONLY = ("http-nosniff", "exposed-env")
LIST = """# Kota Contoh
[Dinas A]
code: a
a.kotacontoh.go.id address=127.0.71.1
a.kotacontoh.go.id:8443 address=127.0.71.2
www.a.kotacontoh.go.id address=127.0.71.3
[Dinas B]
code: b
b.kotacontoh.go.id address=127.0.71.4
"""
A, A8443, WWW, B = "127.0.71.1", "127.0.71.2", "127.0.71.3", "127.0.71.4"


@pytest.fixture
def server() -> Iterator[Counting]:
    with counting() as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path, server: Counting) -> Path:
    """A folder with the settings and the list, and in its store a scan that was interrupted before its first packet."""
    ports = "".join(f"{port} = {server.port}\n" for port in (80, 443, 8080, 8443))
    (tmp_path / "tilik.toml").write_text(
        f'[network]\nresolver = "127.0.71.53:9"\nallow_private = ["127.0.71.0/24"]\ntimeout = 1.0\nrate = 500.0\n[network.ports]\n{ports}',
        "utf-8",
    )
    (tmp_path / "targets.txt").write_text(LIST, "utf-8")
    return tmp_path


def interrupted(folder: Path, target_list: str = LIST, resolve: dict[str, str] | None = None) -> None:
    city = parse_targets(target_list, "t", today=NOW.date())
    with closing(Store(str(folder / "tilik.db"))) as store:
        begin(
            store,
            city.name,
            scan_job(city.opds, city.targets, load_settings(folder / "tilik.toml"), Level.PROBE, ONLY, resolve=resolve),
            Clock(),
        )


def resumed(folder: Path) -> Ran:
    ran = run(folder, "scan", "--resume", "--store", folder / "tilik.db", "--rate", "500")
    assert ran.code == 0, ran
    return ran


def outcomes(folder: Path) -> dict[str, dict[str, tuple[Outcome, str | None]]]:
    with closing(Store(str(folder / "tilik.db"))) as store:
        scan = store.scans()[0]
        assert scan.finished is not None
        return {one.target.name: {v.check: (v.outcome, v.reason) for v in one.verdicts} for one in store.assessments(scan.id)}


NOT_PERMITTED = dict.fromkeys(ONLY, (Outcome.UNKNOWN, "not-permitted"))


def test_where_nothing_was_permitted_no_check_knows_anything() -> None:
    checks = registry.load(())
    target = Target(host="b.kotacontoh.go.id", domain="kotacontoh.go.id", opd="b")
    refused = {request.key: Failure(FailureKind.NOT_PERMITTED, NOW) for request in requests(target, checks)}
    verdicts = [judge(check, target, refused) for check in checks if check.concerns(target)]
    assert {(verdict.outcome, verdict.reason) for verdict in verdicts} == {(Outcome.UNKNOWN, "not-permitted")}


def test_an_unchanged_list_changes_nothing(folder: Path, server: Counting) -> None:
    interrupted(folder)
    ran = resumed(folder)
    assert "warning" not in ran.err
    assert {where for where, _ in server.requests} == {A, A8443, WWW, B}
    assert {where for where, path in server.requests if path == "/.env"} == {A, A8443, WWW, B}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "questions", "name", "cause"),
    [
        ("[Dinas B]\ncode: b\nb.kotacontoh.go.id address=127.0.71.4\n", "", {A, A8443, WWW}, "b.kotacontoh.go.id", "unlisted"),
        # The twin of a listed host and the parent of one are removed like any other.
        ("www.a.kotacontoh.go.id address=127.0.71.3\n", "", {A, A8443, B}, "www.a.kotacontoh.go.id", "unlisted"),
        (
            "a.kotacontoh.go.id address=127.0.71.1\n",
            "x.a.kotacontoh.go.id level=passive\n",
            {A8443, WWW, B},
            "a.kotacontoh.go.id",
            "unlisted",
        ),
        ("a.kotacontoh.go.id:8443 address=127.0.71.2\n", "", {A, WWW, B}, "a.kotacontoh.go.id:8443", "unlisted"),
        ("a.kotacontoh.go.id:8443 ", "a.kotacontoh.go.id:9443 ", {A, WWW, B}, "a.kotacontoh.go.id:8443", "unlisted"),
        ("code: b\n", "code: c\n", {A, A8443, WWW}, "b.kotacontoh.go.id", "moved"),
        ("code: b\n", "code: b\npermission: 1/2026 until 2026-01-31\n", {A, A8443, WWW}, "b.kotacontoh.go.id", "ended"),
        ("code: b\n", f"code: b\nhours: {CLOSED_HOURS}\n", {A, A8443, WWW}, "b.kotacontoh.go.id", "hours"),
    ],
)
def test_to_what_fell_away_nothing_is_sent(
    folder: Path, server: Counting, old: str, new: str, questions: set[str], name: str, cause: str
) -> None:
    interrupted(folder)
    assert old in LIST
    (folder / "targets.txt").write_text(LIST.replace(old, new, 1), "utf-8")
    ran = resumed(folder)
    assert {where for where, _ in server.requests} == questions
    by_name = outcomes(folder)
    assert by_name[name] == NOT_PERMITTED
    assert len(by_name) == 4
    assert all(verdicts != NOT_PERMITTED for other, verdicts in by_name.items() if other != name)
    assert re.search(rf"^warning: {re.escape(name)} ", ran.err, re.MULTILINE)
    assert restrictions(folder) == {name: cause}


def restrictions(folder: Path) -> dict[str, str]:
    with closing(Store(str(folder / "tilik.db"))) as store:
        return {one.name: one.cause.value for one in store.scans()[0].restrictions}


def test_the_pages_and_the_json_say_what_fell_away_and_why_in_both_languages(folder: Path) -> None:
    more = "".join(f"[Dinas {code.upper()}]\ncode: {code}\n{code}.kotacontoh.go.id address=127.0.71.7\n" for code in "cde")
    interrupted(folder, LIST + more)
    later = more.replace("code: c\n", f"code: c\nhours: {CLOSED_HOURS}\n").replace("code: d\n", "code: d\npermission: 1 until 2026-01-31\n")
    target_list = LIST.replace("www.a.kotacontoh.go.id address=127.0.71.3\n", "").replace("=127.0.71.4", "=127.0.71.4 level=visit")
    (folder / "targets.txt").write_text(target_list + later.replace("code: e\n", "code: f\n"), "utf-8")
    resumed(folder)
    for lang in ("id", "en"):
        assert run(folder, "report", "--lang", lang, "--out", folder / lang).code == 0
    city = json.loads((folder / "id" / "report.json").read_text("utf-8"))
    assert {one["host"].removesuffix(".kotacontoh.go.id"): one["cause"] for one in city["restrictions"]} == {
        "www.a": "unlisted",
        "b": "level",
        "c": "hours",
        "d": "ended",
        "e": "moved",
    }
    for restriction in city["restrictions"]:
        for lang in ("id", "en"):
            pages = [page.read_text("utf-8") for page in (folder / lang).rglob("*.html")]
            saying = [page for page in pages if f"<code>{restriction['host']}</code> {restriction['text'][lang]}" in page]
            assert len(saying) == 2, "the overview, and the department's own page"


@pytest.mark.slow
@pytest.mark.parametrize(("level", "paths"), [("visit", {"/", "TLS"}), ("passive", set())])
@pytest.mark.parametrize("opd", [True, False])
def test_the_lower_level_holds(folder: Path, server: Counting, level: str, paths: set[str], opd: bool) -> None:
    interrupted(folder)
    old, new = ("code: b\n", f"code: b\nlevel: {level}\n") if opd else ("=127.0.71.4", f"=127.0.71.4 level={level}")
    (folder / "targets.txt").write_text(LIST.replace(old, new), "utf-8")
    resumed(folder)
    assert {path for where, path in server.requests if where == B} == paths
    assert outcomes(folder)["b.kotacontoh.go.id"]["exposed-env"] == (Outcome.UNKNOWN, "not-asked")
    assert restrictions(folder) == {"b.kotacontoh.go.id": "level"}
    # Judging anew says the same: the store knows the level that was asked at.
    assert run(folder, "judge").code == 0
    assert outcomes(folder)["b.kotacontoh.go.id"]["exposed-env"] == (Outcome.UNKNOWN, "not-asked")


def test_a_higher_level_does_not(folder: Path, server: Counting) -> None:
    interrupted(folder, LIST.replace("=127.0.71.4", "=127.0.71.4 level=visit"))
    resumed(folder)
    assert "/.env" not in {path for where, path in server.requests if where == B}


def test_the_address_is_todays(folder: Path, server: Counting) -> None:
    interrupted(folder)
    (folder / "targets.txt").write_text(LIST.replace("127.0.71.4", "127.0.71.9"), "utf-8")
    resumed(folder)
    assert {where for where, _ in server.requests} == {A, A8443, WWW, "127.0.71.9"}


def test_an_address_that_is_written_no_more_is_asked_no_more(folder: Path, server: Counting) -> None:
    interrupted(folder)
    (folder / "targets.txt").write_text(LIST.replace(" address=127.0.71.4", ""), "utf-8")
    resumed(folder)
    assert {where for where, _ in server.requests} == {A, A8443, WWW}


def test_an_address_that_was_typed_for_this_scan_stays(folder: Path, server: Counting) -> None:
    interrupted(folder, resolve={"b.kotacontoh.go.id": "127.0.71.8"})
    resumed(folder)
    assert {where for where, _ in server.requests} == {A, A8443, WWW, "127.0.71.8"}


def test_ranges_are_todays(folder: Path, server: Counting) -> None:
    interrupted(folder)
    settings_file = folder / "tilik.toml"
    settings_file.write_text(settings_file.read_text("utf-8").replace("127.0.71.0/24", "127.0.71.1/32"), "utf-8")
    resumed(folder)
    assert {where for where, _ in server.requests} == {A}
    assert outcomes(folder)["b.kotacontoh.go.id"] == NOT_PERMITTED


@pytest.mark.parametrize("target_list", [None, "", "[\n"])
def test_without_a_list_nothing_is_resumed(folder: Path, server: Counting, target_list: str | None) -> None:
    interrupted(folder)
    (folder / "targets.txt").unlink()
    if target_list is not None:
        (folder / "targets.txt").write_text(target_list, "utf-8")
    require_refused(run(folder, "scan", "--resume"), "targets.txt")
    assert server.requests == []


def test_what_was_said_when_it_was_resumed_before_holds_as_far_as_it_was_acted_upon(folder: Path, server: Counting) -> None:
    """Resumed while most is shut, interrupted at once, and resumed with the old list."""
    interrupted(folder)
    closed_list = LIST.replace("code: a\n", f"code: a\nhours: {CLOSED_HOURS}\n").replace("=127.0.71.4", "=127.0.71.4 level=visit")
    (folder / "targets.txt").write_text(closed_list.replace("www.a.kotacontoh.go.id address=127.0.71.3\n", ""), "utf-8")
    with closing(Store(str(folder / "tilik.db"))) as store:
        city = parse_targets((folder / "targets.txt").read_text("utf-8"), "t", today=NOW.date())
        causes = {one.name: one.cause.value for one in remainder(store, 1, city, load_settings(folder / "tilik.toml"), NOW).restrictions}
    assert causes == {
        "a.kotacontoh.go.id": "hours",
        "a.kotacontoh.go.id:8443": "hours",
        "www.a.kotacontoh.go.id": "unlisted",
        "b.kotacontoh.go.id": "level",
    }
    assert server.requests == []
    (folder / "targets.txt").write_text(LIST, "utf-8")
    resumed(folder)
    assert {where for where, _ in server.requests} == {A, A8443, B}
    assert "/.env" not in {path for where, path in server.requests if where == B}
    assert restrictions(folder) == {"www.a.kotacontoh.go.id": "unlisted", "b.kotacontoh.go.id": "level"}
