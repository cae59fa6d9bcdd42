"""Checks of the catalogue: what is proven is told, what is only observed is not accused, and trouble is never good news."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given, strategies as st

from checks import Check, Exchange, Failure, Kind, Nowhere, Outcome, Unknown, build
from checks.core.assess.judge import judge
from checks.core.check.need import Answer, Catalogue
from checks.core.evidence import codec
from checks.core.evidence.exposure import CatalogueAnswers, PathAnswer
from checks.core.evidence.http import SiteRequest
from checks.core.evidence.observation import Gathering, Observation
from checks.core.exposure.entry import group
from checks.core.exposure.examples import page_of
from checks.core.exposure.judge import exposures
from checks.core.facts.software import inventory
from checks.core.model.finding import Level
from tests.checks.catalogue import CHECKS, HOME, hit, key, of, pairs, verdict, verdict_on
from tests.each import each


def test_what_is_there_is_found_with_its_path_size_and_hash() -> None:
    outcome = verdict_on("dumps", host_dump=hit("dumps", "host-dump"), common_dump=build.gone("/backup.sql"))
    assert outcome.outcome is Outcome.FAIL
    assert outcome.reason is None
    (finding,) = outcome.findings
    assert (finding.problem, finding.subject, finding.kind) == ("host-dump", "/{label}.sql", Kind.EXPOSURE)
    assert finding.facts["lines"] == 8
    assert len(str(finding.facts["sha256"])) == 64


def test_nothing_there_is_good_news() -> None:
    assert verdict_on("vcs", svn=build.gone("/.svn/wc.db"), ds_store=build.gone("/.DS_Store", 410)).outcome is Outcome.PASS


def test_a_hit_is_not_lost_to_trouble_elsewhere() -> None:
    outcome = verdict_on("vcs", svn=build.failure("timeout"), hg=hit("vcs", "hg"))
    assert (outcome.outcome, outcome.reason, pairs(outcome)) == (Outcome.FAIL, "timeout", [("hg", "/.hg/requires")])


@each(
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
    outcome = verdict_on("vcs", home, hg=(answer, nowhere))
    assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, why)


def test_a_front_page_that_was_not_seen_leaves_everything_open() -> None:
    for home, why in ((build.failure("refused"), "refused"), (build.page(status=502), "server-error")):
        assert (outcome := verdict_on("logs", home)).outcome is Outcome.UNKNOWN
        assert outcome.reason == why


def test_where_nothing_was_asked_nothing_is_promised() -> None:
    outcome = verdict_on("databases")
    assert (outcome.outcome, outcome.reason) == (Outcome.NOT_APPLICABLE, "not-called-for")


def test_a_log_in_page_is_no_finding() -> None:
    outcome = verdict_on("panels", zabbix=hit("panels", "zabbix"), webmin=hit("panels", "webmin"))
    assert outcome.outcome is Outcome.PASS


def test_a_second_fact_makes_a_log_in_page_a_finding() -> None:
    plain = verdict_on("panels", zabbix=hit("panels", "zabbix", "http"))
    assert [(f.problem, f.facts["tool"]) for f in plain.findings] == [("plain", "Zabbix")]
    ended = verdict_on("panels", drupal=hit("panels", "drupal"))
    assert [(f.problem, f.facts["version"]) for f in ended.findings] == [("ended", "7")]
    current = of("panels", "drupal").proves.text.replace("Drupal 7 (", "Drupal 11 (")
    assert verdict_on("panels", drupal=build.page((), current, path="/user/login")).outcome is Outcome.PASS


def test_database_tools_and_panels_without_a_password_are_findings_by_themselves() -> None:
    assert pairs(verdict_on("panels", phpmyadmin=hit("panels", "phpmyadmin"))) == [("phpmyadmin", "/pma/")]
    assert pairs(verdict_on("panels", jenkins_open=hit("panels", "jenkins-open"))) == [("jenkins-open", "/jenkins/")]


def test_the_front_page_may_be_the_panel() -> None:
    outcome = verdict_on("panels", page_of(of("panels", "jenkins-open").proves, "/"))
    assert pairs(outcome) == [("jenkins-open", "/")]
    outcome = verdict_on("databases", page_of(of("databases", "elasticsearch").proves, "/"))
    assert pairs(outcome) == [("elasticsearch", "/")]


def test_a_front_page_that_leads_to_an_installer_tells_it_once_with_its_address() -> None:
    """Drupal's front page redirects to /core/install.php until it is installed."""
    path = of("installers", "drupal-installer").paths[0]
    there = hit("installers", "drupal-installer")
    home = build.redirect(f"https://{build.HOST}/", f"https://{build.HOST}{path}", text=of("installers", "drupal-installer").proves.text)
    assert pairs(verdict_on("installers", home, drupal_installer=there)) == [("drupal-installer", path)]
    assert pairs(verdict_on("installers", home)) == [("drupal-installer", path)]


