"""What goes to and from a judging process arrives whole, however long it is and whoever waits for it."""

from __future__ import annotations

import asyncio

from scanner.net import loop
from scanner.sandbox import Sandbox


def test_long_messages_arrive_whole_when_an_event_loop_waits_for_them() -> None:
    async def heard(content: bytes) -> bytes:
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
        return [await heard(content) for content in sent]

    sent = [b"pendek", b"panjang" * 200_000, b"pendek lagi"]
    with Sandbox(lambda content: [lambda: content]) as sandbox:
        assert loop.run(three()) == sent
