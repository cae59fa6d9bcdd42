"""What `tilik check` shows: worst first, with the fix; open questions with their reason; the rest as a count."""

from __future__ import annotations

import io

from rich.console import Console

from reports.terminal import host
from reports.views.check_texts import CheckTexts
from tests.reports.city import ASSESSMENTS
from tests.reports.city_checks import CHECKS


def test_findings_come_worst_first_with_their_fix() -> None:
    lines = host.plain(ASSESSMENTS["dinkes"][0], CheckTexts(CHECKS), "id").splitlines()
    assert lines[0] == "dinkes.kotacontoh.go.id  Nilai F · cakupan 100% (6 dari 6)"
    assert [line.split()[0] for line in lines[1:7:2]] == ["5", "3", "2"]
    assert lines[2] == "    Perbaikan: Tutup akses ke berkas .env dan ganti semua rahasianya"
    assert "  Terpenuhi: 3 butir pemeriksaan" in lines


def test_open_questions_are_told_with_their_reason_and_never_as_good_news() -> None:
    screen_lines = host.plain(ASSESSMENTS["dishub"][0], CheckTexts(CHECKS), "en")
    assert "Not yet gradable" in screen_lines
    assert "this does not mean that all is well" in screen_lines
    assert screen_lines.count("This name does not exist in the DNS.") == 1
    assert all(subject.id in screen_lines for subject in CHECKS)
    assert screen_lines.count("ConnectTimeout setelah 10 detik") == 1
    assert "Met: 0 checks" in screen_lines


def test_a_clean_asset_is_short() -> None:
    screen_lines = host.plain(ASSESSMENTS["diskominfo"][0], CheckTexts(CHECKS), "en").splitlines()
    assert screen_lines[1:4] == ["  No finding in what could be assessed.", "  Met: 5 checks", "  Does not apply: 1 check"]


def test_a_terminal_shows_the_same_words_as_a_pipe() -> None:
    screen = io.StringIO()
    Console(file=screen, width=400).print(host.rich(ASSESSMENTS["dinkes"][2], CheckTexts(CHECKS), "id"))
    screen_lines = [line.rstrip() for line in screen.getvalue().splitlines()]
    assert screen_lines == host.plain(ASSESSMENTS["dinkes"][2], CheckTexts(CHECKS), "id").splitlines()
