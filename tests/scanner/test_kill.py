"""A scan that is stopped, or finds the disk full, says so and goes on; whoever judges again comes to the same. What is killed is in `store/kills`."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import pytest

from checks.core.check import registry
from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import pack_verdict
from scanner.judge.judge import Conclusions
from scanner.store import Store
from tests.scanner.city import begun, city_in, tilik

# What TLS answers within a time limit depends on the machine; what a killed scan keeps does not.
ONLY = tuple(part for glob in ("http-h*", "http-c*", "exposed-git", "exposed-env", "dns-*", "software-*") for part in ("--only", glob))


@pytest.mark.slow
def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(tmp_path: Path) -> None:
    with city_in(tmp_path):
        running = begun(tmp_path, "scan", "--store", "c.db", *ONLY)
        assert running.stderr is not None
        first = [running.stderr.readline(), running.stderr.readline()]
        assert first[0].startswith("pemindaian 1:")
        os.kill(running.pid, signal.SIGINT)
        _, errors = running.communicate(timeout=30)
        assert running.returncode == 130
        assert "tilik scan --resume" in errors
        assert "Traceback" not in errors
        again = tilik(tmp_path, "scan", "--store", "c.db", "--resume")
        assert again.returncode == 0, again.stderr
        nothing_left = tilik(tmp_path, "scan", "--store", "c.db", "--resume")
        assert nothing_left.returncode == 2
        assert "no interrupted scan" in nothing_left.stderr


@pytest.mark.slow
def test_a_disk_that_fills_up_stops_a_scan_with_a_word_and_space_lets_it_go_on(tmp_path: Path) -> None:
    def little_space() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, 250_000))

    with city_in(tmp_path):
        stopped = tilik(tmp_path, "scan", "--store", "f.db", "--quiet", preexec_fn=little_space)
        assert stopped.returncode == 2, stopped.stderr
        what, hint = stopped.stderr.splitlines()
        assert what.startswith("tilik: store f.db: ")
        assert "space" in hint
        again = tilik(tmp_path, "scan", "--store", "f.db", "--resume")
        assert again.returncode == 0, again.stderr


@pytest.mark.slow
def test_judging_again_without_the_network_gives_the_same_bytes(tmp_path: Path) -> None:
    with city_in(tmp_path):
        assert tilik(tmp_path, "scan", "--store", "j.db").returncode == 0
    # The city is gone now, and with it every server and the DNS.
    store = Store(str(tmp_path / "j.db"))
    number = store.scans()[0].id
    before = {one.target.name: ([pack_verdict(v) for v in one.verdicts], one.facts, one.ledger) for one in store.assessments(number)}
    checks = registry.load()
    with Conclusions(store, Repertoire(checks), lambda target, verdicts: None) as conclusions:
        conclusions.add(store.collected(number))
        conclusions.finish()
    after = {one.target.name: ([pack_verdict(v) for v in one.verdicts], one.facts, one.ledger) for one in store.assessments(number)}
    store.close()
    assert before == after
    assert tilik(tmp_path, "judge", "--store", "j.db").returncode == 0
