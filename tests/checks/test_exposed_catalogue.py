"""Checks of the catalogue: what is proven is told, what is only observed is not accused, and trouble is never good news."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Check, Exchange, Failure, Kind, Nowhere, Outcome, Unknown, Verdict, build, exposures
from checks.core import codec
from checks.core.catalogue import Asked, CatalogueSeen
from checks.core.catalogue_check import shown
from checks.core.catalogue_entry import Entry, group
from checks.core.codec import Observation
from checks.core.evidence import Gathering
from checks.core.http import SiteRequest
from checks.core.inventory import inventory
from checks.core.judge import judge
from checks.core.model import Level
from checks.core.need import Answer, Catalogue
from checks.core.registry import load

CHECKS = {made.id: made for made in load()}
HOME = build.page()


def seen(
    name: str, home: Exchange | Failure = HOME, **answers: Exchange | Failure | tuple[Exchange | Failure, Nowhere | Failure | None]
) -> Verdict:
    """The verdict of a group in which these entries' first paths gave these answers (with underscores for hyphens)."""
    asked = []
    for id, answer in answers.items():
        entry = of(name, id.replace("_", "-"))
        exchange, nowhere = answer if isinstance(answer, tuple) else (answer, build.nowhere())
        asked.append(Asked(entry.id, entry.paths[0], exchange, nowhere))
    return verdict(name, CatalogueSeen(build.AT, tuple(asked)), home)


def verdict(name: str, given_to: Observation, home: Observation = HOME) -> Verdict:
    made = CHECKS[f"exposed-{name}"]
    return judge(made, build.TARGET, {key(Answer("/")): home, key(Catalogue(name)): given_to})


def key(need: Answer | Catalogue) -> str:
    request = need.at(build.TARGET)
    assert request is not None
    return request.key


def of(name: str, id: str) -> Entry:
    entry = group(name).entry(id)
    assert entry is not None
    return entry


def hit(name: str, id: str, scheme: str = "https", status: int = 200) -> Exchange:
    entry = of(name, id)
    answer = shown(entry.proves, entry.paths[0], scheme)
    return answer if status == 200 else build.gone(entry.paths[0], status)


def found(told: Verdict) -> list[tuple[str, str]]:
    return [(finding.problem, finding.subject) for finding in told.findings]


def test_what_is_there_is_found_with_its_path_size_and_hash() -> None:
    told = seen("dumps", host_dump=hit("dumps", "host-dump"), common_dump=build.gone("/backup.sql"))
    assert told.outcome is Outcome.FAIL
    assert told.reason is None
    (finding,) = told.findings
    assert (finding.problem, finding.subject, finding.kind) == ("host-dump", "/{label}.sql", Kind.EXPOSURE)
    assert finding.facts["lines"] == 8
    assert len(str(finding.facts["sha256"])) == 64


def test_nothing_there_is_good_news() -> None:
    assert seen("vcs", svn=build.gone("/.svn/wc.db"), ds_store=build.gone("/.DS_Store", 410)).outcome is Outcome.PASS


def test_a_hit_is_not_lost_to_trouble_elsewhere() -> None:
    told = seen("vcs", svn=build.failure("timeout"), hg=hit("vcs", "hg"))
    assert (told.outcome, told.reason, found(told)) == (Outcome.FAIL, "timeout", [("hg", "/.hg/requires")])


