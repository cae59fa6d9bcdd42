"""The pages say what was concluded, in both languages, and nothing that was not."""

from __future__ import annotations

import datetime as dt
import re

import msgspec
import pytest

from checks import Importance, Outcome, Target, Text, Verdict
from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.ledger import State
from checks.core.assess.tally import tally
from checks.core.facts.values import Facts
from checks.core.model.text import LANGUAGES
from reports.html.render import city_page, opd_page
from reports.strategy import strategy
from reports.views.check_texts import CheckTexts
from reports.views.city.overview import CityView, city_view
from reports.views.city.summary import summarise
from reports.views.imprint import Imprint
from reports.views.opd import OpdView, opd_view
from reports.words import WORDS
from tests.reports.city import ASSESSMENTS, IMPRINT, NOW, OPDS, SCAN, assessed, target
from tests.reports.city_checks import CHECKS
from tests.reports.html.page import Page

BY_CODE = {opd.code: opd for opd in OPDS}


def view(code: str, *assessments: Assessment, scan: Scan = SCAN, imprint: Imprint = IMPRINT) -> OpdView:
    return opd_view(scan, BY_CODE[code], assessments or ASSESSMENTS[code], CheckTexts(CHECKS), imprint)


def overview() -> CityView:
    return city_view(SCAN, [summarise(view(opd.code)) for opd in OPDS], IMPRINT)


