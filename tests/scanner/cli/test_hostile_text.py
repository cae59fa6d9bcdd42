"""What a server says steers no terminal and breaks no row, in whatever a command prints of findings."""

from __future__ import annotations

import re

import pytest

from checks.core.model.text import Text
from reports.views.check_texts import CheckTexts
from scanner.cli.finding_rows import HEADINGS, FindingFilter, finding_rows
from scanner.cli.output import print_deed
from scanner.cli.summary import print_summary, summary, summary_lines
from scanner.cli.table import print_table
from tests.reports.city_checks import CHECKS
from tests.reports.html.test_hostile import ATTACKS, poisoned

_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("terminal", [False, True])
@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_server_says_steers_no_terminal(
    attack: str, terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if terminal:
        # rich's word for "as on a terminal".
        monkeypatch.setenv("FORCE_COLOR", "1")
    catalogue, one = CheckTexts(CHECKS), poisoned(attack)
    rows = finding_rows((one,), catalogue, FindingFilter(), "id")
    assert rows
    print_summary(summary_lines(summary((one,)), catalogue, "id"), (), "id")
    print_table(HEADINGS, (row.cells for row in rows), "id")
    heading = Text(id="isi", en="content")
    print_table((heading, heading), ((attack, f"{attack}\t{attack}\n"),), "id")
    print_deed(attack, (attack, attack))
    output = re.sub("\x1b\\[[0-9;]*m", "", capsys.readouterr().out)
    assert not _STEERS.search(output)
    if not terminal:
        tabs = [line.count("\t") for line in output.splitlines() if "\t" in line]
        assert tabs == [len(HEADINGS) - 1] * len(rows) + [1, 1]
