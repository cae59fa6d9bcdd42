"""What scripts read of a list stays a code; who reads it at a terminal is told in words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checks import Text
from checks.core.check import registry
from scanner.cli.table import CodeCell, day_cell, print_table
from tests.scanner.cli.program import run

_HEADING = Text(id="judul", en="title")
_CELLS = (CodeCell("accepted", Text(id="Risiko diterima", en="Risk accepted")), day_cell(dt.date(2026, 12, 1)))


@pytest.mark.parametrize(("lang", "words"), [("id", "Risiko diterima  1 Desember 2026"), ("en", "Risk accepted  1 December 2026")])
def test_a_code_for_pipes_and_words_for_terminals(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    print_table((_HEADING, _HEADING), [_CELLS], lang)
    assert capsys.readouterr().out == "accepted\t2026-12-01\n"
    # rich's word for "as on a terminal".
    monkeypatch.setenv("FORCE_COLOR", "1")
    print_table((_HEADING, _HEADING), [_CELLS], lang)
    assert words in capsys.readouterr().out


def test_a_check_is_shown_without_names_of_the_program(tmp_path: Path) -> None:
    for check in registry.load():
        page = run(tmp_path, "checks", "show", check.id, "--lang", "id").out
        question_line = next(line for line in page.splitlines() if line.startswith("yang ditanyakan: "))
        assert "(" not in question_line, check.id
        assert not [line for line in page.splitlines() if line.startswith("- ") and ":hari/" in line], check.id
        assert "(hardening" not in page, check.id