@pytest.mark.parametrize(
    ("answer", "nowhere", "why"),
    [
        (build.page(path="/x"), build.nowhere(200, build.HOME), "catch-all"),
        (build.file("/x", "dotencode\nrevlogv1\nstore\n"), build.nowhere(200, "dotencode\nrevlogv1\nstore\n"), "catch-all"),
        (build.file("/x", "dotencode\nrevlogv1\nstore\n"), None, "no-baseline"),
        (build.file("/x", "dotencode\nrevlogv1\nstore\n"), build.failure("timeout"), "timeout"),
        (build.gone("/x", 429), None, "rate-limited"),
        (build.gone("/x", 500), None, "server-error"),
        (build.page((), "<h1>Web Application Firewall</h1>", 403, "/x"), None, "blocked"),
        (build.gone("/x", 403), build.nowhere(403), "forbidden"),
        (build.failure("reset"), None, "reset"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_unknown(answer: Exchange | Failure, nowhere: Nowhere | Failure | None, why: str) -> None:
    home = build.gone("/", 403) if why == "forbidden" else HOME
    told = seen("vcs", home, hg=(answer, nowhere))
    assert (told.outcome, told.reason) == (Outcome.UNKNOWN, why)


def test_a_front_page_that_was_not_seen_leaves_everything_open() -> None:
    for home, why in ((build.failure("refused"), "refused"), (build.page(status=502), "server-error")):
        assert (told := seen("logs", home)).outcome is Outcome.UNKNOWN
        assert told.reason == why


def test_where_nothing_was_asked_nothing_is_promised() -> None:
    told = seen("databases")
    assert (told.outcome, told.reason) == (Outcome.NOT_APPLICABLE, "not-called-for")


def test_a_log_in_page_is_no_finding() -> None:
    told = seen("panels", zabbix=hit("panels", "zabbix"), webmin=hit("panels", "webmin"))
    assert told.outcome is Outcome.PASS


def test_a_second_fact_makes_a_log_in_page_a_finding() -> None:
    plain = seen("panels", zabbix=hit("panels", "zabbix", "http"))
    assert [(f.problem, f.facts["tool"]) for f in plain.findings] == [("plain", "Zabbix")]
    ended = seen("panels", drupal=hit("panels", "drupal"))
    assert [(f.problem, f.facts["version"]) for f in ended.findings] == [("ended", "7")]
    current = of("panels", "drupal").proves.text.replace("Drupal 7 (", "Drupal 11 (")
    assert seen("panels", drupal=build.page((), current, path="/user/login")).outcome is Outcome.PASS


def test_database_tools_and_panels_without_a_password_are_findings_by_themselves() -> None:
    assert found(seen("panels", phpmyadmin=hit("panels", "phpmyadmin"))) == [("phpmyadmin", "/pma/")]
    assert found(seen("panels", jenkins_open=hit("panels", "jenkins-open"))) == [("jenkins-open", "/jenkins/")]


def test_the_front_page_may_be_the_panel() -> None:
    told = seen("panels", shown(of("panels", "jenkins-open").proves, "/"))
    assert found(told) == [("jenkins-open", "/")]
    told = seen("databases", shown(of("databases", "elasticsearch").proves, "/"))
    assert found(told) == [("elasticsearch", "/")]


def test_debug_mode_is_told_by_error_pages_once() -> None:
    django = shown(of("debug", "django-debug").proves, "/x")
    told = seen("debug", phpinfo=django, server_status=django)
    assert found(told) == [("django-debug", "/")]
    assert told.findings[0].facts["path"] == "/phpinfo.php"


def test_a_debug_page_on_the_front_is_told_although_the_rest_stays_open() -> None:
    told = seen("debug", shown(of("debug", "werkzeug-debug").proves, "/"))
    assert (found(told), told.reason) == ([("werkzeug-debug", "/")], "server-error")


def test_an_article_about_debug_mode_is_none() -> None:
    text = of("debug", "django-debug").proves.text
    assert seen("debug", build.page((), text), phpinfo=build.gone("/phpinfo.php")).outcome is Outcome.PASS


def test_decoys_that_show_the_same_beside_are_not_believed() -> None:
    answer = hit("vcs", "hg")
    told = seen("vcs", hg=msgspec.structs.replace(answer, beside=answer))
    assert (told.outcome, told.reason) == (Outcome.UNKNOWN, "catch-all")


def test_what_is_observed_stands_in_the_inventory() -> None:
    asked = (
        Asked("grafana", "/grafana/login", hit("panels", "grafana"), build.nowhere()),
        Asked("zabbix", "/zabbix/", build.gone("/zabbix/")),
        Asked("gitlab", "/users/sign_in", hit("panels", "gitlab"), build.nowhere(200, build.HOME)),
    )
    front = SiteRequest(build.HOST, 443, 80)
    listed = inventory(build.TARGET, {front.key: HOME, key(Catalogue("panels")): CatalogueSeen(build.AT, asked)})
    assert [(product.name, product.version) for product in listed] == [("Grafana", "10.4.2"), ("GitLab", None)]


def test_answers_are_stored_once_and_found_by_their_keys() -> None:
    there = SiteRequest(build.HOST, 443, 80, "/.hg/requires", Level.PROBE)
    stored = CatalogueSeen(build.AT, (Asked("hg", "/.hg/requires", there.key, "nowhere x"), Asked("svn", "/.svn/wc.db", "site lost")))
    again = codec.unpack(codec.pack(stored))
    assert again == stored
    evidence: dict[str, Observation] = {
        key(Answer("/")): HOME, key(Catalogue("vcs")): stored, there.key: hit("vcs", "hg"), "nowhere x": build.nowhere(),
    }  # fmt: skip
    told = judge(CHECKS["exposed-vcs"], build.TARGET, evidence)
    assert (found(told), told.reason) == ([("hg", "/.hg/requires")], "probe-error")


def test_answers_that_were_not_put_in_are_no_good_news() -> None:
    unread = CatalogueSeen(build.AT, (Asked("hg", "/.hg/requires", "site x", "nowhere x"),))
    with pytest.raises(Unknown) as told:
        list(exposures("vcs", unread, HOME))
    assert told.value.reason.key == "probe-error"


def test_every_observation_that_lists_others_is_a_gathering() -> None:
    assert [one for one in get_args(Observation) if hasattr(one, "gathered") and not issubclass(one, Gathering)] == []


def test_an_entry_that_is_no_longer_in_the_catalogue_is_passed_over() -> None:
    stored = CatalogueSeen(build.AT, (Asked("long-gone", "/x", build.file("/x", "x"), build.nowhere()),))
    assert verdict("vcs", stored).outcome is Outcome.PASS


EXPOSED = [made for made in CHECKS.values() if isinstance(made.needs.get("seen"), Catalogue)]


@pytest.mark.parametrize("made", EXPOSED, ids=lambda made: made.id)
@given(
    answers=st.lists(
        st.tuples(
            st.integers(0, 60),
            st.sampled_from(
                [build.page(path="/x"), build.gone("/x"), build.gone("/x", 403), build.gone("/x", 500), build.failure("reset")]
            ),
            st.sampled_from([None, build.nowhere(), build.nowhere(200, build.HOME), build.nowhere(403), build.failure("timeout")]),
        ),
        max_size=6,
    ),
    home=st.sampled_from([HOME, build.gone("/", 403), build.gone("/", 500), build.failure("timeout")]),
)
def test_pages_of_a_site_prove_nothing(
    made: Check, answers: list[tuple[int, Exchange | Failure, Nowhere | Failure | None]], home: Exchange | Failure
) -> None:
    name = made.id.removeprefix("exposed-")
    entries = group(name).entries
    asked = tuple(Asked(entries[n % len(entries)].id, "/x", answer, nowhere) for n, answer, nowhere in answers)
    told = verdict(name, CatalogueSeen(build.AT, asked), home)
    assert told.outcome is not Outcome.ERROR, told.detail
    assert not told.findings
    if told.outcome is Outcome.PASS:
        assert isinstance(home, Exchange)
        assert not any(isinstance(answer, Failure) for n, answer, _ in answers if entries[n % len(entries)].paths)
