"""The ledger says what a real server's own access log says, request by request, and the example city's servers count as many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli import tilik
from scanner.store import Store
from scanner.store.journal import Deed, JournalEntry
from tests.real.nginx import nginx
from tests.real.site import Site
from tests.scanner.city import city_in

ONE, TWO, PLAIN = (f"{name}.kotacontoh.go.id" for name in ("dinkes", "disdik", "arsip"))
LOG = "log_format asked '$request_method $scheme://$host$request_uri $ssl_protocol';"
ACCESS_LOG = "access_log asked.log asked;"
HTTP = re.compile(r"(?P<method>GET|HEAD|OPTIONS) (?P<url>\S+)(?: as .+)? → (?P<end>\S+)")


def run(folder: Path, *arguments: str) -> None:
    done = CliRunner().invoke(tilik, [*arguments, "--config", str(folder / "tilik.toml")], standalone_mode=False, catch_exceptions=False)
    assert done.return_value in (0, 1, 3, 4), done.stderr


def lines(entries: list[JournalEntry]) -> list[str]:
    return [line for entry in entries if entry.content.traffic for line in entry.content.traffic.log]


@pytest.fixture(scope="module")
def ledger_and_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[JournalEntry], list[str]]]:
    """The ledger of a scan, a scan of a part and a retest; and what nginx wrote down."""
    redirect = f"{ACCESS_LOG} location = /lama {{ return 301 /baru; }}"
    sites = [
        Site(host=ONE, https=redirect, http=ACCESS_LOG),
        Site(host=TWO, https=f"{ACCESS_LOG}", http=ACCESS_LOG),
        Site(host=PLAIN, https=None, http=ACCESS_LOG),
    ]
    with nginx(sites, LOG) as server:
        folder = tmp_path_factory.mktemp("ledger")
        (folder / "targets.txt").write_text(
            "[Dinas Kesehatan]\ncode: dinkes\npermission: 555/1/2026\n"
            + "".join(f"{one.host} address={server.address(one.host)}\n" for one in sites)
        )
        (folder / "tilik.toml").write_text(
            f"[network]\nallow_private = ['127.0.0.0/8']\nrate = 500.0\ntrusted_roots = ['{server.folder}/root.pem']\n"
            f"[network.ports]\n443 = {server.https}\n80 = {server.http}\n"
        )
        run(folder, "scan", "--quiet", "--only", "http-*", "--only", "tls-heartbleed", "--only", "exposed-git")
        run(folder, "scan", "--quiet", "--only", "http-hsts")
        with closing(Store(str(folder / "tilik.db"))) as store:
            (finding, *_) = store.triage.tracked_findings("")
            run(folder, "retest", finding.id)
            entries = list(store.journal.entries())
            assert store.journal.first_fault() is None
        yield entries, (server.folder / "asked.log").read_text("latin-1").splitlines()


@pytest.mark.real
def test_every_request_of_the_access_log_is_in_the_ledger_and_no_other(ledger_and_log: tuple[list[JournalEntry], list[str]]) -> None:
    entries, log = ledger_and_log
    sent = Counter(f"{line_of_http['method']} {line_of_http['url']}" for line in lines(entries) if (line_of_http := HTTP.fullmatch(line)))
    arrivals = Counter(" ".join(line.split()[:2]) for line in log)
    assert sum(arrivals.values()) > 20
    assert sent == arrivals


@pytest.mark.real
def test_questions_of_tls_are_counted_apart(ledger_and_log: tuple[list[JournalEntry], list[str]]) -> None:
    """They are no requests of HTTP, and what asks them is in no access log: what is not HTTP names a host and its port."""
    entries, _ = ledger_and_log
    others = [line for line in lines(entries) if not HTTP.fullmatch(line)]
    assert others
    assert [line for line in others if not re.fullmatch(r"\w.* \S+\.kotacontoh\.go\.id:443 → \S+", line)] == []
    traffics = [entry.content.traffic for entry in entries if entry.content.traffic]
    assert sum(traffic.count for traffic in traffics) == len(lines(entries))


@pytest.mark.real
def test_it_says_who_on_which_permission_and_from_where(ledger_and_log: tuple[list[JournalEntry], list[str]]) -> None:
    entries, _ = ledger_and_log
    visits = [entry for entry in entries if entry.deed in (Deed.VISIT, Deed.RETEST)]
    assert {entry.deed for entry in visits} == {Deed.VISIT, Deed.RETEST}
    for entry in visits:
        assert (entry.opd, entry.content.permission, bool(entry.who)) == ("dinkes", "555/1/2026", True)
        assert entry.content.traffic is not None
        assert entry.content.traffic.sources == ("127.0.0.1",)


@pytest.mark.slow
def test_the_city_counts_as_many_requests(tmp_path: Path) -> None:
    with city_in(tmp_path) as city:
        run(tmp_path, "scan", "--quiet", "--only", "http-*", "--opd", "dinkes", "--opd", "disdik")
        with closing(Store(str(tmp_path / "tilik.db"))) as store:
            sent, answers = Counter[str](), Counter[str]()
            for line in lines(list(store.journal.entries())):
                if line_of_http := HTTP.fullmatch(line):
                    host = line_of_http["url"].split("/")[2].partition(":")[0]
                    sent[host] += 1
                    answers[host] += line_of_http["end"].isdecimal()
        arrivals = Counter({host.partition(":")[0]: count for host, count in city.request_counts.items() if count})
    assert arrivals.keys() <= sent.keys()
    # What got no connection, or was cut, the server may not have read.
    assert {
        host: (answers[host], arrivals[host], count) for host, count in sent.items() if not answers[host] <= arrivals[host] <= count
    } == {}
    assert sum(sent.values()) >= 50
