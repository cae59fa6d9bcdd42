"""tilik catalogue: how old the data on releases is."""

from __future__ import annotations

import datetime as dt
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import ClassVar

import msgspec
import pytest

from checks.core.check import registry
from checks.core.software import data_files
from checks.core.software.maker_feeds import MAKERS
from checks.core.software.product_holes import NEWS, ExploitedNews
from checks.core.software.release_feed import release_file
from checks.core.software.releases import ProductReleases, release_data, releases
from scanner.cli import catalogue
from scanner.judge.contract import contracts
from tests.core.software.test_exploited_feed import answer
from tests.scanner.cli.program import Ran, run


def test_every_product_has_its_day_and_the_oldest_comes_first(tmp_path: Path) -> None:
    ran = run(tmp_path, "catalogue", "status", "--lang", "en")
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert ran.code == 0
    assert len(rows) == len(releases().products)
    days = [dt.date.fromisoformat(day) for _, day, *_ in rows]
    assert days == sorted(days)
    assert all(source for *_, source in rows)
    wordpress = next(row for row in rows if row[0] == "WordPress")
    assert wordpress[1:2] + wordpress[3:4] == ["2026-08-22", str(len(releases().products["wordpress"].lines))]


def test_data_that_is_old_is_said_in_both_languages(tmp_path: Path) -> None:
    for lang, words in {"id": "lebih tua dari 60 hari", "en": "is older than 60 days"}.items():
        assert words in run(tmp_path, "catalogue", "status", "--lang", lang).err


class _Feed(http.server.BaseHTTPRequestHandler):
    """Answers for PHP what the test wants, and 404 for everything else."""

    answer: Callable[[http.server.BaseHTTPRequestHandler], None]
    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(str(self.headers["User-Agent"]))
        if self.path in ("/api/v1/products/php/", "/branches"):
            type(self).answer(self)
        else:
            self.send_error(404)

    def log_message(self, *arguments: object) -> None:
        """Nothing."""


@contextmanager
def _server(answer: Callable[[http.server.BaseHTTPRequestHandler], None]) -> Iterator[str]:
    feed = type("Feed", (_Feed,), {"answer": staticmethod(answer), "agents": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), feed) as server:
        server.daemon_threads, server.block_on_close = True, False
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/api/v1"
        finally:
            server.shutdown()
            thread.join()