def test_what_stands_at_a_path_and_at_the_front_is_told_once() -> None:
    front = page_of(of("panels", "jenkins-open").proves, "/")
    assert pairs(verdict_on("panels", front, jenkins_open=hit("panels", "jenkins-open"))) == [("jenkins-open", "/jenkins/")]


def test_that_a_line_has_ended_is_told_by_the_checks_of_software_where_the_site_shows_it() -> None:
    panel = hit("panels", "drupal")
    shows = page_of(of("panels", "drupal").proves, "/")
    assert pairs(verdict_on("panels", shows, drupal=panel)) == []
    assert pairs(verdict_on("panels", build.page_by("Drupal 11"), drupal=panel)) == [("ended", "/user/login")]
    assert pairs(verdict_on("panels", build.page_by("MediaWiki 1.31.7"), drupal=panel)) == [("ended", "/user/login")]


def test_a_refusal_of_a_kind_of_file_is_told_from_a_site_that_refuses_everything() -> None:
    """As Drupal's own .htaccess answers: 403 for every *.sql, there or not, and 404 for other names."""
    refused = (build.gone("/backup.sql", 403), build.nowhere(403, path="/tlk.sql"))
    honest = build.gone("/backup.zip")
    assert verdict_on("dumps", common_dump=refused, backup_archive=honest).outcome is Outcome.PASS
    outcome = verdict_on("dumps", common_dump=refused)
    assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, "forbidden")
    outcome = verdict_on("dumps", build.gone("/", 403), common_dump=refused, backup_archive=honest)
    assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, "forbidden")
    # The file that is let through, though its kind is refused, is found.
    there = (hit("dumps", "common-dump"), build.nowhere(403, path="/tlk.sql"))
    assert pairs(verdict_on("dumps", common_dump=there, backup_archive=honest)) == [("common-dump", "/backup.sql")]


def test_decoys_that_show_the_same_beside_are_not_believed() -> None:
    answer = hit("vcs", "hg")
    outcome = verdict_on("vcs", hg=msgspec.structs.replace(answer, beside=answer))
    assert (outcome.outcome, outcome.reason) == (Outcome.UNKNOWN, "catch-all")


def test_what_is_observed_stands_in_the_inventory() -> None:
    answers = (
        PathAnswer("grafana", "/grafana/login", hit("panels", "grafana"), build.nowhere()),
        PathAnswer("zabbix", "/zabbix/", build.gone("/zabbix/")),
        PathAnswer("gitlab", "/users/sign_in", hit("panels", "gitlab"), build.nowhere(200, build.HOME)),
    )
    front = SiteRequest(build.HOST, 443, 80)
    software = inventory(build.TARGET, {front.key: HOME, key(Catalogue("panels")): CatalogueAnswers(build.AT, answers)})
    assert [(product.name, product.version) for product in software] == [("Grafana", "10.4.2"), ("GitLab", None)]


def test_answers_are_stored_once_and_found_by_their_keys() -> None:
    there = SiteRequest(build.HOST, 443, 80, "/.hg/requires", Level.PROBE)
    answers = CatalogueAnswers(
        build.AT, (PathAnswer("hg", "/.hg/requires", there.key, "nowhere x"), PathAnswer("svn", "/.svn/wc.db", "site lost"))
    )
    again = codec.unpack(codec.pack(answers))
    assert again == answers
    evidence: dict[str, Observation] = {
        key(Answer("/")): HOME, key(Catalogue("vcs")): answers, there.key: hit("vcs", "hg"), "nowhere x": build.nowhere(),
    }  # fmt: skip
    outcome = judge(CHECKS["exposed-vcs"], build.TARGET, evidence)
    assert (pairs(outcome), outcome.reason) == ([("hg", "/.hg/requires")], "probe-error")


