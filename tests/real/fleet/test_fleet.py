"""A hundred hosts over two workers, one of which is killed: the same as on one machine, whatever else lies in the queue."""

from __future__ import annotations

import datetime as dt
import json
import signal
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from redis import Redis

from scanner.fleet.board import ERRAND_QUEUE
from scanner.fleet.errand import Errand, RunOrder
from scanner.fleet.queue import TASK, ErrandSender
from scanner.fleet.seal import Seal
from scanner.plan.groups import Member, TargetGroup
from tests.real.fleet.stand import KEY, ONLY, RATE, Stand, busiest, conclusions, repetitions, stand

pytestmark = [pytest.mark.real, pytest.mark.slow]
HOSTS, EACH, SLOTS = 100, 5, 4
SEAL = Seal(KEY)


@pytest.fixture(scope="module")
def fleet() -> Iterator[Stand]:
    with stand(HOSTS, EACH, SLOTS) as fleet:
        yield fleet


def rubbish(redis: Redis, many: int) -> None:
    """What nobody of the fleet put into the queue."""
    envelope = {"headers": {"id": "x", "task": TASK}, "content-type": "application/json", "properties": {"delivery_tag": "3"}}
    forged = json.dumps({"body": json.dumps([["0" * 64 + " {}"], {}, {}]), **envelope})
    pickled = json.dumps(
        {"body": "gASVAA==", "headers": {"id": "x", "task": TASK}, "content-type": "application/x-python-serialize",
         "properties": {"delivery_tag": "1", "body_encoding": "base64"}}
    )  # fmt: skip
    later = json.dumps({"body": json.dumps([[], {}, {}]), "headers": {"id": "x", "task": TASK, "eta": "2099-01-01T00:00:00"},
                        "content-type": "application/json", "properties": {"delivery_tag": "2"}})  # fmt: skip
    for number in range(many):
        redis.lpush(ERRAND_QUEUE, ("rubbish", "[]", "{}", b"\xff\x00", forged, pickled, later)[number % 7])


def test_the_fleet_finds_what_one_machine_finds_though_a_worker_is_killed(fleet: Stand) -> None:
    local = fleet.run("scan", "--store", "local.db", "--quiet", *ONLY)
    assert local.returncode == 0, local.stderr
    log = fleet.folder / "requests.log"
    before = len(log.read_text().splitlines())
    with Redis(port=fleet.redis.port) as redis:
        rubbish(redis, 700)
        first, second = fleet.worker(), fleet.worker()
        scan = fleet.scan(*ONLY)
        fleet.until(lambda: fleet.judged() > HOSTS // 5, scan)
        first.send_signal(signal.SIGKILL)
        (order,) = [SEAL.open(str(redis.get(key), "utf-8"), RunOrder) for key in redis.keys("tilik:order:*")]
        text = SEAL.close(order)
        fleet.until(lambda: scan.poll() is not None)
        assert scan.returncode == 0, fleet.log(scan).read_text()
        assert conclusions(fleet.postgres.url) == conclusions(str(fleet.folder / "local.db"))
        requests = fleet.requests()[before:]
        assert busiest(requests) <= RATE
        # What was under way in the worker that was killed is asked once more: a host for each of its slots, and nothing else.
        assert len(repetitions(requests)) <= SLOTS
        assert redis.llen(ERRAND_QUEUE) == 0
        words = fleet.log(first).read_text() + fleet.log(second).read_text()
        assert "what lies in the queue is no message" in words
        assert "it is no message of a planner" in words
        assert "is not signed with the key of this fleet" in words
        _order_again(fleet, redis, order, text, fleet.log(second))


def _order_again(fleet: Stand, redis: Redis, order: RunOrder, text: str, log: Path) -> None:
    """Everything that somebody could order who has read the whole queue; nothing of it is asked."""
    before = len(fleet.requests())
    address = "127.60.0.1"
    group = TargetGroup((Member(order.targets[0], {order.targets[0].host: (address,)}),))
    now = dt.datetime.now(dt.UTC)
    errand = Errand(run=order.run, number=0, attempt=9, expires=now + dt.timedelta(hours=1), group=group)
    send = ErrandSender(fleet.redis.url, SEAL)
    forge = ErrandSender(fleet.redis.url, Seal("x" * 40))

    def told_of(words: str) -> None:
        fleet.until(lambda: words in log.read_text())

    forge(errand)
    send(errand)
    told_of("its run is over")
    send(msgspec.structs.replace(errand, expires=now - dt.timedelta(seconds=1)))
    told_of("it expired at")
    told_of(f"run {order.run} is over")
    # As if the run went on.
    redis.set(f"tilik:run:{order.run}", "on")
    redis.set(f"tilik:order:{order.run}", text)
    send(errand)
    told_of("scan 1 is over")
    # An order of somebody's own.
    redis.set("tilik:run:mine", "on")
    redis.set("tilik:order:mine", Seal("x" * 40).close(msgspec.structs.replace(order, run="mine")))
    send(msgspec.structs.replace(errand, run="mine"))
    told_of("group 0 of run mine is refused: it is not signed")
    send.close()
    forge.close()
    assert len(fleet.requests()) == before
