"""Verify commands of what no setting of a server mends: pages and certificates, faulty and mended, on a real server."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from checks import Target
from checks.core.check import registry
from reports.views.configuration import verification
from tests.advice.shell import output
from tests.advice.trial import TEXTS
from tests.real.authority import Issue
from tests.real.nginx import nginx
from tests.real.server import Server
from tests.real.site import HOME, Site

pytestmark = pytest.mark.real

CHECKS = {check.id: check for check in registry.load()}
FAULTY, MENDED = "lalai.kotacontoh.go.id", "rapi.kotacontoh.go.id"
_PAGE = "<!doctype html><title>Bantuan</title><body>{}</body>"


class Page(msgspec.Struct, frozen=True):
    """A finding at ``/bantuan``, what its page has, what the mended page has, and a pattern of what only the mended one lets the command print."""

    problem: str
    faulty: str
    mended: str
    pattern: str
    facts: dict[str, str | int | tuple[str, ...]] = {}


PAGES = {
    "content-personal": Page("nik", "<p>3171011234560001</p>", "<p>317101******0001</p>", r"^0 200$", {"count": 1}),
    "content-forms": Page("plain", '<form action="http://adu.example/">', '<form action="/adu">', r"(?s)\A(?!.*http://).*200\Z", {"action": "http://adu.example/"}),
    "content-integrity": Page(
        "missing", '<script src="https://pustaka.example/a.js"></script>', '<script src="https://pustaka.example/a.js" integrity="sha384-x"></script>',
        r"\A200\Z", {"count": 1, "host": "pustaka.example", "urls": "a"},
    ),
    "content-takeover": Page(
        "script", '<script src="https://cdn.widgetlama.example/a.js"></script>', "<p>Bantuan</p>", r"(?s)\A(?!.*widgetlama).*200\Z",
        {"host": "cdn.widgetlama.example", "domain": "widgetlama.example", "urls": "a"},
    ),
}  # fmt: skip
CERTIFICATES = {"tls-expiry": (Issue.EXPIRED, "Certificate will not expire"), "tls-trust": (Issue.SELF_SIGNED, r"code: 0 \(ok\)"), "tls-hostname": (Issue.OTHER_NAME, r"code: 0 \(ok\)"), "tls-chain": (Issue.INCOMPLETE, r"code: 0 \(ok\)")}  # fmt: skip


def command(check: str, server: Server, site: str, problem: str, **facts: str | int | tuple[str, ...]) -> str:
    target = Target(host=site, port=server.https, http_port=server.http)
    finding = CHECKS[check].problem(problem)("", **facts)
    return output(verification(TEXTS.advice(check), target, finding, "0" * 12, "https").id, server, site)


def pages(kind: str) -> dict[str, str]:
    findings = {check.split("-", 1)[1]: getattr(page, kind) for check, page in PAGES.items()}
    return {"index.html": HOME, **{f"{name}.html": _PAGE.format(text) for name, text in findings.items()}}


@pytest.fixture(scope="module")
def sites() -> Iterator[Server]:
    robots = {FAULTY: "User-agent: *\nDisallow: /cadangan-basis-data/\n", MENDED: "User-agent: *\nDisallow:\n"}
    site_list = [
        Site(host=host, files={**pages(kind), "robots.txt": robots[host]}) for host, kind in ((FAULTY, "faulty"), (MENDED, "mended"))
    ]
    with nginx(site_list) as server:
        yield server


@pytest.mark.parametrize("check", PAGES)
def test_a_page_is_asked_where_the_finding_is(sites: Server, check: str) -> None:
    page = PAGES[check]
    path = f"/{check.split('-', 1)[1]}.html"
    output = {host: command(check, sites, host, page.problem, path=path, **page.facts) for host in (FAULTY, MENDED)}
    assert not re.search(page.pattern, output[FAULTY], re.M), output
    assert re.search(page.pattern, output[MENDED], re.M), output


def test_robots_txt_is_read_whole(sites: Server) -> None:
    output = {host: command("http-robots", sites, host, "tells", paths=("/cadangan-basis-data/",)) for host in (FAULTY, MENDED)}
    assert "/cadangan-basis-data/" in output[FAULTY]
    assert output[MENDED].endswith("200")
    assert "cadangan" not in output[MENDED]


@pytest.mark.parametrize("check", CERTIFICATES)
def test_a_certificate_is_told_from_a_sound_one(check: str) -> None:
    issue, pattern = CERTIFICATES[check]
    problem = CHECKS[check].problems[0].key
    site_list = [Site(host=FAULTY, issue=issue, address="127.0.0.1"), Site(host=MENDED, issue=Issue.COMPLETE, address="127.0.0.2")]
    with nginx(site_list) as server:
        assert not re.search(pattern, command(check, server, FAULTY, problem))
        assert re.search(pattern, command(check, server, MENDED, problem))
        # Nothing at all is never good news.
        without_tls = msgspec.structs.replace(server, https=1)
        assert not re.search(pattern, command(check, without_tls, MENDED, problem))
