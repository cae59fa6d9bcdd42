"""Every engine keeps the same contract: each group once, and whatever stops it stops the collecting with its own words."""

from __future__ import annotations

import logging
import os
import re
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext

import pytest

from checks.core.check.registry import repertoire
from checks.core.evidence.codec import unpack
from checks.core.evidence.observation import Failure
from checks.core.model.finding import Level, Target
from scanner.engine import worker
from scanner.engine.contract import Engine
from scanner.engine.job import ScanJob, scan_job
from scanner.engine.local import LocalEngine
from scanner.engine.messages import TargetEvidence
from scanner.engine.processes import ProcessEngine, WorkerLost
from scanner.errors import StoreError
from scanner.net import loop
from scanner.plan.groups import Member, TargetGroup
from scanner.settings import Network, ScanSettings, Settings
from tests.scanner.log.capture import is_log, log_stream

ONLY = ("http-hsts",)
HOSTS = [f"h{n}.kotacontoh.go.id" for n in range(1, 8)]
ADDRESSES = {host: f"127.0.74.{n}" for n, host in enumerate(HOSTS, 1)}


def job() -> ScanJob:
    """Every host's ports are closed: what matters is who is asked, and how often."""
    network = Network(allow_private=("127.0.74.0/24",), ports={"80": 9, "443": 9}, rate=2000.0)
    targets = [Target(host=host, domain="kotacontoh.go.id", level=Level.VISIT) for host in HOSTS]
    return scan_job((), targets, Settings(network=network, scan=ScanSettings(groups=2)), Level.VISIT, ONLY)


def groups_of(many: ScanJob) -> list[TargetGroup]:
    return [TargetGroup((Member(target, {target.host: (ADDRESSES[target.host],)}),)) for target in many.targets]


def local() -> AbstractContextManager[Engine]:
    return nullcontext(LocalEngine(repertoire().select(ONLY), job().door(), 2))


def processes() -> AbstractContextManager[Engine]:
    return ProcessEngine(job(), 3)


@pytest.fixture(params=[local, processes])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with request.param() as engine:
        yield engine


def test_every_group_is_collected_once(engine: Engine) -> None:
    collections: list[TargetEvidence] = []
    loop.run(engine.collect(groups_of(job()), collections.extend))
    assert Counter(one.target.host for one in collections) == Counter(HOSTS)
    for one in collections:
        assert all(isinstance(unpack(value), Failure) for value in one.evidence.values())
        assert one.evidence


def test_nothing_to_collect_is_nothing(engine: Engine) -> None:
    collections: list[TargetEvidence] = []
    loop.run(engine.collect((), collections.extend))
    assert collections == []


def test_what_keeping_raises_ends_it(engine: Engine) -> None:
    collections: list[TargetEvidence] = []

    def full(group: list[TargetEvidence]) -> None:
        if collections:
            raise StoreError("the disk is full", "Make space.")
        collections.extend(group)

    with pytest.raises(ExceptionGroup) as several:
        loop.run(engine.collect(groups_of(job()), full))
    assert several.group_contains(StoreError, match="disk is full")
    assert len(collections) == 1


def test_a_worker_that_is_killed_is_noticed() -> None:
    collections: list[TargetEvidence] = []
    with ProcessEngine(job(), 2) as engine:

        def kill(group: list[TargetEvidence]) -> None:
            collections.extend(group)
            for process in [one.process for one in engine._workers]:
                if process.pid is not None and process.is_alive():
                    os.kill(process.pid, signal.SIGKILL)
                    process.join()

        with pytest.raises(ExceptionGroup) as several:
            loop.run(engine.collect(groups_of(job()), kill))
    assert several.group_contains(WorkerLost)
    assert collections


def test_one_that_was_killed_before_it_began_is_noticed() -> None:
    with ProcessEngine(job(), 2) as engine:
        for process in [one.process for one in engine._workers]:
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)
            process.join()
        with pytest.raises(WorkerLost):
            loop.run(engine.collect(groups_of(job()), lambda group: None))


def test_a_worker_that_is_lost_leaves_a_line() -> None:
    with log_stream() as stream, ProcessEngine(job(), 1) as engine:
        process = engine._workers[0].process
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        with pytest.raises(WorkerLost):
            loop.run(engine.collect(groups_of(job()), lambda group: None))
    assert f"collecting process {process.pid} was lost with 0 groups under way: signal SIGKILL" in stream.getvalue()


def test_a_worker_with_a_bug_ends_and_says_so_with_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*arguments: object) -> list[TargetEvidence]:
        raise LookupError("a bug of the worker's")

    monkeypatch.setattr(worker, "collect_group", broken)
    with log_stream() as stream, ProcessEngine(job(), 2) as engine, pytest.raises(ExceptionGroup) as several:
        loop.run(engine.collect(groups_of(job()), lambda group: None))
    assert several.group_contains(WorkerLost)
    assert "CRITICAL scanner.engine.worker: a collecting process ends by a bug\n" in stream.getvalue()
    assert "LookupError: a bug of the worker's" in stream.getvalue()
    assert "exit status 1" in stream.getvalue()
    assert is_log(stream.getvalue())


@pytest.mark.parametrize("make", [local, processes])
def test_what_is_logged_is_the_same_wherever_it_is_collected(make: Callable[[], AbstractContextManager[Engine]]) -> None:
    with log_stream(logging.INFO) as stream, make() as engine:
        loop.run(engine.collect(groups_of(job()), lambda group: None))
    assert is_log(stream.getvalue())
    assert Counter(re.findall(r" INFO scanner\.engine\.collect: (\S+), \d+ requests", stream.getvalue())) == Counter(HOSTS)
