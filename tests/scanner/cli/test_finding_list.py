"""The open findings as a list: for eyes, for pipes, for programs."""

import json
import re
from pathlib import Path

import pytest

from scanner.example_city.sites.dinkes import EXPOSED_ENV
from tests.scanner.cli.program import run


def rows(folder: Path, *options: str) -> list[list[str]]:
    output = run(folder, "finding", "list", "--lang", "en", *options)
    assert output.code == 0, output
    return [line.split("\t") for line in output.out.splitlines()]


def test_the_worst_comes_first_with_the_name_that_other_commands_take(scanned: Path) -> None:
    name, level, opd, asset, check, statement = rows(scanned)[0]
    assert (level, opd, asset, check) == ("sangat-tinggi", "dinkes", EXPOSED_ENV, "exposed-env")
    assert "/.env" in statement
    assert run(scanned, "finding", "show", name).code == 0


@pytest.mark.parametrize(
    ("options", "place", "values"),
    [
        (("--level", "sangat-tinggi"), 1, {"sangat-tinggi"}),
        (("--level", "tinggi"), 1, {"sangat-tinggi", "tinggi"}),
        (("--opd", "dinkes"), 2, {"dinkes"}),
        (("--only", "exposed-*"), 4, {"exposed-env"}),
    ],
)
def test_a_filter_lets_through_what_it_names(scanned: Path, options: tuple[str, ...], place: int, values: set[str]) -> None:
    output = {row[place] for row in rows(scanned, *options)}
    assert output
    assert output <= values
    assert len(rows(scanned, *options)) < len(rows(scanned))


def test_programs_get_an_object_a_line(scanned: Path) -> None:
    output = run(scanned, "finding", "list", "--format", "jsonl")
    objects = [json.loads(line) for line in output.out.splitlines()]
    assert [one["id"] for one in objects] == [row[0] for row in rows(scanned)]
    assert {"level", "magnitude", "opd", "asset", "check", "problem", "statement", "accepted"} <= set(objects[0])


def test_a_reader_at_a_terminal_gets_headings(scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # rich's word for "as on a terminal".
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    output = re.sub(r"\x1b\[[\d;]*m", "", run(scanned, "finding", "list").out)
    assert output.split()[:2] == ["temuan", "level"]