def test_answers_that_were_not_put_in_are_no_good_news() -> None:
    unread = CatalogueAnswers(build.AT, (PathAnswer("hg", "/.hg/requires", "site x", "nowhere x"),))
    with pytest.raises(Unknown) as outcome:
        list(exposures("vcs", unread, HOME))
    assert outcome.value.reason.key == "probe-error"


def test_every_observation_that_lists_others_is_a_gathering() -> None:
    assert [one for one in get_args(Observation) if hasattr(one, "assemble") and not issubclass(one, Gathering)] == []


def test_an_entry_that_is_no_longer_in_the_catalogue_is_passed_over() -> None:
    answers = CatalogueAnswers(build.AT, (PathAnswer("long-gone", "/x", build.file("/x", "x"), build.nowhere()),))
    assert verdict("vcs", answers).outcome is Outcome.PASS


def test_a_swap_file_begins_as_vim_begins_it() -> None:
    swap = build.page({"Content-Type": "application/octet-stream"}, "", 200, "/.wp-config.php.swp", magic=b"b0VIM 8.")
    assert pairs(verdict_on("config", wp_config_swap=swap)) == [("wp-config-swap", "/.wp-config.php.swp")]


@each(
    ("group_name", "entry", "text", "there"),
    [
        ("installers", "installer", "<html><title>Cara install SLiMS 9</title></html>", False),
        ("installers", "installer", "<html><title>SLiMS Installer</title></html>", True),
        ("installers", "installer", '<html><title>Permohonan Instalasi</title><input name="hostname"></html>', False),
        ("installers", "installer", '<html><title>Install</title><input name="hostname"><input name="database"></html>', True),
        ("installers", "glpi-installer", "<html><title>Setup GLPI</title><form action='install.php'><select name='language'></select></form></html>", True),
        ("debug", "horizon", '<html><head><title>Horizon - Dinas</title><style data-scheme="light"></style></head></html>', True),
        ("debug", "log-viewer", '<html><head><title>Log Viewer</title><link rel="shortcut icon" href="data:image/png;base64,a"></head></html>', True),
        ("debug", "actuator", '{"_links":{"self":{"href":"/manage"},"health-centers":{"href":"/manage/health-centers"}}}', False),
        ("file-managers", "tinyfilemanager", "<html><title>Tiny File Manager | H3K</title></html>", True),
        ("file-managers", "tinyfilemanager", "<html><title>Tiny File Manager | Dinas</title></html>", False),
        ("panels", "pgadmin", "<html><title>pgAdmin 4</title><h1>pgAdmin 4</h1></html>", False),
        ("databases", "couchdb", '[{"couchdb":"artikel","version":1}]', False),
        ("config", "env-variant", "APP_NAME=Layanan\nAPP_DEBUG=false\n", False),
    ],
)  # fmt: skip
def test_likenesses_are_told_from_the_thing(group_name: str, entry: str, text: str, there: bool) -> None:
    path = of(group_name, entry).paths[0]
    outcome = verdict_on(group_name, **{entry.replace("-", "_"): build.page((), text, path=path)})
    assert pairs(outcome) == ([(entry, path)] if there else [])


EXPOSED = [subject for subject in CHECKS.values() if isinstance(subject.needs.get("catalogue"), Catalogue)]


@pytest.mark.slow
@pytest.mark.parametrize("subject", EXPOSED, ids=lambda subject: subject.id)
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
    subject: Check, answers: list[tuple[int, Exchange | Failure, Nowhere | Failure | None]], home: Exchange | Failure
) -> None:
    name = subject.id.removeprefix("exposed-")
    entries = group(name).entries
    path_answers = tuple(PathAnswer(entries[n % len(entries)].id, "/x", answer, nowhere) for n, answer, nowhere in answers)
    outcome = verdict(name, CatalogueAnswers(build.AT, path_answers), home)
    assert outcome.outcome is not Outcome.ERROR, outcome.detail
    assert not outcome.findings
    if outcome.outcome is Outcome.PASS:
        assert isinstance(home, Exchange)
        assert not any(isinstance(answer, Failure) for n, answer, _ in answers if entries[n % len(entries)].paths)
