"""The checks of content: a healthy crawl, one thing changed, one verdict."""

from __future__ import annotations

from typing import Any

import pytest

from checks import build
from checks.content.forms import content_forms
from checks.content.integrity import content_integrity
from checks.content.listings import content_listings
from checks.content.mixed import content_mixed
from checks.content.passwords import content_passwords
from checks.content.personal import content_personal
from checks.content.takeover import content_takeover
from checks.core.assess.judge import judge
from checks.core.check.check import Check
from checks.core.check.need import Page, Pages
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Observation, Referral
from checks.core.model.finding import Outcome
from tests.checks.verdicts import problems, verdict
from tests.each import each

EVERY = (content_forms, content_integrity, content_listings, content_mixed, content_passwords, content_personal, content_takeover)
every_check = each("subject", EVERY, ids=lambda subject: subject.id)
BAD = "<script src=http://cdn.example/a-1.2.3.js></script><form method=post action=http://lain.example/><input type=password></form>"


def page(body: str, path: str = "/", scheme: str = "https", *headers: tuple[str, str]) -> Exchange:
    return build.page(
        headers,
        f"<!doctype html><html lang=id><title>Layanan</title><body><a href=/layanan>Layanan</a>{body}</body></html>",
        path=path,
        scheme=scheme,
    )


def problems_of(check: Check, *answers: Exchange, **more: Any) -> list[str]:
    return problems(check, pages=build.crawl(*answers, **more))


@every_check
@each(
    ("front", "reason"),
    [
        (build.page(status=403, headers={"Server": "ddos-guard"}, text=BAD), "blocked"),
        (build.page(status=429, text=BAD), "rate-limited"),
        (build.page(status=503, text=BAD), "server-error"),
        (build.page(status=404, text=BAD), "error-page"),
        (build.page(text=f"<title>Welcome to nginx!</title>{BAD}"), "default-page"),
        (build.redirect(f"https://{build.HOST}/", "https://a.example/", stop=build.failure("out-of-scope", "redirect to a.example")), "out-of-scope"),
    ],
)  # fmt: skip
def test_what_is_not_the_site_accuses_nobody(subject: Check, front: Exchange, reason: str) -> None:
    outcome = verdict(subject, pages=build.crawl(front))
    assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, reason)


@every_check
def test_pages_that_are_not_the_site_s_own_do_not_count(subject: Check) -> None:
    missing = build.page(status=404, text=f"<title>Index of /a/</title><h1>Index of /a/</h1>{BAD}", path="/a/")
    elsewhere = build.redirect(f"https://{build.HOST}/b", "https://a.example/", text=BAD, stop=build.failure("out-of-scope"))
    download = build.page({"Content-Type": "text/plain"}, BAD, path="/c")
    assert problems_of(subject, page("Beranda"), missing, elsewhere, download) == []


@every_check
def test_a_crawl_that_broke_off_is_no_good_news(subject: Check) -> None:
    outcome = verdict(subject, pages=build.crawl(page("Beranda"), end_reason="budget", detail="400 requests were sent"))
    assert (outcome.outcome, outcome.reason, outcome.detail) == (Outcome.UNKNOWN, "budget", "400 requests were sent")


@every_check
def test_an_empty_site_is_no_good_news(subject: Check) -> None:
    outcome = verdict(subject, pages=build.crawl(build.page(text="")))
    assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, "error-page")


@every_check
def test_what_is_behind_a_log_in_page_was_not_seen(subject: Check) -> None:
    log_in = "<!doctype html><title>Masuk</title><form method=post action=/login><input name=u><input type=password name=p></form>"
    outcome = verdict(subject, pages=build.crawl(build.redirect(f"https://{build.HOST}/", f"https://{build.HOST}/login", text=log_in)))
    assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, "log-in")


def test_a_page_without_a_media_type_is_read_as_browsers_read_it() -> None:
    outcome = page(BAD, "/", "https", ("Content-Type", ""))
    assert problems_of(content_mixed, outcome) == ["active[cdn.example]"]


@every_check
def test_the_judge_puts_the_pages_in(subject: Check) -> None:
    """The store has the crawl and, each under its own key, its pages."""
    request, front = Pages().at(build.TARGET), Page("/").at(build.TARGET)
    there = "http visit https://dinkes.kotacontoh.go.id/"
    crawl = Crawl((there,), build.AT, "kotacontoh.go.id")
    evidence: dict[str, Observation] = {request.key: crawl, there: page("Beranda"), front.key: Referral(there, build.AT)}
    assert judge(subject, build.TARGET, evidence).outcome is Outcome.PASS
    assert judge(subject, build.TARGET, {request.key: crawl}).reason == "not-collected"


def test_an_empty_crawl_is_not_collected() -> None:
    request = Pages().at(build.TARGET)
    assert judge(content_forms, build.TARGET, {request.key: Crawl((), build.AT)}).reason == "not-collected"


