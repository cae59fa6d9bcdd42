"""http-endpoints: a healthy site whose twin leads home, one thing changed, one verdict."""

from __future__ import annotations

import pytest

from checks import DnsAnswer, Exchange, Failure, Handshake, Outcome, Role, Trust, Verdict, build
from checks.core.evidence.http import Hop
from checks.http.endpoints import http_endpoints
from tests.checks import verdicts

HTTP, HTTPS = f"http://{build.HOST}/", f"https://{build.HOST}/"
TWIN_HTTP, TWIN_HTTPS = f"http://{build.TWIN}/", f"https://{build.TWIN}/"
OTHER = build.handshake(host=build.TWIN, names=("lain.kotacontoh.go.id",))
Answers = dict[Role, Exchange | Handshake | DnsAnswer | Failure]
TWIN: Answers = {
    Role.TWIN_A: build.dns_answer("A", "192.0.2.7", name=build.TWIN),
    Role.WILDCARD: build.dns_answer("A", name=f"*.{build.HOST}", rcode="NXDOMAIN"),
    Role.TWIN_HTTPS: build.redirect(TWIN_HTTPS, HTTPS),
    Role.TWIN_HTTP: build.redirect(TWIN_HTTP, TWIN_HTTPS, HTTPS),
    Role.TWIN_TLS: build.handshake(host=build.TWIN, names=(build.HOST, build.TWIN)),
}


def judged(changed: Answers, *, registered: bool = False) -> Verdict:
    return verdicts.verdict(http_endpoints, endpoints=build.endpoints(TWIN | changed, registered=registered))


def problems(changed: Answers, *, registered: bool = False) -> list[str]:
    return [finding.problem for finding in judged(changed, registered=registered).findings]


def answer(url: str, text: str = build.HOME, status: int = 200) -> Exchange:
    return Exchange((Hop(url, "192.0.2.7", build.response((), text, status)),), build.AT)


def test_a_site_that_leads_home_is_clean() -> None:
    assert judged({}).outcome is Outcome.PASS


def test_a_certificate_for_another_name() -> None:
    assert problems({Role.TWIN_TLS: OTHER}) == ["other-certificate"]
    # A wildcard covers one label, not two.
    assert problems({Role.TWIN_TLS: build.handshake(names=("*.kotacontoh.go.id",))}) == ["other-certificate"]
    assert problems({Role.TWIN_TLS: build.handshake(names=(f"*.{build.HOST}",))}) == []
    # Who signed it is the matter of other checks.
    assert problems({Role.TWIN_TLS: build.handshake(names=(build.TWIN,), trust=Trust.SELF_SIGNED)}) == []


def test_a_server_without_any_certificate_for_the_site_is_not_told_of_twice() -> None:
    assert problems({Role.TLS: build.handshake(names=("lain.kotacontoh.go.id",)), Role.TWIN_TLS: OTHER}) == []


def test_a_copy_is_known_by_its_words() -> None:
    text = "<html><body class=opd><h1>Dinas Kesehatan</h1><p>Jadwal imunisasi puskesmas setiap hari kerja</p>{}</body></html>"
    own = answer(HTTPS, text.format("<i>a81f</i>"))
    assert problems({Role.HTTPS: own, Role.TWIN_HTTPS: answer(TWIN_HTTPS, text.format("<i>77c2</i>"))}) == ["duplicate"]
    other = text.format("<p>Portal pegawai: absensi, cuti, tunjangan, kenaikan pangkat, surat tugas</p>")
    assert problems({Role.HTTPS: own, Role.TWIN_HTTPS: answer(TWIN_HTTPS, other)}) == []


@pytest.mark.parametrize("status", [403, 404, 500])
def test_an_error_page_is_no_copy(status: int) -> None:
    endpoints: Answers = {Role.HTTPS: answer(HTTPS, status=status), Role.TWIN_HTTPS: answer(TWIN_HTTPS, status=status)}
    assert problems(endpoints) == []


