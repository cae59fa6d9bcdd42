"""Processes that collect. The parent hands out groups and commits what comes back; when it dies, they see their pipe close and end."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Self

import msgspec

from scanner.engine.collect import collect_group
from scanner.engine.job import Errand
from scanner.engine.messages import Collected
from scanner.errors import TilikError
from scanner.judge.judge import Conclusions
from scanner.net import loop
from scanner.net.revocation.fetch import Others
from scanner.plan.groups import Group

_encode = msgspec.msgpack.encode


class WorkerLost(TilikError):
    """A worker ended without being told to: killed, or out of memory."""


class Pool:
    """``jobs`` processes, each working on ``width`` groups at a time. A context manager."""

    def __init__(self, errand: Errand, jobs: int, width: int, taken: frozenset[str]) -> None:
        """``taken`` are all addresses of all groups."""
        if errand.settings.tls.revocation == "ask":
            # Each may have a connection open to the same issuer.
            jobs = min(jobs, errand.settings.network.connections)
        self._width = width
        # A fresh interpreter would take as long to load everything again as asking ten hosts takes.
        context = multiprocessing.get_context("fork")
        self._pipes: list[Connection] = []
        self._processes = []
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, errand, Others(jobs, taken)), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join(timeout=5)
            if process.is_alive():
                process.terminate()

    def collect(self, groups: Sequence[Group], keep: Callable[[list[Collected]], None], conclusions: Conclusions) -> None:
        """Have every group collected; ``keep`` is called with each as it comes back, in this process, which goes on with judging meanwhile."""
        waiting = iter(groups)
        busy = dict.fromkeys(self._pipes, 0)

        def hand_out(pipe: Connection) -> None:
            group = next(waiting, None)
            if group is not None:
                pipe.send_bytes(_encode(group))
                busy[pipe] += 1

        for _ in range(self._width):
            for pipe in self._pipes:
                hand_out(pipe)
        while any(busy.values()):
            working = [pipe for pipe, outstanding in busy.items() if outstanding]
            ready = set(wait([*working, *([conclusions.pipe] if conclusions.busy else [])]))
            if conclusions.busy and conclusions.pipe in ready:
                conclusions.step()
            for pipe in [pipe for pipe in self._pipes if pipe in ready]:
                try:
                    answer = pipe.recv_bytes()
                except EOFError:
                    raise WorkerLost(
                        "a collecting process ended unexpectedly", "`tilik scan --resume` goes on; see that there is memory enough."
                    ) from None
                busy[pipe] -= 1
                hand_out(pipe)
                keep(msgspec.msgpack.decode(answer, type=list[Collected]))


def _work(pipe: Connection, errand: Errand, others: Others) -> None:
    """A worker's life: groups in, evidence out, until the pipe closes. Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the parent has open is not ours: each pipe must close with its one owner, and the store's lock end with the parent.
    os.closerange(3, pipe.fileno())
    os.closerange(pipe.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
    loop.run(_serve(pipe, errand, others))


async def _serve(pipe: Connection, errand: Errand, others: Others) -> None:
    checks, door = errand.checks(), errand.door(others)
    sending = asyncio.Lock()

    async def answer(group: Group) -> None:
        collected = _encode(await collect_group(group, checks, door))
        async with sending:
            await asyncio.to_thread(pipe.send_bytes, collected)

    try:
        async with asyncio.TaskGroup() as tasks:
            while True:
                tasks.create_task(answer(msgspec.msgpack.decode(await asyncio.to_thread(pipe.recv_bytes), type=Group)))
    except* (EOFError, OSError):
        # The parent closed the pipe: its work is done, or it is gone. There is nobody left to tell.
        pass
