"""A server with two certificates, and one with a staple: what of each is told, with TLS 1.3 alone too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli import tilik
from tests.real.certificates import ec_key, ocsp_response, rsa_key
from tests.real.programs import program
from tests.real.tls.faults import City
from tests.real.tls.keys import HOST
from tests.real.tls.servers import ADDRESS, free_port, running

pytestmark = pytest.mark.real
CITY = City("http://127.0.0.1:1", "http://127.0.0.1:1/antara.crl")


def findings(folder: Path, *arguments: str) -> dict[str, list[tuple[str, str]]]:
    """The problems of each check and whose they are, of an ``openssl s_server`` with these arguments."""
    (folder / "root.pem").write_bytes(CITY.root.pem)
    (folder / "tilik.toml").write_text("[network]\ntrusted_roots = ['root.pem']\n")
    port = free_port()
    with running(program("openssl", "openssl"), "s_server", "-accept", f"{ADDRESS}:{port}", "-quiet", "-www", *arguments, port=port):
        target = f"{HOST}:{port}"
        only = ("--only", "tls-expiry", "--only", "tls-stapling", "--rate", "500", "--allow-private", "127.0.0.0/8", "--format", "json")
        command = ("check", target, "--config", str(folder / "tilik.toml"), "--resolve", f"{target}:{ADDRESS}", *only)
        done = CliRunner().invoke(tilik, command, standalone_mode=False, catch_exceptions=False)
    verdicts = json.loads(done.stdout_bytes)["verdicts"]
    return {verdict["check"]: [(finding["problem"], finding["subject"]) for finding in verdict["findings"]] for verdict in verdicts}


GROUPS = ("P-384", "P-521", "X448")


@pytest.mark.parametrize(
    "versions",
    [(), ("-tls1_3",), ("-tls1_2",), *(("-tls1_3", "-groups", group) for group in GROUPS)],
    ids=["both", "1.3", "1.2", *GROUPS],
)
def test_the_second_certificate_is_judged_as_well(tmp_path: Path, versions: tuple[str, ...]) -> None:
    sound, late = CITY.leaf(key=ec_key()), CITY.leaf(key=rsa_key(), age=95)
    files = {"ec": sound.key_pem + sound.pem, "rsa": late.key_pem + late.pem, "middle": CITY.middle.pem}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    ec, rsa, middle = (str(tmp_path / name) for name in files)
    second = ("-dcert", rsa, "-dkey", rsa, "-dcert_chain", middle)
    assert findings(tmp_path, "-cert", ec, "-key", ec, "-cert_chain", middle, *second, *versions)["tls-expiry"] == [("expired", "RSA")]


@pytest.mark.parametrize("version", ["-tls1_3", "-tls1_2"])
@pytest.mark.parametrize(("by", "problems"), [(CITY.middle, []), (CITY.stranger, [("invalid", "")])], ids=["issuer", "stranger"])
def test_a_staple_counts_if_the_issuer_signed_it(tmp_path: Path, version: str, by: object, problems: list[tuple[str, str]]) -> None:
    leaf = CITY.leaf(ocsp="http://127.0.0.1:1")
    (tmp_path / "leaf").write_bytes(leaf.key_pem + leaf.pem)
    (tmp_path / "middle").write_bytes(CITY.middle.pem)
    (tmp_path / "staple").write_bytes(ocsp_response(by, leaf))  # type: ignore[arg-type]
    options = (
        "-cert",
        f"{tmp_path}/leaf",
        "-key",
        f"{tmp_path}/leaf",
        "-cert_chain",
        f"{tmp_path}/middle",
        "-status_file",
        f"{tmp_path}/staple",
    )
    assert findings(tmp_path, *options, version)["tls-stapling"] == problems
