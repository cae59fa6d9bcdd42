"""Settings that are written are read as they were."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, strategies as st

from reports.strategy import Rung
from scanner.settings import Network, Report, Settings, StrategySettings, load_settings
from scanner.settings.declared import ScanSettings
from scanner.settings.writing import settings_text

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


def test_defaults_make_an_empty_file() -> None:
    assert settings_text(Settings()) == ""


@given(issuer=TEXTS, name=TEXTS, letterhead=st.lists(TEXTS, max_size=3))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, issuer: str, name: str, letterhead: list[str]) -> None:
    settings = Settings(
        network=Network(ports={"443": 8443}, allow_private=("127.0.0.0/8",), timeout=3.5),
        scan=ScanSettings(jobs=2),
        report=Report(issuer=issuer, letterhead=tuple(letterhead)),
        strategy=StrategySettings(ladder=(Rung(name="Normal", when=name, who="CSIRT"),)),
    )
    folder = tmp_path_factory.mktemp("settings")
    (folder / "tilik.toml").write_text(settings_text(settings), "utf-8")
    read = load_settings(folder / "tilik.toml")
    # Paths are those of the folder once they are read.
    assert msgspec.structs.replace(read, targets="targets.txt", store="tilik.db", out="laporan") == settings


def test_a_path_stays_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "tilik.toml").write_text(settings_text(Settings(store="kota.db", out=".")), "utf-8")
    assert load_settings(tmp_path / "tilik.toml").store == str(tmp_path / "kota.db")
