"""Exposure checks: no accusation without proof, no good news about what was not seen, no hit lost to trouble elsewhere."""

import pytest
from hypothesis import given, strategies as st

from checks import Check, Exchange, Failure, Nowhere, Outcome, Verdict, build
from checks.core.assess.judge import judge
from checks.exposed.admin import exposed_admin
from checks.exposed.env import exposed_env
from checks.exposed.git import exposed_git
from checks.exposed.listing import exposed_listing
from tests.each import each

EXPOSED = (exposed_git, exposed_env, exposed_listing, exposed_admin)
PROOF = {
    exposed_git: ("head", "ref: refs/heads/main\n"),
    exposed_env: ("env", "APP_ENV=production\nDB_PASSWORD=contoh\n"),
    exposed_listing: ("backup", "<html><title>Index of /backup/</title><h1>Index of /backup/</h1><a href=a.sql>a.sql</a></html>"),
    exposed_admin: ("phpmyadmin", '<html><title>phpMyAdmin</title><input name="pma_username"><input type="password" name="p"></html>'),
}
SHELL = "<html><title>Portal</title><body><div id=app>Memuat aplikasi layanan warga kota contoh</div></body></html>"


def healthy(check: Check) -> dict[str, Exchange | Failure | Nowhere]:
    return {
        name: build.nowhere() if need.yields is Nowhere else build.page() if name == "home" else build.gone(getattr(need, "path", "/"))
        for name, need in check.needs.items()
    }


def verdict(check: Check, **changed: Exchange | Failure | Nowhere) -> Verdict:
    given_to = healthy(check) | changed
    evidence = {}
    for name, need in check.needs.items():
        request = need.at(build.TARGET)
        assert request is not None
        evidence[request.key] = given_to[name]
    return judge(check, build.TARGET, evidence)


def hit(check: Check, status: int = 200) -> dict[str, Exchange | Failure | Nowhere]:
    name, text = PROOF[check]
    return {name: build.page((), text, status, getattr(check.needs[name], "path", "/"))}


def paths(check: Check) -> list[str]:
    return [name for name, need in check.needs.items() if need.yields is Exchange and name != "home"]


def baselines(check: Check) -> list[str]:
    return [name for name, need in check.needs.items() if need.yields is Nowhere]


every = each("check", EXPOSED, ids=lambda check: check.id)


@every
def test_healthy_and_hit(check: Check) -> None:
    assert verdict(check).outcome is Outcome.PASS
    assert verdict(check, **hit(check)).outcome is Outcome.FAIL


@every
@each("status", [204, 301, 401, 403, 404, 429, 500, 503])
def test_only_success_is_a_hit(check: Check, status: int) -> None:
    assert verdict(check, **hit(check, status)).outcome is not Outcome.FAIL


@every
def test_a_hit_is_not_lost(check: Check) -> None:
    name, _ = PROOF[check]
    others: dict[str, Exchange | Failure | Nowhere] = {other: build.failure("timeout") for other in paths(check) if other != name}
    timed_out = verdict(check, **hit(check), **others)
    assert (timed_out.outcome, timed_out.reason) == (Outcome.FAIL, "timeout")
    others = {other: build.page(status=503) for other in paths(check) if other != name}
    in_trouble = verdict(check, **hit(check), **others)
    assert (in_trouble.outcome, in_trouble.reason) == (Outcome.FAIL, "server-error")


@every
@pytest.mark.parametrize(
    "trouble",
    [
        build.failure("timeout"),
        build.failure("budget"),
        build.page(status=429),
        build.page(status=500),
        build.page((), "Akses Anda diblokir", 403),
    ],
    ids=["timeout", "budget", "429", "500", "WAF"],
)
def test_one_open_path_is_no_pass(check: Check, trouble: Exchange | Failure) -> None:
    for name in paths(check):
        assert verdict(check, **{name: trouble}).outcome is Outcome.UNKNOWN


@every
def test_without_a_baseline_no_claim(check: Check) -> None:
    broken: dict[str, Exchange | Failure | Nowhere] = {name: build.failure("reset") for name in baselines(check)}
    assert verdict(check, **hit(check), **broken).outcome is Outcome.UNKNOWN


@every
def test_an_application_that_answers_everything(check: Check) -> None:
    everywhere: dict[str, Exchange | Failure | Nowhere] = {name: build.page((), SHELL) for name in paths(check)}
    outcome = verdict(check, **everywhere, **{name: build.nowhere(200, SHELL) for name in baselines(check)})
    assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, "catch-all")


@every
def test_a_honeypot(check: Check) -> None:
    _, text = PROOF[check]
    outcome = verdict(check, **hit(check), **{name: build.nowhere(200, text) for name in baselines(check)})
    assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, "catch-all")


@every
def test_a_site_that_moved(check: Check) -> None:
    def moved(path: str) -> Exchange:
        stop = build.failure("out-of-scope", asset="baru.kotacontoh.go.id")
        return build.redirect(f"https://{build.HOST}{path}", f"https://baru.kotacontoh.go.id{path}", stop=stop)

    everywhere: dict[str, Exchange | Failure | Nowhere] = {name: moved(getattr(check.needs[name], "path", "/")) for name in paths(check)}
    outcome = verdict(check, **everywhere, home=moved("/"))
    assert (outcome.outcome, outcome.reason) == (Outcome.NOT_APPLICABLE, "elsewhere")


texts = st.sampled_from([SHELL, "", *(text for _, text in PROOF.values())])
answers = st.builds(lambda text, status: build.page((), text, status), texts, st.sampled_from([200, 302, 403, 404, 429, 503]))
anything = st.one_of(answers, st.sampled_from([build.failure("timeout"), build.failure("blocked")]))
honest = st.sampled_from([build.gone("/x"), build.gone("/x"), build.page((), SHELL)])


@pytest.mark.slow
@every
@given(data=st.data())
def test_any_evidence(check: Check, data: st.DataObject) -> None:
    reply = data.draw(st.sampled_from([anything, honest]))
    given_to: dict[str, Exchange | Failure | Nowhere] = {name: data.draw(reply) for name in [*paths(check), "home"]}
    for name in baselines(check):
        given_to[name] = Nowhere((data.draw(reply), data.draw(reply)), build.AT)
    outcome = verdict(check, **given_to)
    assert outcome.outcome in (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN)
    if outcome.outcome is Outcome.PASS:
        assert not any(isinstance(answer, Failure) for answer in given_to.values())
        assert not any(
            isinstance(answer, Exchange) and answer.final.status in (429, 503) for n, answer in given_to.items() if n in paths(check)
        )
    if outcome.outcome is Outcome.FAIL:
        assert any(isinstance(answer, Exchange) and answer.final.status == 200 for answer in given_to.values())


def test_no_value_of_a_dotenv_file_reaches_a_finding() -> None:
    outcome = verdict(exposed_env, env=build.file("/.env", "APP_ENV=production\nDB_PASSWORD=rahasia-sekali\nAPI_TOKEN=rahasia-juga\n"))
    assert outcome.findings[0].facts["names"] == ("DB_PASSWORD", "API_TOKEN")
    assert "rahasia" not in repr(outcome)


def test_few_requests() -> None:
    requests = {need.at(build.TARGET) for check in EXPOSED for need in check.needs.values()}
    assert sum(2 if type(request).__name__ == "NowhereRequest" else 1 for request in requests) <= 30
