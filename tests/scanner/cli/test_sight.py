"""`tilik check` of a host that answers nothing ends with 4, with 3 or 1 where there is more to say, and with 0 only for a host that was looked at."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanner.cli import exit_codes
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.dispar import PLAIN_HOST
from tests.scanner.cli.program import run

# No server is at this address, and no such name is in the city's zone; the domain is one of its own.
NOBODY, NO_NAME = "127.0.99.99", "tidak-ada.kotacontoh.go.id"
DOMAIN = "domain:kotacontoh.go.id"
ONLY = ("--only", "http-*", "--only", "dns-*", "--only", "tls-protocols")


@pytest.fixture
def deaf() -> Iterator[str]:
    """A name server that never answers: its port is held, and nothing reads from it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        (NO_NAME, *ONLY),
        (EXPOSED_ENV, *ONLY, "--resolve", f"{EXPOSED_ENV}:443:{NOBODY}"),
        (EXPOSED_ENV, *ONLY, "--resolve", f"{EXPOSED_ENV}:443:{NOBODY}", "--fail-on", "sangat-tinggi"),
        (EXPOSED_ENV, "--only", "http-endpoints", "--resolve", f"{EXPOSED_ENV}:443:{NOBODY}"),
        (NO_NAME, "--only", "http-hsts", "--level", "probe"),
    ],
    ids=["no such name", "nobody there", "nothing at or above", "its neighbour alone", "no such name, probed"],
)
def test_nothing_answered(arguments: tuple[str, ...], city: Path) -> None:
    ran = run(city, "check", *arguments, "--format", "json")
    assert ran.code == 4, ran
    assert {one["outcome"] for one in json.loads(ran.out)["verdicts"] if one["check"].startswith("http-")} <= {"unknown", "not-applicable"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        (EXPOSED_ENV, "--only", "http-hsts"),
        (PLAIN_HOST, "--only", "http-https"),
        (EXPOSED_ENV, "--only", "tls-protocols"),
        (DOMAIN, "--only", "dns-*"),
        (DOMAIN, "--level", "passive", "--only", "dns-*"),
    ],
    ids=["page", "plain page", "handshakes", "names", "names, passively"],
)
def test_something_answered(arguments: tuple[str, ...], city: Path) -> None:
    assert run(city, "check", *arguments).code == 0


@pytest.mark.slow
def test_a_name_server_that_is_deaf(deaf: str, city: Path) -> None:
    assert run(city, "check", DOMAIN, "--level", "passive", "--only", "dns-*", "--resolver", deaf).code == 4


def test_a_fault_says_more_than_a_finding_and_a_finding_more_than_that_nothing_answered() -> None:
    order = (exit_codes.BROKEN, exit_codes.ABOVE_LIMIT, exit_codes.UNVERIFIED, exit_codes.CLEAN)
    assert order == (3, 1, 4, 0)
    for number, code in enumerate(order):
        assert exit_codes.weightiest(*reversed(order[number:])) == code
