"""A wrong option, setting or command stops tilik before anything is sent, in two lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scanner.cli.program import require_refused, run

HOST = "a.kotacontoh.go.id"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.txt").write_text(f"# Kota Contoh\n[A]\ncode: a\n{HOST}\n", "utf-8")
    # Should a mistake let one of these runs begin, it will find no name server.
    (tmp_path / "tilik.toml").write_text('[network]\nresolver = "127.0.0.1:9"\n', "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("scna",), "scna"),
        (("scan", "--lvel", "visit"), "--lvel"),
        (("scan", "zzz"), "zzz"),
        (("scan", "--level", "deep"), "'deep'"),
        (("scan", "--only", "htttp-*"), "--only 'htttp-*' matches no check"),
        (("scan", "--only", "http-*", "--only", "x"), "--only 'x' matches no check"),
        (("scan", "--resume", "--only", "http-*"), "--resume"),
        (("scan", "--resume", "--opd", "dinkes"), "--opd"),
        (("scan", "--fail-on", "critical"), "'critical'"),
        (("scan", "--opd", "z"), "--opd 'z' is not on the list"),
        (("scan", "--jobs", "0"), "--jobs"),
        (("scan", "--jobs", "many"), "'many'"),
        (("scan", "--rate", "0"), "--rate"),
        (("scan", "--rate", "-1"), "--rate"),
        (("scan", "--rate", "nan"), "network.rate: nan"),
        (("scan", "--rate", "inf"), "network.rate: inf"),
        (("scan", "--connections", "0"), "--connections"),
        (("scan", "--resolver", "dns.kotacontoh.go.id"), "resolver: 'dns.kotacontoh.go.id'"),
        (("scan", "--resolver", "192.0.2.53:0"), "resolver"),
        (("scan", "--resolver", "192.0.2.53:x"), "resolver"),
        (("scan", "--resolve", "x"), "--resolve 'x' is not HOST:PORT:ADDR"),
        (("scan", "--resolve", f"{HOST}:443:nowhere"), "is not HOST:PORT:ADDR"),
        (("scan", "--resolve", f"b.{HOST}:443:192.0.2.7"), "is not being scanned"),
        (("scan", "--resolve", f"{HOST}:444:192.0.2.7"), "is not being scanned"),
        (("scan", "--allow-private", "10.0.0.1/8"), "allow_private: '10.0.0.1/8'"),
        (("scan", "--allow-private", "all"), "allow_private: 'all'"),
        (("scan", "--targets", "missing.txt"), "missing.txt: cannot be read"),
        (("scan", "--config", "missing.toml"), "missing.toml"),
        (("scan", "--config", "."), "."),
        (("targets", "plan", "--opd", "z"), "--opd 'z'"),
        (("targets", "import", "missing.csv"), "missing.csv"),
        (("targets", "frob"), "frob"),
        (("report", "--scan", "9223372036854775808"), "9223372036854775808"),
        (("judge", "--scan", "1" * 400), "1" * 400),
        (("handover", "--opd", "a", "--to", "b", "--scan", "99999999999999999999"), "99999999999999999999"),
        (("waive", "end", "99999999999999999999", "--who", "a"), "99999999999999999999"),
        (("check",), "HOST"),
        (("check", "go.id"), "'go.id'"),
        (("check", "ftp://a.kotacontoh.go.id/"), "ftp"),
        (("check", HOST, "b.kotacontoh.go.id", "--format", "json"), "one host only"),
        (("check", f"https://user:secret@{HOST}/"), "user name"),
        (("check", f"{HOST}:99999"), "99999"),
        (("check", f"{HOST}:"), "is not a port"),
        (("check", "b.kotacontoh.go.id", "--targets", "targets.txt"), "b.kotacontoh.go.id is not in targets.txt"),
        (("check", HOST, "--format", "xml"), "'xml'"),
        (("check", HOST, "--lang", "nl"), "'nl'"),
        (("check", HOST, "--level", "deep"), "'deep'"),
        (("check", HOST, "--only", "zzz"), "--only 'zzz' matches no check"),
        (("report", "--format", "xml"), "'xml'"),
        (("report", "--scan", "0"), "--scan"),
        (("judge", "--scan", "x"), "'x'"),
        (("checks", "show", "http-nothing"), "there is no check 'http-nothing'"),
        (("checks", "list", "--only", "zzz"), "--only 'zzz'"),
        (("checks", "test", "zzz"), "'zzz'"),
        (("doctor", "--resolver", "x"), "resolver: 'x'"),
        (("demo", "--out", "targets.txt"), "targets.txt"),
        (("demo", "--out", "targets.txt/below"), "targets.txt/below"),
        (("demo", "--jobs", "0"), "--jobs"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...], message: str, folder: Path) -> None:
    require_refused(run(folder, *arguments), message)
    assert {path.name for path in folder.iterdir()} == {"targets.txt", "tilik.toml"}, "something was begun"


@pytest.mark.parametrize("command", [(), ("targets",), ("checks",)], ids=" ".join)
def test_without_a_command_the_help_is_shown(command: tuple[str, ...], tmp_path: Path) -> None:
    ran = run(tmp_path, *command)
    assert ran.code == 2
    assert "Usage: tilik" in ran.out + ran.err


def test_no_message_repeats_control_characters(tmp_path: Path) -> None:
    ran = run(tmp_path, "check", "a\x1b[31m\u202e.kotacontoh.go.id")
    require_refused(ran)
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err


BROKEN: dict[str, tuple[bytes, str]] = {
    "not TOML": (b"rate = = 5", "tilik.toml: not TOML"),
    "binary": (bytes(range(256)), "tilik.toml: "),
    "unknown table": (b"[netwrok]\nrate = 5\n", "unknown setting `netwrok`"),
    "unknown setting": (b"[network]\nraet = 5\n", "unknown setting `raet`"),
    "wrong kind": (b'[network]\nrate = "fast"\n', "network.rate: expected `float`, got `str`"),
    "out of range": (b"[scan]\njobs = 0\n", "scan.jobs: "),
    "unsound": (b'[network]\nallow_private = ["10.0.0.1/8"]\n', "network.allow_private: '10.0.0.1/8'"),
    "unknown zone": (b'[report]\nzone = "Asia/Jakrta"\n', "report.zone: 'Asia/Jakrta'"),
    "endless": (b"[network]\ntimeout = inf\n", "network.timeout"),
    "header": (b'[identity]\ncontact = "a\\r\\nX-Evil: 1"\n', "identity.contact"),
    "missing root": (b'[network]\ntrusted_roots = ["missing.pem"]\n', "missing.pem"),
    "root that is none": (b'[network]\ntrusted_roots = ["tilik.toml"]\n', "tilik.toml"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_broken_settings_are_refused(how: str, folder: Path) -> None:
    raw, message = BROKEN[how]
    (folder / "tilik.toml").write_bytes(raw)
    for command in (("scan",), ("check", HOST)):
        require_refused(run(folder, *command), message)
    assert not (folder / "tilik.db").exists()


@pytest.mark.parametrize(
    "make", [Path.mkdir, lambda path: path.symlink_to(path), lambda path: path.write_text("x" * 100_000)], ids=["folder", "loop", "long"]
)
def test_settings_that_cannot_be_read_are_named(make: Callable[[Path], object], folder: Path) -> None:
    (folder / "tilik.toml").unlink()
    make(folder / "tilik.toml")
    require_refused(run(folder, "scan"), "tilik.toml")