def page(code: str, *assessments: Assessment, lang: str = "id") -> Page:
    return Page(opd_page(view(code, *assessments), lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", BY_CODE)
def test_every_opd_page_is_well_formed_and_whole(code: str, lang: str) -> None:
    opd = page(code, lang=lang)
    assert opd.faults == []
    assert BY_CODE[code].name in opd.text
    assert "tilik 0.1.0" in opd.text
    assert all(assessment.target.name in opd.text for assessment in ASSESSMENTS[code])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_overview_is_well_formed_and_links_to_every_opd(lang: str) -> None:
    opd = Page(city_page(overview(), lang))
    assert opd.faults == []
    assert {f"{code}/index.html" for code in BY_CODE} <= set(opd.values("href"))
    assert "lama.kotacontoh.go.id" in opd.text


def test_a_scan_of_some_checks_gives_no_grade_and_is_no_clean_bill() -> None:
    scan = msgspec.structs.replace(SCAN, only=("http-*", "tls-expiry"))
    clean = msgspec.structs.replace(assessed(target("dinkes.kotacontoh.go.id", "dinkes")), whole=False)
    opd = view("dinkes", clean, scan=scan)
    assert opd.tally.coverage.enough
    assert opd.tally.grade is None
    tasks = Page(opd_page(opd, "id")).text
    assert "hanya menjalankan sebagian pemeriksaan (http-*, tls-expiry)" in tasks
    assert "Nilai A atau B hanya diberikan bila semua pemeriksaan dijalankan." in tasks
    assert "pertahankan keadaan ini" not in tasks
    assert "sebagian pemeriksaan" in Page(city_page(city_view(scan, [summarise(opd)], IMPRINT), "id")).text


def test_the_overview_of_part_of_the_city_says_so() -> None:
    scan = msgspec.structs.replace(SCAN, besides=("a.test", "b.test"))
    assert (
        "untuk 2 aset lain yang terdaftar berlaku jawaban terakhir dari pemindaian sebelumnya"
        in Page(city_page(city_view(scan, [summarise(view("dinkes"))], IMPRINT), "id")).text
    )


def test_the_languages_do_not_mix() -> None:
    indonesian, english = page("dinkes").text, page("dinkes", lang="en").text
    assert "Cara memperbaiki" in indonesian
    assert "How to fix it" not in indonesian
    assert "How to fix it" in english
    assert "Cara memperbaiki" not in english
    assert "21 November 2026 pukul 19.00–19.03 WIB" in indonesian
    assert "21 November 2026, 19:00–19:03 WIB" in english


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        opd_page(view("dinkes"), "fr")


@pytest.mark.parametrize("code", BY_CODE)
def test_the_counts_on_the_page_are_those_of_the_tally(code: str) -> None:
    totals = tally(v for assessment in ASSESSMENTS[code] for v in assessment.verdicts)
    # Where there is no finding there is no table of zeros, either.
    expected = {level.value: n for level, n in totals.levels.items()} if totals.findings else {}
    assert page(code).numbers["data-level"] == expected


def test_the_overview_adds_up_to_the_tally_of_everything() -> None:
    totals = tally(v for opd in ASSESSMENTS.values() for assessment in opd for v in assessment.verdicts)
    assert overview().tally == totals
    # Every level stands once in the totals and once an OPD.
    numbers = Page(city_page(overview(), "id")).numbers["data-level"]
    assert numbers == {level.value: 2 * n for level, n in totals.levels.items()}


def test_unknown_never_reads_as_good_news() -> None:
    blind = page("dishub").text
    assert "Tidak satu pun butir pemeriksaan pada 1 aset dapat dinilai" in blind
    assert "Belum dapat dinilai" in blind
    assert "ini bukan berarti aman" in blind
    assert "Nama domain ini tidak ada di DNS" in blind
    assert "Tidak ditemukan kelemahan" not in blind
    assert "Terpenuhi" not in blind


def test_an_opd_without_scanned_assets_is_not_called_clean() -> None:
    empty = page("bpbd").text
    assert "Tidak ada aset yang dipindai" in empty
    assert "Semua butir pemeriksaan yang berlaku dapat dinilai" not in empty


def test_an_asset_to_which_nothing_applies_is_neither_clean_nor_unanswered() -> None:
    elsewhere = tuple(Verdict(check=check.id, outcome=Outcome.NOT_APPLICABLE, reason="elsewhere") for check in CHECKS)
    text = page("diskominfo", msgspec.structs.replace(ASSESSMENTS["diskominfo"][0], verdicts=elsewhere)).text
    assert "Tidak ada butir pemeriksaan yang berlaku bagi 1 aset" in text
    assert "Belum dapat dinilai" in text


def test_a_clean_opd_is_told_so() -> None:
    clean = page("diskominfo").text
    assert "Tidak ditemukan kelemahan pada butir yang dapat diperiksa" in clean
    assert "Semua butir pemeriksaan yang berlaku dapat dinilai" in clean


def test_finding_nothing_where_little_was_seen_is_not_called_clean() -> None:
    dim = page(
        "diskominfo", assessed(target("a.kotacontoh.go.id", "diskominfo"), doubt="blocked", open_checks=("http-hsts", "tls-expiry"))
    ).text
    assert "terlalu sedikit yang terlihat" in dim
    assert "pertahankan keadaan ini" not in dim
    assert "2 butir pemeriksaan dari 5 belum dapat dinilai" in dim


def test_an_incident_comes_before_everything() -> None:
    assert view("dispusip").actions[0].text == CHECKS[-1].action
    assert "hubungi tim keamanan hari ini juga" in page("dispusip").text
    assert overview().opds[0].opd.code == "dispusip"


def test_opds_are_ranked_by_risk_and_not_by_counts() -> None:
    many = [assessed(target(f"s{n}.kotacontoh.go.id", "disdik"), "http-hsts") for n in range(30)]
    one = [assessed(target("a.kotacontoh.go.id", "dishub"), "exposed-env")]
    ranked = city_view(SCAN, [summarise(view("disdik", *many)), summarise(view("dishub", *one))], IMPRINT)
    assert [summary.opd.code for summary in ranked.opds] == ["dishub", "disdik"]


def test_one_action_lists_all_its_assets_once() -> None:
    actions = view("dinkes").actions
    assert [action.text.en for action in actions] == [
        "Close access to .env and change every secret in it",
        "Update WordPress",
        "Set the HSTS header for at least a year",
        "Remove version numbers from headers",
    ]
    assert actions[2].hosts == ("dinkes.kotacontoh.go.id", "rekam-medis.kotacontoh.go.id")


def test_at_most_three_actions_are_put_to_the_head() -> None:
    assert len(view("dinkes").top) == 3 < len(view("dinkes").actions)


def test_the_configuration_of_the_servers_seen_comes_first() -> None:
    action = view("dinkes").actions[2]
    assert action.servers == {"nginx": ("dinkes.kotacontoh.go.id",), "Apache": ("rekam-medis.kotacontoh.go.id",)}
    assert "Konfigurasi untuk server lain: LiteSpeed/cPanel" in page("dinkes").text


def test_what_was_seen_without_tls_is_verified_without_tls() -> None:
    plain = msgspec.structs.replace(assessed(target("dinkes.kotacontoh.go.id", "dinkes"), "exposed-env"), facts=Facts())
    assert "http://dinkes.kotacontoh.go.id/.env" in view("dinkes", plain).actions[0].verify[0].id


def test_the_command_to_verify_is_filled_in_and_keeps_its_own_braces() -> None:
    odd = Target(host="dinkes.kotacontoh.go.id", port=8443, opd="dinkes")
    (tasks,) = view("dinkes", assessed(odd, "exposed-env")).actions[0].verify
    command = "curl -sS -o /dev/null -w '%{http_code}\\n' https://dinkes.kotacontoh.go.id:8443/.env"
    assert tasks == Text(id=f"{command}; echo 'diharapkan: 403 atau 404'", en=f"{command}; echo 'expected: 403 or 404'")
    assert "-connect dinkes.kotacontoh.go.id:8443 " in page("dinkes", assessed(odd, "tls-expiry")).text


def test_the_same_finding_weighs_more_on_an_important_asset() -> None:
    ordinary = view("dinkes", assessed(target("a.kotacontoh.go.id", "dinkes"), "http-hsts"))
    important = view("dinkes", assessed(target("a.kotacontoh.go.id", "dinkes", Importance.HIGH), "http-hsts"))
    assert (ordinary.tally.grade, important.tally.grade) == ("B", "C")


def test_changes_count_every_state_and_forget_what_was_fixed_earlier() -> None:
    changes = view("dinkes").changes
    assert changes.counts == {State.NEW: 2, State.STILL: 2, State.FIXED: 1, State.REOPENED: 1, State.UNVERIFIABLE: 1}
    later = msgspec.structs.replace(SCAN, started=NOW + dt.timedelta(days=1))
    assert view("dinkes", scan=later).changes.counts[State.FIXED] == 0


def test_what_is_open_or_reopened_matches_the_findings() -> None:
    opd = view("dinkes")
    assert sum(opd.changes.counts[s] for s in (State.NEW, State.STILL, State.REOPENED)) == opd.tally.findings


def test_findings_that_could_not_be_verified_are_still_named() -> None:
    assert "Temuan lama yang tidak dapat diperiksa kali ini" in page("dinkes").text


def test_a_first_scan_claims_no_comparison() -> None:
    text = page("disdik").text
    assert "baru pertama kali tercatat" in text
    assert "Masih ada" not in text


def test_open_questions_are_grouped_by_reason_with_a_remedy() -> None:
    groups = view("disdik").open_reasons
    assert [group.questions for group in groups] == [1]
    assert "izinkan alamat IP atau User-Agent pemindai" in page("disdik").text


def test_a_host_of_which_nothing_was_seen_is_told_so_where_the_reason_is_one() -> None:
    silent, busy = (Verdict(check="http-hsts", outcome=Outcome.UNKNOWN, reason=why) for why in ("timeout", "rate-limited"))

    def tasks(*verdicts: Verdict) -> list[bool]:
        host = msgspec.structs.replace(ASSESSMENTS["diskominfo"][0], verdicts=verdicts)
        return [blind.all for group in view("diskominfo", host).open_reasons for blind in group.hosts]

    other = msgspec.structs.replace(silent, check="tls-expiry")
    assert tasks(silent, other) == [True]
    assert tasks(busy, other) == [False, False]
    assert tasks(silent, msgspec.structs.replace(other, outcome=Outcome.PASS, reason=None)) == [False]


def test_of_a_bug_of_ours_officials_are_told_what_to_do_and_no_name_of_python() -> None:
    trace = 'Traceback (most recent call last):\n  File "/srv/tilik/x.py", line 1\nValueError: rusak'
    broken = msgspec.structs.replace(
        ASSESSMENTS["diskominfo"][0], verdicts=(Verdict(check="http-hsts", outcome=Outcome.ERROR, detail=trace),)
    )
    text = page("diskominfo", broken).text
    assert "ValueError" not in text
    assert "/srv/tilik" not in text
    assert "Tim keamanan: laporkan galat pemindai ini" in text


def test_verdicts_of_checks_that_are_gone_are_still_shown_and_counted() -> None:
    without = opd_view(SCAN, BY_CODE["dinkes"], ASSESSMENTS["dinkes"], CheckTexts(()), IMPRINT)
    assert without.tally == view("dinkes").tally
    assert "Pemeriksaan http-hsts" in Page(opd_page(without, "id")).text


def test_causes_are_those_of_several_opds() -> None:
    causes = overview().causes
    assert [(cause.action.en, len(cause.opds), cause.hosts) for cause in causes] == [
        ("Update WordPress", 2, 2),
        ("Set the HSTS header for at least a year", 3, 4),
        ("Remove version numbers from headers", 2, 2),
    ]


def test_assets_too_little_was_seen_of_are_named_with_the_reason() -> None:
    assert [(faint.host, faint.why.en if faint.why else "") for faint in overview().faint] == [
        ("arsip-dinkes.kotacontoh.go.id", "No answer within the time limit. The site may be down, very slow, or dropping the scanner's address."),
        ("dishub.kotacontoh.go.id", "This name does not exist in the DNS. If the site is retired, remove it from the list; if not, repair its DNS."),
    ]  # fmt: skip


def test_an_unfinished_scan_says_so() -> None:
    halfway = msgspec.structs.replace(SCAN, finished=None)
    assert "Pemindaian ini belum selesai" in Page(opd_page(view("dinkes", scan=halfway), "id")).text


def test_no_finding_is_called_a_crisis() -> None:
    """The word stands in the official name of the strategy and in the sentence that says so, and nowhere else."""
    sentences = [WORDS["no_crisis"].id, WORDS["no_crisis"].en, *strategy().rules["strategy"].titles]
    for text in (
        *(page(code, lang=lang).text for code in BY_CODE for lang in LANGUAGES),
        *(Page(city_page(overview(), lang)).text for lang in LANGUAGES),
    ):
        for allowed in sentences:
            text = text.replace(allowed, "")
        assert not re.search("krisis|crisis", text, re.IGNORECASE)
