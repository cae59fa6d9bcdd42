"""`tilik targets plan` tells beforehand what a scan sends: the traffic log of the scan is compared with it line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from checks.core.assess.assessment import Assessment
from checks.core.evidence.cors import FOREIGN_ORIGIN, lookalike
from checks.core.evidence.exposure import PRODUCT_PATHS, CatalogueRequest
from checks.core.exposure.entry import group
from checks.core.exposure.selection import paths
from checks.core.page.soft_404 import neighbour, paths_of
from checks.core.parse.path_shape import shape
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.diskominfo import PORTAL
from scanner.example_city.sites.dispar import PLAIN_HOST
from scanner.store import Store
from tests.scanner.cli.program import run


def whole(plan: list[str], scheme: str) -> set[str]:
    """What a plan means, in the words of the traffic log: views ask for a name that cannot exist, too, where any path may be asked for."""
    pages = {what for request in plan for what in names_of(request, scheme)}
    views = [request.split(" ")[1] for request in plan if request.startswith("views ")]
    if any(request.startswith("nowhere ") for request in plan):
        for host in views:
            url = f"GET {scheme}://{host}{paths_of(shape('/tlk'), host)[0]}"
            pages |= {url, *(f"{url} as {visitor}" for visitor in ELSEWHERE)}
    return pages


def plan_of(folder: Path, *options: str) -> dict[str, list[str]]:
    """What the plan prints: by target, the requests."""
    ran = run(folder, "targets", "plan", *options)
    assert ran.code == 0
    requests_of_log: dict[str, list[str]] = {}
    for line in ran.out.splitlines():
        target, _, request = line.split("\t")
        requests_of_log.setdefault(target, []).append(request)
    return requests_of_log


def names_of(request: str, scheme: str) -> Iterator[str]:
    """What a line of the plan means for a site that lives on this scheme, in the words of the traffic log."""
    kind, *rest = request.split(" ")
    if kind == "http":
        yield f"GET {rest[1]}"
    elif kind == "site":
        method = "OPTIONS" if "OPTIONS" in rest else "GET"
        yield f"{method} {scheme}://{rest[1]}{rest[3]}" + (f" as {rest[-1]}" if "from" in rest else "")
        if rest[3] in PATHS.get(rest[1], ()):
            yield f"GET {scheme}://{rest[1]}{neighbour(rest[3], rest[1])}"
    elif kind == "origins":
        yield f"GET {scheme}://{rest[0]}{rest[2]} as {lookalike(rest[0], 'kotacontoh.go.id')}"
    elif kind == "control":
        yield f"GET {scheme}://{rest[0]}/ as null"
    elif kind == "preflight":
        yield f"OPTIONS {scheme}://{rest[0]}/ as {FOREIGN_ORIGIN}"
    elif kind == "nowhere":
        yield from (f"GET {scheme}://{rest[0]}{path}" for path in paths_of(rest[2], rest[0]))
    elif kind == "endpoints":
        # The twins of these sites are not in the DNS.
        yield from (f"GET {each}://{rest[0]}/" for each in ("https", "http"))
    elif kind == "catalogue":
        yield from (f"GET {scheme}://{rest[0]}{path}" for path in called_for(rest[0], rest[2]))
    elif kind == "crawl":
        yield from (f"GET {scheme}://{rest[0]}{path}" for path in ("/robots.txt", *LINKED.get(rest[0], ()), "/sitemap.xml"))
    elif kind == "views":
        yield from (f"GET {scheme}://{rest[0]}/ as {visitor}" for visitor in ("browser", "search", "telephone", *ELSEWHERE))
        yield from (f"GET {scheme}://{rest[0]}{path} as {visitor}" for path in PAGES_OF_ALL.get(rest[0], ()) for visitor in ELSEWHERE)
        yield f"GET {scheme}://{rest[0]}/sitemap.xml as crawler"
    elif kind == "scripts":
        # These sites load none of their own.
        return
    else:
        # The DNS answers for the name; the host is sent nothing. What TLS is asked depends on what it answers: see `conversations`.
        assert kind in ("dns", "climb", *CONVERSATIONS), f"the plan prints a kind of request that this test does not know: {request}"


def called_for(host: str, name: str) -> Iterator[str]:
    """What sites of the example city that show nothing but their server's name are asked of a group of the catalogue."""
    if name == PRODUCT_PATHS:
        return
    request = CatalogueRequest(host, 443, 80, name, DEPARTMENT[host])
    yield from (path for _, path in paths(group(name), request, frozenset(("nginx",)), False, 2026))


DEPARTMENT = {PORTAL: "diskominfo", EXPOSED_ENV: "dinkes", PLAIN_HOST: "dispar"}

# What is there to be found is asked for under a neighbour's name, too.
PATHS = {EXPOSED_ENV: ("/.env",)}

