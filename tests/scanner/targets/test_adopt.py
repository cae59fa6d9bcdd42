"""A line more in a list of targets: in its section, and nothing else changes."""

from __future__ import annotations

import datetime as dt

import pytest

from scanner.errors import TargetsError
from scanner.targets import parse_targets
from scanner.targets.adopt import adopt
from tests.each import each

TODAY = dt.date(2026, 11, 21)
LIST = "# Kota Contoh\n[Dinas Kesehatan]\ncode: dinkes\ndinkes.kotacontoh.go.id   importance=high  # situs\n\n# sisanya\n[Dinas Pendidikan]\ncode: disdik\ndisdik.kotacontoh.go.id"


@each(
    ("line", "opd", "number"),
    [("rsud.kotacontoh.go.id", "dinkes", 5), ("domain: kotacontoh.go.id", "dinkes", 5), ("ppdb.kotacontoh.go.id:8443", "disdik", 10)],
)
def test_the_line_stands_at_the_end_of_its_section(line: str, opd: str, number: int) -> None:
    for text in (LIST, LIST + "\n", LIST.replace("\n", "\r\n"), "\ufeff" + LIST):
        longer, where = adopt(text, "t", line, opd, today=TODAY)
        assert where == number
        assert longer.split("\n")[number - 1].rstrip("\r") == line
        rest = longer.split("\n")[: number - 1] + longer.split("\n")[number:]
        assert [one.rstrip("\r") for one in rest if one.strip()] == [one.rstrip("\r") for one in text.split("\n") if one.strip()]
        before, after = (parse_targets(one.removeprefix("\ufeff"), "t", today=TODAY).targets for one in (text, longer))
        (new,) = set(after) - set(before)
        assert (new.opd, len(after)) == (opd, len(before) + 1)


def test_a_list_without_sections_gets_it_at_its_end() -> None:
    longer, where = adopt("a.kotacontoh.go.id\n", "t", "b.kotacontoh.go.id", "umum", today=TODAY)
    assert (longer, where) == ("a.kotacontoh.go.id\nb.kotacontoh.go.id\n", 2)


@each(
    ("line", "opd", "message"),
    [
        ("b.kotacontoh.go.id", "lain", "no OPD has the code 'lain'"),
        ("dinkes.kotacontoh.go.id", "dinkes", "is listed already"),
        ("dinkes.kotacontoh.go.id", "disdik", "belongs to the OPD 'dinkes' already"),
        ("go.id", "dinkes", "public suffix"),
    ],
)
def test_what_is_wrong_changes_nothing(line: str, opd: str, message: str) -> None:
    with pytest.raises(TargetsError) as wrong:
        adopt(LIST, "t", line, opd, today=TODAY)
    assert message in str(wrong.value)