@each(
    ("body", "expected"),
    [
        ("<script src=http://cdn.example/a.js></script>", ["active[cdn.example]"]),
        ("<link rel=stylesheet href=http://cdn.example/a.css>", ["active[cdn.example]"]),
        ("<iframe src=http://peta.example/></iframe>", ["active[peta.example]"]),
        ("<script src=http://dinkes.kotacontoh.go.id/a.js></script>", ["active[dinkes.kotacontoh.go.id]"]),
        ("<img src=http://foto.example/a.jpg><img src=http://foto.example/b.jpg>", ["passive[foto.example]"]),
        ("<video poster=http://foto.example/a.jpg></video>", ["passive[foto.example]"]),
        ("<a href=http://lain.example/>x</a><link rel=canonical href=http://dinkes.kotacontoh.go.id/>", []),
        ("<script src=//cdn.example/a.js></script><img src=/a.jpg>", []),
        ("<script>var u = 'http://cdn.example/a.js'</script><!-- <img src=http://foto.example/> -->", []),
        ("<meta http-equiv=Content-Security-Policy content=upgrade-insecure-requests><img src=http://foto.example/a.jpg>", []),
        ("<base href=http://dinkes.kotacontoh.go.id/><img src=a.jpg>", ["passive[dinkes.kotacontoh.go.id]"]),
        ("<style>@import 'http://cdn.example/a.css';</style>", ["active[cdn.example]"]),
        ("<p style='background: url(http://foto.example/a.jpg)'>", ["passive[foto.example]"]),
        ("<img src=/a.jpg srcset='/b.jpg 2x, http://foto.example/c.jpg 3x'>", ["passive[foto.example]"]),
        ("<noscript><img src=http://foto.example/a.gif></noscript>", []),
    ],
)
def test_mixed_content(body: str, expected: list[str]) -> None:
    text = (
        f"<!doctype html><html><head><title>x</title>{body}</head></html>"
        if body.startswith(("<meta", "<base"))
        else f"{body}<a href=/layanan>Layanan</a>"
    )
    assert problems_of(content_mixed, build.page(text=text)) == expected


def test_the_same_file_on_every_page_is_one_finding() -> None:
    twice = [page(f"{path}<script src=http://cdn.example/a.js></script>", path) for path in ("/", "/b", "/c")]
    (finding,) = verdict(content_mixed, pages=build.crawl(*twice)).findings
    assert (finding.facts["count"], finding.facts["path"]) == (1, "/")


@each(
    ("form", "expected"),
    [
        ("<form method=post action=http://dinkes.kotacontoh.go.id/a>", ["plain[http://dinkes.kotacontoh.go.id/a]"]),
        (
            "<form method=post action=http://a.example/><input type=password>",
            ["foreign-password[a.example]", "plain-password[http://a.example/]"],
        ),
        ("<form method=post action=https://a.example/>", ["foreign[a.example]"]),
        ("<form action=https://a.example/><input type=email>", ["foreign[a.example]"]),
        ("<form action=https://a.example/><input type=search>", []),
        ("<form method=dialog action=https://a.example/><input type=email>", []),
        ("<form method=post action=https://layanan.kotacontoh.go.id/>", []),
        ("<form method=post action=https://kotacontoh.go.id/>", []),
        ("<form method=post action=https://kotacontoh.go.id.example/>", ["foreign[kotacontoh.go.id.example]"]),
        ("<form method=post action=https://terdaftar.example/>", []),
        ("<form method=post action=https://www.lapor.go.id/>", []),
        ("<form method=post action='javascript:kirim()'><input type=password>", []),
        ("<form method=post>", []),
        ("<form method=post><button formaction=http://dinkes.kotacontoh.go.id/a>", ["plain[http://dinkes.kotacontoh.go.id/a]"]),
        ("<table><form method=post action=https://a.example/><tr><td><input type=password></table>", ["foreign-password[a.example]"]),
        ("<form id=f method=post action=https://a.example/></form><input type=password form=f>", ["foreign-password[a.example]"]),
    ],
)
def test_forms(form: str, expected: list[str]) -> None:
    assert problems_of(content_forms, page(f"{form}<button>Kirim</button></form>"), registered_hosts=("terdaftar.example",)) == expected


@pytest.mark.parametrize(
    ("action", "header", "expected"),
    [
        ("http://dinkes.kotacontoh.go.id/a", ("Strict-Transport-Security", "max-age=300"), []),
        ("http://dinkes.kotacontoh.go.id/a", ("Strict-Transport-Security", "max-age=0"), ["plain[http://dinkes.kotacontoh.go.id/a]"]),
        ("http://a.dinkes.kotacontoh.go.id/", ("Strict-Transport-Security", "max-age=300"), ["plain[http://a.dinkes.kotacontoh.go.id/]"]),
        ("http://a.dinkes.kotacontoh.go.id/", ("Strict-Transport-Security", "max-age=300; includeSubDomains"), []),
        ("http://simtaru.kotacontoh.go.id/", ("Strict-Transport-Security", "max-age=300; includeSubDomains"), ["plain[http://simtaru.kotacontoh.go.id/]"]),
        ("http://simtaru.kotacontoh.go.id/", ("Content-Security-Policy", "upgrade-insecure-requests"), []),
    ],
)  # fmt: skip
def test_what_browsers_encrypt_by_themselves_is_not_sent_in_the_clear(action: str, header: tuple[str, str], expected: list[str]) -> None:
    assert problems_of(content_forms, page(f"<form method=post action={action}></form>", "/", "https", header)) == expected


