"""The catalogue in a scan: few requests to a site that shows nothing, nothing twice, no baseline without need, no dump fetched whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import httpx
import pytest

from checks import Check, Exchange, Failure
from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.need import Catalogue
from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import unpack
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.evidence.observation import Observation
from checks.core.exposure.entry import group_names
from checks.core.model.finding import Outcome, Verdict
from scanner.engine.collect import collect_group
from scanner.net import loop
from scanner.net.http.transport import MOST
from scanner.plan.groups import target_groups as grouped
from tests.scanner.net.fakes import HOST, TARGET, World, response

CHECKS = registry.load()
CATALOGUE = [subject for subject in CHECKS if any(isinstance(need, Catalogue) for need in subject.needs.values())]
OVER_HTTP = [subject for subject in CHECKS if subject.area not in ("tls", "dns")]
HTML = {"Content-Type": "text/html; charset=utf-8"}
LINKS = "".join(f'<a href="/berita/{n}">Berita {n}</a>' for n in range(12))
FRONT = f"<!doctype html><html lang=id><head><title>Dinas Kesehatan</title></head><body><h1>Dinas Kesehatan</h1>{LINKS}</body></html>"
WORDPRESS = FRONT.replace("<title>", '<meta name="generator" content="WordPress 7.1"><link href="/wp-content/x.css"><title>')
MISSING = b"<!doctype html><title>404</title><h1>Tidak ditemukan</h1>"
LOG = b"[20-Nov-2026 03:11:12 UTC] PHP Warning:  x in /var/www/rahasia.php on line 3\n"
DUMP = b"-- MySQL dump 10.13\nCREATE TABLE `pegawai` (\n  `nama` text\n);\nINSERT INTO `pegawai` VALUES ('Budi Santoso');\n"
Serve = Callable[[httpx.Request], httpx.Response]


def site(
    front: str = FRONT, headers: Mapping[str, str] | None = None, more: Mapping[str, bytes] | None = None, missing: int = 404
) -> Serve:
    """A front page, a dozen articles, these files, and an answer for the rest; plain HTTP redirects."""

    def serve(request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode()
        if request.url.scheme == "http":
            return response(301, {"Location": f"https://{HOST}{path}"})
        if more and path in more:
            return response(200, {"Content-Type": "text/plain"}, more[path])
        if path == "/" or path.startswith("/berita/"):
            return response(200, HTML | dict(headers or {}), front.encode())
        return response(missing, HTML, MISSING)

    return serve


def scanned(serve: Serve, checks: Sequence[Check] = CATALOGUE) -> tuple[World, dict[str, Observation]]:
    world = World(serve)

    async def run() -> dict[str, bytes]:
        (group,) = await grouped((TARGET,), world.door)
        (one,) = await collect_group(group, Repertoire(tuple(checks)), world.door)
        return one.evidence

    return world, {key: unpack(packed) for key, packed in loop.run(run()).items()}


def verdicts(evidence: Mapping[str, Observation]) -> dict[str, Verdict]:
    return {subject.id: judge(subject, TARGET, evidence) for subject in CATALOGUE}


def question_counts(world: World) -> Counter[str]:
    return Counter(request.url.raw_path.decode() for request in world.server.requests if request.url.scheme == "https")


def answers_of(evidence: Mapping[str, Observation], name: str) -> CatalogueAnswers:
    answers = evidence[Catalogue(name).at(TARGET).key]
    assert isinstance(answers, CatalogueAnswers)
    return answers


def test_a_normal_site_costs_fewer_than_120_requests(capsys: pytest.CaptureFixture[str]) -> None:
    """Every check that speaks HTTP, the crawl of the whole site included; what is asked as other visitors, for signs of compromise, is at most 40 more."""
    counts: dict[str, list[int]] = {}
    for name, serve in {"nothing seen": site(), "WordPress": site(WORDPRESS, {"Server": "LiteSpeed"})}.items():
        for checks in ([subject for subject in OVER_HTTP if subject.area != "compromise"], OVER_HTTP):
            world, _ = scanned(serve, checks)
            counts.setdefault(name, []).append(len(world.server.requests))
    with capsys.disabled():
        print(
            "\nHTTP requests of a full scan:", ", ".join(f"{name} {plain}, {full} as others, too" for name, (plain, full) in counts.items())
        )
    for (plain, full), most in zip(counts.values(), (120, 130), strict=True):
        assert plain < most
        assert full - plain <= 40


def test_an_icon_is_asked_where_the_front_page_does_not_tell_what_made_it() -> None:
    software = [check for check in CHECKS if check.id == "software-unsupported"]
    with_icon = FRONT.replace("<title>", '<link rel="shortcut icon" href="/gambar/ikon.png?v=2"><title>')
    foreign_icon = FRONT.replace("<title>", '<link rel="icon" href="https://cdn.example/ikon.png"><title>')
    for front, icons in {FRONT: {"/favicon.ico"}, with_icon: {"/gambar/ikon.png"}, foreign_icon: set[str](), WORDPRESS: set[str]()}.items():
        world, _ = scanned(site(front), software)
        assert {path for path in question_counts(world) if "icon" in path or "ikon" in path} == icons


def test_nothing_is_asked_twice() -> None:
    world, _ = scanned(site(WORDPRESS), [subject for subject in CHECKS if subject.area in ("exposed", "software")])
    assert [path for path, n in question_counts(world).items() if n > 1] == ["/"], (
        "the front page once more at the end: the control question"
    )


def test_a_site_that_says_not_found_needs_no_baseline() -> None:
    world, evidence = scanned(site())
    assert not [path for path in question_counts(world) if "tlk" in path]
    assert {v.outcome for v in verdicts(evidence).values()} == {Outcome.PASS, Outcome.NOT_APPLICABLE}


def test_a_hit_is_compared_with_what_cannot_exist() -> None:
    world, evidence = scanned(site(more={"/error_log": LOG}))
    verdicts_of_site = verdicts(evidence)
    assert [(f.problem, f.subject) for f in verdicts_of_site["exposed-logs"].findings] == [("error-log", "/error_log")]
    assert sum("tlk" in path for path in question_counts(world)) == 3, "two that have its shape, and its neighbour"
    assert [id for id, v in verdicts_of_site.items() if v.findings] == ["exposed-logs"]


def test_what_the_files_hold_is_not_stored() -> None:
    _, evidence = scanned(site(more={"/error_log": LOG, "/backup.sql": DUMP}))
    texts = [hop.response.body.text for one in evidence.values() if isinstance(one, Exchange) for hop in one.hops]
    assert any("pegawai" in text for text in texts)
    assert not any(secret in text for text in texts for secret in ("rahasia.php", "Budi"))


def test_dumps_and_logs_are_asked_for_their_beginning_only() -> None:
    world, _ = scanned(site())
    most = {request.url.raw_path.decode(): request.extensions[MOST] for request in world.server.requests}
    assert most["/backup.zip"] == 1024
    assert most["/error_log"] == 2048
    assert most["/upload/"] == 0


def test_what_the_site_does_not_use_is_skipped_and_said() -> None:
    world, evidence = scanned(site())
    answers = answers_of(evidence, "logs")
    assert "wordpress-debug-log" in answers.skipped_entries
    assert "/wp-content/debug.log" not in question_counts(world)
    world, evidence = scanned(site(WORDPRESS))
    assert "/wp-content/debug.log" in question_counts(world)
    assert "wordpress" in answers_of(evidence, "logs").signs


def test_every_path_that_was_asked_is_in_the_evidence() -> None:
    world, evidence = scanned(site())
    verdicts_of_site = {one.path for name in group_names() for one in answers_of(evidence, name).answers}
    # What every site is asked shows what a proxy hides, and the crawl may meet pages of errors; both stand in the evidence by themselves.
    others = {path for path in question_counts(world) if not path.startswith("/berita/")}
    assert verdicts_of_site == others - {"/", "/robots.txt", "/.well-known/security.txt", "/sitemap.xml"}


def test_a_program_behind_a_proxy_is_asked_for_its_console() -> None:
    """As Flask says "not found" behind nginx, which puts its own name in front."""
    missing = b"<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>\n"

    def serve(request: httpx.Request) -> httpx.Response:
        answer = site(headers={"Server": "nginx"})(request)
        return response(404, HTML | {"Server": "nginx"}, missing) if answer.status_code == 404 else answer

    world, evidence = scanned(serve)
    assert "/console" in question_counts(world)
    assert "python" in answers_of(evidence, "debug").signs


@pytest.mark.parametrize(
    ("serve", "why"),
    [
        (lambda request: response(503, HTML), "server-error"),
        (lambda request: response(429, HTML), "rate-limited"),
        (lambda request: response(403, HTML, b"<h1>Web Application Firewall</h1>"), "blocked"),
        (lambda request: response(301, {"Location": f"https://lain.example{request.url.path}"}), "out-of-scope"),
    ],
)
def test_behind_a_front_page_that_is_shut_nobody_knocks(serve: Serve, why: str) -> None:
    world, evidence = scanned(serve)
    assert set(question_counts(world)) == {"/"}
    assert {(v.outcome, v.reason) for v in verdicts(evidence).values()} == {(Outcome.UNKNOWN, why)}


def test_a_host_that_does_not_answer_is_asked_for_its_front_page_only() -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        raise ConnectionRefusedError

    world, evidence = scanned(serve)
    assert set(question_counts(world)) <= {"/"}
    assert all(isinstance(evidence[Catalogue(name).at(TARGET).key], Failure) for name in group_names())


def test_a_site_that_answers_everything_is_accused_of_nothing() -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        return response(200, HTML, FRONT.encode())

    _, evidence = scanned(serve)
    verdicts_of_site = verdicts(evidence)
    assert not any(v.findings for v in verdicts_of_site.values())
    assert {v.reason for v in verdicts_of_site.values() if v.outcome is Outcome.UNKNOWN} == {"catch-all"}
    assert not any(v.outcome is Outcome.PASS for v in verdicts_of_site.values())
