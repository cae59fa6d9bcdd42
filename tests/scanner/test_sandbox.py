"""What goes to and from a judging process arrives whole, whoever waits for it; and no step costs another one its own."""

from __future__ import annotations

import asyncio
import faulthandler
import signal
import time

import pytest

from scanner.net import loop
from scanner.sandbox import Sandbox, SandboxLimits


def test_long_messages_arrive_whole_when_an_event_loop_waits_for_them() -> None:
    async def echo(content: bytes) -> bytes:
        sandbox.ask(content, 1, 10.0)
        ready = asyncio.Event()
        running, number = asyncio.get_running_loop(), sandbox.pipe.fileno()
        running.add_reader(number, ready.set)
        await ready.wait()
        running.remove_reader(number)
        answer = sandbox.hear()
        assert not answer.fault
        return answer.value

    async def three() -> list[bytes]:
        return [await echo(content) for content in sent]

    sent = [b"pendek", b"panjang" * 200_000, b"pendek lagi"]
    with Sandbox(lambda content: [lambda: content]) as sandbox:
        assert loop.run(three()) == sent


def endless() -> bytes:
    while True:
        pass


@pytest.mark.slow
def test_steps_that_take_all_they_may_cost_those_after_them_nothing() -> None:
    with Sandbox(lambda content: [endless, endless, endless, lambda: b"judged"], SandboxLimits(cpu=0.2)) as sandbox:
        sandbox.ask(b"", 4, 0.3)
        answers = [sandbox.hear() for _ in range(4)]
    assert ["Overdue" in answer.fault for answer in answers] == [True, True, True, False]
    assert answers[3].value == b"judged"


def stopped() -> bytes:
    signal.raise_signal(signal.SIGSTOP)
    return b""


def without_clocks() -> bytes:
    faulthandler.cancel_dump_traceback_later()
    signal.setitimer(signal.ITIMER_PROF, 0)
    time.sleep(10**6)
    return b""


def test_a_step_that_stops_its_process_or_the_clocks_is_ended_from_outside() -> None:
    with Sandbox(lambda content: [stopped, without_clocks, lambda: b"judged"], SandboxLimits(patience=1.0)) as sandbox:
        sandbox.ask(b"", 3, 10.0)
        answers = [sandbox.hear() for _ in range(3)]
    assert ["more seconds than it may" in answer.fault for answer in answers] == [True, True, False]
    assert answers[2].value == b"judged"
