"""tilik.toml: defaults, paths, and a message for every way to break it; its page in the documentation is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import SettingsError
from scanner.settings import Settings, load_settings
from scanner.settings.page import settings_page


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "tilik.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(None) == Settings()


def test_the_file_of_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file(tmp_path, "[network]\nrate = 3\n")
    monkeypatch.chdir(tmp_path)
    settings = load_settings(None)
    assert settings.network.rate == 3.0
    assert (settings.targets, settings.store, settings.out) == ("targets.txt", "tilik.db", "laporan")


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    settings = load_settings(
        settings_file(tmp_path, 'targets = "kota/targets.txt"\nout = "/srv/laporan"\n[network]\ntrusted_roots = ["ca.pem"]\n')
    )
    assert settings.targets == str(tmp_path / "kota/targets.txt")
    assert settings.store == str(tmp_path / "tilik.db")
    assert settings.out == "/srv/laporan"
    assert settings.network.trusted_roots == (str(tmp_path / "ca.pem"),)


def test_a_database_url_is_no_path(tmp_path: Path) -> None:
    assert (
        load_settings(settings_file(tmp_path, 'store = "postgresql://tilik@db.kotacontoh.go.id/tilik"')).store
        == "postgresql://tilik@db.kotacontoh.go.id/tilik"
    )


@pytest.mark.parametrize("resolver", ["", "192.0.2.53", "192.0.2.53:5353", "2001:db8::53", "[2001:db8::53]", "[2001:db8::53]:5353"])
def test_a_resolver_is_an_address_and_perhaps_a_port(tmp_path: Path, resolver: str) -> None:
    assert load_settings(settings_file(tmp_path, f'network = {{resolver = "{resolver}"}}')).network.resolver == resolver


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rate = ", "not TOML: Invalid value"),
        ("\ntargets =\nout = 1", "line 2"),
        ("a = " + "[" * 5000, "not TOML"),
        ("ouut = 'x'", "unknown setting `ouut`"),
        ("[network]\nratee = 1", "network: unknown setting `ratee`"),
        ("[network]\nrate = 'fast'", "network.rate: expected `float`, got `str`"),
        ("[network]\nrate = 0", "network.rate: expected `float` > 0.0"),
        ("[network]\nrate = nan", "network.rate: expected `float` > 0.0"),
        ("[network]\nconnections = 0", "network.connections: expected `int` >= 1"),
        ("network = 3", "network: expected `object`, got `int`"),
        ("plugins = [1]", "plugins[0]: expected `str`, got `int`"),
        ("store = ''", "store: expected `str` of length >= 1"),
        ("[report]\nlang = 'de'", "report.lang: invalid enum value 'de'"),
        ("[report]\nzone = 'WIB'", "report.zone: 'WIB' is not a time zone"),
        ("[network]\nallow_private = '10.0.0.0/8'", "network.allow_private: expected `array`, got `str`"),
        ("[network]\nallow_private = ['10.0.0.1/8']", "'10.0.0.1/8' is not a range of addresses"),
        ("[network]\nresolver = 'dns.kotacontoh.go.id'", "network.resolver: 'dns.kotacontoh.go.id' is not an address"),
        ("[network]\nresolver = '192.0.2.53:0'", "network.resolver: '192.0.2.53:0' is not an address"),
        ("[network]\nports = {443 = 84430}", "443 = 84430 is not a pair of ports"),
        ("[network]\nports = {https = 8443}", "https = 8443 is not a pair of ports"),
        ('[identity]\ncontact = "a@b.test\\r\\nX-Evil: 1"', "identity.contact: not one line of plain ASCII"),
    ],
)
def test_a_broken_file_is_refused_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    path = settings_file(tmp_path, text)
    with pytest.raises(SettingsError) as wrong:
        load_settings(path)
    assert str(wrong.value).startswith(f"{path}: ")
    assert words in str(wrong.value)
    assert "\n" not in str(wrong.value)
    assert wrong.value.hint


@pytest.mark.parametrize(("text", "hint"), [("[network]\nratee = 1", "Did you mean rate?"), ("taget = ''", "Did you mean targets?")])
def test_the_hint_names_the_setting_that_was_meant(tmp_path: Path, text: str, hint: str) -> None:
    with pytest.raises(SettingsError) as wrong:
        load_settings(settings_file(tmp_path, text))
    assert hint in wrong.value.hint


def test_a_file_that_is_no_text_or_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tilik.toml"
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="not a text file in UTF-8"):
        load_settings(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)


def test_the_page_of_the_documentation_is_what_the_declarations_say() -> None:
    page = Path(__file__).parents[3] / "docs" / "settings.md"
    assert page.read_text(encoding="utf-8") == settings_page(), "run: python -m scanner.settings.page > docs/settings.md"