# Where the links of these sites lead: the plan can only say that they will be followed.
LINKED = {PORTAL: ("/layanan/",), EXPOSED_ENV: ("/masuk",)}

# A page that asks for a password is shown to nobody else.
PAGES_OF_ALL = {PORTAL: ("/layanan/",)}

# As which visitors every page is asked for again (docs/decisions.md): the front page as three more.
ELSEWHERE = ("telephone-search", "crawler")

# How the questions begin, in the log, that one line of the plan stands for. Revocation is asked of the issuer, and only where settings allow.
CONVERSATIONS = {
    "tls": "TLS ",
    "endpoints": "TLS ",
    "tls-survey": "TLS ",
    "tls-heartbleed": "Heartbleed ",
    "tls-ccs": "CCS injection ",
    "tls-ticketbleed": "Ticketbleed ",
    "tls-robot": "ROBOT ",
    "tls-revocation": "TLS ",
}


def conversations(plan: list[str]) -> tuple[str, ...]:
    """How the log lines of the TLS questions that were planned may begin."""
    kinds = {request.split(" ")[0] for request in plan}
    return tuple({begins for kind, begins in CONVERSATIONS.items() if kind in kinds})


def sent(folder: Path) -> dict[str, Assessment]:
    with closing(Store(str(folder / "tilik.db"))) as store:
        return {one.target.name: one for one in store.assessments(1)}


def asked_of(log: tuple[str, ...], plan: list[str]) -> set[str]:
    """The requests for pages in a log; every other line is a TLS question that was planned."""
    requests_of_log = {line.rpartition(" → ")[0] for line in log}
    pages = {line for line in requests_of_log if line.startswith(("GET ", "OPTIONS "))}
    assert all(line.startswith(conversations(plan)) for line in requests_of_log - pages)
    assert bool(requests_of_log - pages) == bool(conversations(plan))
    return pages


@pytest.mark.parametrize("host", [PORTAL, EXPOSED_ENV])
def test_a_scan_sends_exactly_what_was_planned(host: str, scanned: Path) -> None:
    plan = plan_of(scanned)[host]
    expected = whole(plan, "https")
    traffic = sent(scanned)[host].traffic
    assert asked_of(traffic.log, plan) == expected
    assert len(traffic.log) == traffic.count
    pages = [line for line in traffic.log if line.startswith(("GET ", "OPTIONS "))]
    redirects = [line for line in pages if re.search(r" → 30[12378]$", line)]
    assert len(pages) == len(expected) + len(redirects), "something was asked twice"


def test_where_there_is_no_https_nothing_unplanned_is_sent_either(scanned: Path) -> None:
    """A port that is closed is not asked for ever, so some of what was planned for it is left out."""
    plan = plan_of(scanned)[PLAIN_HOST]
    log = asked_of(sent(scanned)[PLAIN_HOST].traffic.log, plan)
    expected = whole(plan, "http")
    assert log <= expected
    assert expected - log == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    "options", [("--level", "passive"), ("--level", "visit"), ("--only", "exposed-*"), ("--opd", "dinkes")], ids=" ".join
)
def test_options_narrow_plan_and_scan_alike(options: tuple[str, ...], city: Path, tmp_path: Path) -> None:
    assert run(city, "scan", "--quiet", "--store", tmp_path / "tilik.db", *options).code == 0
    narrow, scans = plan_of(city, *options), sent(tmp_path)
    assert set(narrow) <= set(scans)
    for host in (PORTAL, EXPOSED_ENV):
        plan = narrow.get(host, [])
        expected = whole(plan, "https")
        log = asked_of(scans[host].traffic.log, plan) if host in scans else set()
        # To know whether a site lives on HTTPS, its front page is asked once.
        assert expected <= log <= expected | {f"GET https://{host}/"}


def test_a_passive_scan_sends_the_hosts_nothing(city: Path, tmp_path: Path) -> None:
    assert run(city, "scan", "--quiet", "--level", "passive", "--store", tmp_path / "tilik.db").code == 0
    assert [one.traffic.count for one in sent(tmp_path).values()] == [0, 0, 0]


def test_the_number_is_that_of_what_is_sent(scanned: Path) -> None:
    """To within a tenth: by the last scan, and before there is one at a site that answers and shows no product."""
    scan = {name: one.traffic.count for name, one in sent(scanned).items()}
    for options, hosts in (((), (PORTAL, EXPOSED_ENV, PLAIN_HOST)), (("--store", "none.db"), (PORTAL, EXPOSED_ENV))):
        ran = run(scanned, "targets", "plan", "--count", *options)
        counts = {row[1]: int(row[2]) for row in (line.split("\t") for line in ran.out.splitlines())}
        assert sum(counts[host] for host in hosts) == pytest.approx(sum(scan[host] for host in hosts), rel=0.1)
        assert ran.err.startswith("Sekitar ")
    assert not (scanned / "none.db").exists()