def _whole(body: bytes, status: int = 200, **headers: str) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def _endless(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        while True:
            handler.wfile.write(b" " * 65_536)


def _broken_off(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(_php()[:1000])


def _php() -> bytes:
    """What the API would say of PHP today: the data that is there, a little newer."""
    releases_now = [
        {"name": line.name, "isEol": bool(line.ends and line.ends < dt.datetime.now(dt.UTC).date()), "eolFrom": line.ends and line.ends.isoformat(), "latest": line.latest and {"name": line.latest}}
        for line in releases().products["php"].lines
    ]  # fmt: skip
    return json.dumps({"generated_at": dt.datetime.now(dt.UTC).isoformat(), "result": {"name": "php", "releases": releases_now}}).encode()


_NO_MAKERS = "".join(f'{name} = ""\n' for name in (*MAKERS, "exploited"))


def _update(
    folder: Path, monkeypatch: pytest.MonkeyPatch, source: str, makers: str = _NO_MAKERS
) -> tuple[Ran, dict[str, list[str]], bytes]:
    """The run, its rows by product, and the file of PHP afterwards."""
    data = folder / "newer"
    own = Path(catalogue.__file__).parents[2] / "checks/core/software/releases/php.toml"
    monkeypatch.setattr(catalogue, "_folder", lambda: data)
    (folder / "tilik.toml").write_text(f'[catalogue]\nsource = "{source}"\n{makers}')
    ran = run(folder, "catalogue", "update", "--lang", "en")
    rows = [line.split("\t") for line in ran.out.splitlines()]
    file = data / "php.toml"
    return ran, {row[0]: row[1:] for row in rows}, (file if file.exists() else own).read_bytes()


@pytest.mark.slow
def test_newer_data_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _server(_whole(_php())) as source:
        ran, rows, file = _update(tmp_path, monkeypatch, source)
    assert rows["PHP"][0] == "updated", ran
    assert release_data(file).as_of >= dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
    assert [line.latest for line in release_data(file).lines] == [line.latest for line in releases().products["php"].lines]
    # Of the others nothing came.
    assert rows["WordPress"][0] == "no answer"
    assert ran.code == 1
    assert oct((tmp_path / "newer/php.toml").stat().st_mode & 0o777) == "0o644"


@pytest.mark.slow
def test_a_maker_is_asked_at_its_own_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line for line in releases().products["php"].lines if not line.ended(dt.datetime.now(dt.UTC).date())]
    branches = [
        {"branch": line.name, "latest": f"{line.name}.{40 + number}", "state": "security", "security_support_end": line.ends and f"{line.ends}T00:00:00+00:00"}
        for number, line in enumerate(lines)
    ]  # fmt: skip
    with _server(_whole(json.dumps(branches).encode())) as source:
        makers = _NO_MAKERS.replace('php = ""', f'php = "{source.removesuffix("/api/v1")}/branches"')
        ran, rows, file = _update(tmp_path, monkeypatch, source, makers)
    assert rows["PHP (127.0.0.1)"][0] == "updated", ran
    assert rows["PHP"][0] == "the answer cannot be read"
    assert [line.latest for line in release_data(file).lines][: len(lines)] == [branch["latest"] for branch in branches]


@pytest.mark.slow
def test_the_list_of_what_is_exploited_is_kept_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for body, outcome in ((answer(released=dt.datetime.now(dt.UTC).isoformat()), "updated"), (answer()[:-9], "the answer cannot be read")):
        with _server(_whole(body)) as source:
            makers = _NO_MAKERS.replace('exploited = ""', f'exploited = "{source.removesuffix("/api/v1")}/branches"')
            ran, rows, _ = _update(tmp_path, monkeypatch, source, makers)
        assert rows["Exploited vulnerabilities (127.0.0.1)"][0] == outcome, ran
    # What was taken stays when something broken comes.
    assert msgspec.json.decode((tmp_path / "newer" / NEWS).read_bytes(), type=ExploitedNews).unranged == {}


def test_a_makers_address_is_safe_or_refused_before_anything_is_sent(tmp_path: Path) -> None:
    (tmp_path / "tilik.toml").write_text('[catalogue]\nsource = "http://127.0.0.1:1/"\nphp = "http://php.example/"\n')
    ran = run(tmp_path, "catalogue", "update")
    assert ran.code == 2
    assert "catalogue.php" in ran.err


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of updates that is read, and empty."""
    monkeypatch.setattr(data_files, "resources", _Beside(tmp_path))
    yield tmp_path / "newer"
    monkeypatch.undo()
    data_files.forget_products()


class _Beside:
    """The data files of the package, but for its folder of updates."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self, package: str) -> _Beside:
        return self

    def joinpath(self, name: str) -> Traversable:
        return (self._folder if name == data_files.NEWER else Path(data_files.__file__).parent) / name


def _put(newer: Path, days: int) -> ProductReleases:
    """PHP's data with another newest release, so many days later."""
    php = releases().products["php"]
    lines = (msgspec.structs.replace(php.lines[0], latest=f"{php.lines[0].name}.99"), *php.lines[1:])
    changed = msgspec.structs.replace(php, as_of=php.as_of + dt.timedelta(days), lines=lines)
    newer.mkdir(exist_ok=True)
    (newer / "php.toml").write_text(release_file(changed), "utf-8")
    data_files.forget_products()
    return changed


def test_an_update_counts_until_a_newer_tilik_brings_newer_data(newer: Path) -> None:
    assert _put(newer, 1) == releases().products["php"]
    assert _put(newer, -3) != releases().products["php"]


def test_after_an_update_every_check_keeps_its_contract(newer: Path) -> None:
    """Examples name the newest release of the day on which they were written."""
    _put(newer, 1)
    php = [check for check in registry.load() if check.id == "software-php"]
    assert [one.faults for one in contracts(php)] == [()]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (_endless, "no answer"),
        (_broken_off, "no answer"),
        (_whole(b"", 503), "no answer"),
        (_whole(b"", 302, Location="http://127.0.0.1:1/"), "no answer"),
        (_whole(b"<html>"), "the answer cannot be read"),
        (_whole(b"{" + b" " * 3_000_000), "no answer"),
    ],
    ids=("endless", "broken off", "503", "redirect", "a page", "3 MB"),
)
def test_what_is_no_answer_changes_nothing(
    answer: Callable[[http.server.BaseHTTPRequestHandler], None], outcome: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _server(answer) as source:
        ran, rows, file = _update(tmp_path, monkeypatch, source)
    assert rows["PHP"][0] == outcome, ran
    assert ran.code == 1
    assert release_data(file) == releases().products["php"]


@pytest.mark.parametrize("source", ["", "http://endoflife.example/api/v1", "ftp://127.0.0.1/", "http://127.0.0.1.example/"])
def test_an_address_that_is_none_or_unsafe_is_refused_before_anything_is_sent(source: str, tmp_path: Path) -> None:
    (tmp_path / "tilik.toml").write_text(f'[catalogue]\nsource = "{source}"\n')
    ran = run(tmp_path, "catalogue", "update")
    assert ran.code == 2
    assert "catalogue.source" in ran.err