def test_a_target_that_is_an_address_is_at_home_there() -> None:
    own = page("<form method=post action=https://dinkes.kotacontoh.go.id/a>")
    assert problems_of(content_forms, own, domain="") == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([page("<input type=password>", "/masuk", "http")], ["plain[/masuk]"]),
        ([page("<input type=password>", "/masuk")], []),
        ([page("<input type=text name=password>", "/masuk", "http")], []),
        ([build.redirect(f"http://{build.HOST}/masuk", f"https://{build.HOST}/masuk", text="<input type=password>")], []),
    ],
)
def test_passwords(answers: list[Exchange], expected: list[str]) -> None:
    assert problems_of(content_passwords, page("Beranda"), *answers) == expected


@each(
    ("tag", "expected"),
    [
        ("<script src=https://cdn.example/jquery-3.6.0.min.js></script>", ["missing[cdn.example]"]),
        ("<script src=https://cdn.example/npm/bootstrap@5.3.3/x.js></script>", ["missing[cdn.example]"]),
        ("<link rel=stylesheet href=https://cdn.example/ajax/libs/font-awesome/6.5.1/css/all.css>", ["missing[cdn.example]"]),
        ("<script src=https://cdn.example/npm/bootstrap@5/x.js></script>", []),
        ("<script src=https://cdn.example/npm/bootstrap@5.3/x.js></script>", []),
        ("<script src=https://tag.example/gtag.js?id=G-1.2.3></script>", []),
        ("<script src=/jquery-3.6.0.min.js></script>", []),
        ("<script src=https://aset.kotacontoh.go.id/jquery-3.6.0.min.js></script>", []),
        ("<script src=https://cdn.example/jquery-3.6.0.min.js integrity=sha384-x></script>", []),
        ("<img src=https://cdn.example/1.2.3/a.png>", []),
    ],
)
def test_integrity(tag: str, expected: list[str]) -> None:
    assert problems_of(content_integrity, page(tag)) == expected


NO_SUCH_DOMAIN = build.dns_answer("NS", name="lama.example", rcode="NXDOMAIN")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<script src=https://a.lama.example/x.js></script>", ["script[a.lama.example]"]),
        ("<link rel=stylesheet href=https://a.lama.example/x.css>", ["content[a.lama.example]"]),
        ("<iframe src=//a.lama.example/></iframe>", ["content[a.lama.example]"]),
        ("<img src=https://a.lama.example/x.png><a href=https://a.lama.example/>x</a>", []),
    ],
)
def test_takeover(tag: str, expected: list[str]) -> None:
    assert problems_of(content_takeover, page(tag), foreign={"a.lama.example": NO_SUCH_DOMAIN}) == expected


def test_a_domain_that_answers_or_cannot_be_asked_is_not_gone() -> None:
    tag = page("<script src=https://a.lama.example/x.js></script>")
    assert problems_of(content_takeover, tag, foreign={"a.lama.example": build.dns_answer("NS", name="lama.example")}) == []
    for kind in ("servfail", "timeout"):
        outcome = verdict(content_takeover, pages=build.crawl(tag, foreign={"a.lama.example": build.failure(kind)}))
        assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, kind)
    beside = page("<script src=https://b.gone.example/x.js></script>")
    outcome = verdict(
        content_takeover,
        pages=build.crawl(beside, foreign={"a.lama.example": build.failure("servfail"), "b.gone.example": NO_SUCH_DOMAIN}),
    )
    assert (outcome.outcome, outcome.reason) == (Outcome.FAIL, "servfail")


def niks(count: int) -> str:
    return " ".join(f"<td>317101{day:02}0190{day:04}</td>" for day in range(1, count + 1))


@pytest.mark.parametrize(("count", "expected"), [(0, []), (4, []), (5, ["nik[/penerima]"]), (28, ["nik[/penerima]"])])
def test_personal_data(count: int, expected: list[str]) -> None:
    answer = page(f"<table>{niks(count)}</table>", "/penerima")
    assert problems_of(content_personal, page("Beranda"), answer) == expected
    assert "317101" not in answer.final.body.text


def test_a_register_of_other_numbers_has_some_that_read_like_identities() -> None:
    others = " ".join(f"<td>4{n:03}745647200023</td>" for n in range(20))
    assert problems_of(content_personal, page(f"<table>{niks(8)}{others}</table>")) == []
    assert problems_of(content_personal, page(f"<table>{niks(21)}{others}</table>")) == ["nik[/]"]


def test_dates_of_this_century_are_no_identities() -> None:
    assert problems_of(content_personal, page(" ".join(f"202611210815{n:04}" for n in range(20)))) == []


def test_contacts_and_other_long_numbers_are_no_identities() -> None:
    numbers = " ".join(["081234567890", "dinkes@kotacontoh.go.id", *(f"2026112100000{n:03}" for n in range(20)), "4" * 16])
    assert problems_of(content_personal, page(numbers)) == []
