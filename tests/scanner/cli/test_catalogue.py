"""tilik catalogue: how old the data on releases is."""

import datetime as dt
from pathlib import Path

from checks.core.software.releases import releases
from tests.scanner.cli.program import run


def test_every_product_has_its_day_and_the_oldest_comes_first(tmp_path: Path) -> None:
    ran = run(tmp_path, "catalogue", "status", "--lang", "en")
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert ran.code == 0
    assert len(rows) == len(releases().products)
    days = [dt.date.fromisoformat(day) for _, day, *_ in rows]
    assert days == sorted(days)
    assert all(source for *_, source in rows)
    wordpress = next(row for row in rows if row[0] == "WordPress")
    assert wordpress[1:2] + wordpress[3:4] == ["2026-08-22", str(len(releases().products["wordpress"].lines))]


def test_data_that_is_old_is_said_in_both_languages(tmp_path: Path) -> None:
    for lang, words in {"id": "lebih tua dari 60 hari", "en": "is older than 60 days"}.items():
        assert words in run(tmp_path, "catalogue", "status", "--lang", lang).err