def test_a_site_that_lives_at_its_twin() -> None:
    there: Answers = {
        Role.HTTPS: build.redirect(HTTPS, TWIN_HTTPS),
        Role.HTTP: build.redirect(HTTP, HTTPS, TWIN_HTTPS),
        Role.TWIN_HTTPS: answer(TWIN_HTTPS),
        Role.TWIN_HTTP: build.redirect(TWIN_HTTP, TWIN_HTTPS),
    }
    assert problems(there) == []
    # Visitors are sent there, so a wildcard is no excuse.
    wildcard = build.dns_answer("A", "192.0.2.7", name=f"*.{build.HOST}")
    assert problems({**there, Role.WILDCARD: wildcard, Role.TWIN_TLS: OTHER}) == ["other-certificate"]


def test_a_name_that_only_a_wildcard_answers_for_accuses_nobody() -> None:
    wildcard: Answers = {Role.WILDCARD: build.dns_answer("A", "192.0.2.7", name=f"*.{build.HOST}")}
    assert problems({**wildcard, Role.TWIN_TLS: OTHER, Role.TWIN_HTTP: answer(TWIN_HTTP), Role.TWIN_HTTPS: answer(TWIN_HTTPS)}) == []


def test_plain_http_at_the_twin() -> None:
    assert problems({Role.TWIN_HTTP: answer(TWIN_HTTP)}) == ["plain"]
    # A page that takes browsers to HTTPS by itself was sent unencrypted all the same (RFC 6797 section 7.2).
    assert problems({Role.TWIN_HTTP: answer(TWIN_HTTP, f"<script>location = '{HTTPS}'</script>")}) == ["through-plain"]
    assert problems({Role.TWIN_HTTP: build.failure("refused")}) == []
    assert problems({Role.TWIN_HTTP: answer(TWIN_HTTP, status=404)}) == []
    # Where the site has no HTTPS at all, http-https says so.
    unsafe: Answers = {Role.HTTPS: build.failure("refused"), Role.HTTP: answer(HTTP), Role.TLS: build.failure("refused")}
    silent: Answers = {Role.TWIN_HTTPS: build.failure("refused"), Role.TWIN_TLS: build.failure("refused")}
    assert problems({**unsafe, **silent, Role.TWIN_HTTP: answer(TWIN_HTTP, "<h1>Parkir</h1>")}) == []


def test_the_way_passes_plain_http_again() -> None:
    back = build.redirect(TWIN_HTTPS, HTTP, HTTPS)
    (finding,) = judged({Role.TWIN_HTTPS: back}).findings
    assert (finding.problem, finding.facts["url"], finding.facts["plain"]) == ("through-plain", TWIN_HTTPS, HTTP)
    assert problems({Role.HTTP: build.redirect(HTTP, HTTPS, TWIN_HTTP, TWIN_HTTPS)}) == ["through-plain"]
    # HTTP that lingers on HTTP before it leads to HTTPS is the finding of http-redirect.
    assert problems({Role.HTTP: build.redirect(HTTP, f"{HTTP}id/", HTTPS)}) == []
    assert problems({Role.TWIN_HTTP: build.redirect(TWIN_HTTP, HTTP, HTTPS)}) == ["through-plain"]


def test_a_registered_twin_is_judged_by_itself_and_a_copy_told_of_once() -> None:
    copy: Answers = {Role.TWIN_HTTPS: answer(TWIN_HTTPS), Role.HTTPS: answer(HTTPS)}
    faulty: Answers = {Role.TWIN_TLS: OTHER, Role.TWIN_HTTP: answer(TWIN_HTTP)}
    assert problems({**copy, **faulty}, registered=True) == ["duplicate"]


@pytest.mark.parametrize("role", [Role.HTTPS, Role.HTTP, Role.TWIN_HTTPS, Role.TWIN_HTTP, Role.TWIN_A])
def test_what_was_not_seen_is_no_good_news(role: Role) -> None:
    verdict = judged({role: build.failure("budget", "300 requests")})
    assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, "budget")


def test_a_block_is_no_good_news_either() -> None:
    blocked = answer(TWIN_HTTPS, "<title>Just a moment...</title>", 403)
    assert judged({Role.TWIN_HTTPS: blocked}).reason == "blocked"


def test_findings_stand_where_the_rest_was_not_seen() -> None:
    verdict = judged({Role.TWIN_TLS: OTHER, Role.HTTP: build.failure("timeout")})
    assert (verdict.outcome, verdict.reason) == (Outcome.FAIL, "timeout")
