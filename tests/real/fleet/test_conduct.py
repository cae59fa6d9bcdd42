"""Workers keep to their own lists, what nobody may do is set aside, and a stop is a stop."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.real.fleet.stand import ONLY, Stand, stand

pytestmark = [pytest.mark.real, pytest.mark.slow]
EACH = 6


@pytest.fixture(scope="module")
def fleet() -> Iterator[Stand]:
    """Two addresses, each with six names that are asked twice a second."""
    with stand(2 * EACH, EACH, rate=2) as fleet:
        yield fleet


def hosts(fleet: Stand) -> list[str]:
    return (fleet.folder / "targets.txt").read_text().split()


def test_a_worker_with_a_narrower_list_keeps_to_its_own(fleet: Stand) -> None:
    own, others = hosts(fleet)[:EACH], hosts(fleet)[EACH:]
    (fleet.folder / "narrow.txt").write_text("\n".join(own))
    assert "no worker is there" in fleet.run("doctor", "--fleet").stdout
    narrow = fleet.worker("--targets", "narrow.txt")
    assert "ok    fleet: 1 workers" in fleet.run("doctor", "--fleet").stdout
    scan = fleet.scan(*ONLY)
    fleet.until(lambda: scan.poll() is not None)
    assert scan.returncode == 2
    assert "1 groups were set aside" in fleet.log(scan).read_text()
    assert {host for _, _, host, _ in fleet.requests()} == set(own)
    assert "the list of this machine does not permit it" in fleet.log(narrow).read_text()
    (line,) = fleet.run("fleet", "poison").stdout.splitlines()
    number, names, reason = line.split("\t")
    assert (number, names.split()) == ("1", others)
    assert "is not registered" in reason
    (worker,) = fleet.run("fleet", "status").stdout.splitlines()
    assert worker.split("\t")[2:5] == ["0/4", "1", "2"]
    narrow.send_signal(signal.SIGTERM)
    assert narrow.wait(30) == 130
    # Another whose list has them all does what is left, and nothing else.
    before = len(fleet.requests())
    fleet.worker()
    rest = fleet.scan("--resume")
    fleet.until(lambda: rest.poll() is not None)
    assert rest.returncode == 0, fleet.log(rest).read_text()
    assert sorted({host for _, _, host, _ in fleet.requests()[before:]}) == others
    assert fleet.run("fleet", "poison").stdout == ""


def test_a_stop_stops_the_workers_and_what_is_left_is_done_later(fleet: Stand) -> None:
    before = len(fleet.requests())
    worker = fleet.worker()
    scan = fleet.scan(*ONLY)
    fleet.until(lambda: len(fleet.requests()) > before + 2, scan)
    scan.send_signal(signal.SIGTERM)
    assert scan.wait(30) == 130
    assert "is given back: its run is over" in fleet.log(worker).read_text() + "".join(
        path.read_text() for path in fleet.folder.glob("said-*.txt")
    )
    count = len(fleet.requests())
    assert count < before + 2 * EACH
    rest = fleet.scan("--resume")
    fleet.until(lambda: rest.poll() is not None)
    assert rest.returncode == 0, fleet.log(rest).read_text()
    again = [host for _, _, host, _ in fleet.requests()[before:]]
    assert set(again) == set(hosts(fleet))
    # A host that was under way in each group when it was stopped may be asked once more.
    assert len(again) <= 2 * EACH + 2
