"""The imprint of reports from the settings: the logo inside the page, the decree in one line, deadlines that a city may set."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks import Kind
from checks.core.model.risk import RiskLevel
from scanner.delivery.imprint import imprint
from scanner.errors import SettingsError
from scanner.settings import load_settings
from tests.reports.city import NOW

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
CITY = """
[report]
letterhead = ["Pemerintah Kota Contoh"]
logo = "logo.png"
valid_days = 30
[strategy]
number = "Keputusan Wali Kota Contoh Nomor 12 Tahun 2026"
title = "pedoman keamanan siber"
deadlines = {sangat-tinggi = 1}
[[strategy.contacts]]
name = "Kota Contoh-CSIRT"
phone = "(021) 555-0100"
[[strategy.ladder]]
name = "Waspada"
"""


def settings_file(folder: Path, text: str, logo: bytes | None = PNG) -> Path:
    if logo is not None:
        (folder / "logo.png").write_bytes(logo)
    path = folder / "tilik.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_a_city_says_of_itself_reaches_the_reports(tmp_path: Path) -> None:
    letterhead = imprint(load_settings(settings_file(tmp_path, CITY)))
    assert letterhead.reference == "Keputusan Wali Kota Contoh Nomor 12 Tahun 2026 tentang pedoman keamanan siber"
    assert letterhead.logo.startswith("data:image/png;base64,iVBORw0KGgo")
    assert [contact.name for contact in letterhead.decree.contacts] == ["Kota Contoh-CSIRT"]
    assert [rung.name for rung in letterhead.decree.ladder] == ["Waspada"]
    valid = letterhead.valid_until(NOW.date())
    assert valid is not None
    assert (valid - NOW.date()).days == 30


def test_a_deadline_is_the_citys_or_the_usual_one_and_an_incident_has_none_to_spare(tmp_path: Path) -> None:
    decree = imprint(load_settings(settings_file(tmp_path, CITY))).decree
    day = NOW.date()
    assert (decree.due(day, RiskLevel.VERY_HIGH, Kind.EXPOSURE) - day).days == 1
    assert (decree.due(day, RiskLevel.HIGH, Kind.EXPOSURE) - day).days == 7
    assert decree.due(day, RiskLevel.LOW, Kind.INCIDENT) == day


@pytest.mark.parametrize(
    ("logo", "words"),
    [(None, "cannot be read"), (b"<svg onload='alert(1)'/>", "neither PNG nor JPEG"), (PNG + bytes(300_000), "has 300028 bytes")],
)
def test_a_logo_that_cannot_be_shown_is_refused(tmp_path: Path, logo: bytes | None, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        imprint(load_settings(settings_file(tmp_path, CITY, logo)))


@pytest.mark.parametrize(
    "wrong", ["deadlines = {gawat = 1}", "deadlines = {tinggi = -1}", "contacts = [{nama = 'x'}]", "ladder = ['Siaga']"]
)
def test_a_wrong_decree_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(SettingsError, match="strategy"):
        load_settings(settings_file(tmp_path, f"[strategy]\n{wrong}\n"))
