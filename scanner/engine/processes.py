"""Processes that collect. The parent hands out groups and takes what comes back; when it dies, they see their pipe close and end."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

import msgspec

from scanner.engine.collect import collect_group
from scanner.engine.contract import OnCollected
from scanner.engine.job import ScanJob
from scanner.engine.messages import Collected
from scanner.errors import TilikError
from scanner.net import loop
from scanner.net.revocation.fetch import Others
from scanner.plan.groups import Group, addresses

_encode = msgspec.msgpack.encode


class WorkerLost(TilikError):
    """A worker ended without being told to: killed, or out of memory."""

    def __init__(self) -> None:
        super().__init__("a collecting process ended unexpectedly", "`tilik scan --resume` goes on; see that there is memory enough.")


class ProcessEngine:
    """An `Engine` of at most ``jobs`` processes, each working on as many groups at a time as the job says. A context manager.

    They are forked here, so that it is made before there is a loop.
    """

    def __init__(self, job: ScanJob, jobs: int) -> None:
        if job.tls.revocation == "ask":
            # Each may have a connection open to the same issuer.
            jobs = min(jobs, job.network.connections)
        self._width = job.scan.groups
        # A fresh interpreter would take as long to load everything again as asking ten hosts takes.
        context = multiprocessing.get_context("fork")
        self._pipes: list[Connection] = []
        self._processes = []
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, job), daemon=True)
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

    async def collect(self, groups: Sequence[Group], on_collected: OnCollected) -> None:
        # One that has no group at the beginning never gets one.
        pipes = self._pipes[: len(groups)]
        others, waiting = Others(len(pipes), addresses(groups)), iter(groups)
        outstanding = dict.fromkeys(pipes, 0)

        def hand_out(pipe: Connection) -> None:
            group = next(waiting, None)
            if group is not None:
                _send(pipe, _encode(group))
                outstanding[pipe] += 1

        async def take_back(pipe: Connection) -> None:
            while outstanding[pipe]:
                await loop.readable(pipe)
                answer = _received(pipe)
                outstanding[pipe] -= 1
                hand_out(pipe)
                on_collected(msgspec.msgpack.decode(answer, type=list[Collected]))

        for pipe in pipes:
            _send(pipe, _encode(others))
        for _ in range(self._width):
            for pipe in pipes:
                hand_out(pipe)
        async with asyncio.TaskGroup() as workers:
            for pipe in pipes:
                workers.create_task(take_back(pipe))


def _send(pipe: Connection, message: bytes) -> None:
    try:
        pipe.send_bytes(message)
    except OSError:
        raise WorkerLost from None


def _received(pipe: Connection) -> bytes:
    try:
        return pipe.recv_bytes()
    except (EOFError, OSError):
        # Also in the midst of a message.
        raise WorkerLost from None


def _work(pipe: Connection, job: ScanJob) -> None:
    """A worker's life: the other processes and then groups in, evidence out, until the pipe closes. Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the parent has open is not ours: each pipe must close with its one owner, and the store's lock end with the parent.
    os.closerange(3, pipe.fileno())
    os.closerange(pipe.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
    try:
        others = msgspec.msgpack.decode(pipe.recv_bytes(), type=Others)
    except (EOFError, OSError):
        return
    loop.run(_serve(pipe, job, others))


async def _serve(pipe: Connection, job: ScanJob, others: Others) -> None:
    checks, door = job.checks(), job.door(others=others)
    sending = asyncio.Lock()

    async def answer(group: Group) -> None:
        evidence = _encode(await collect_group(group, checks, door))
        async with sending:
            await asyncio.to_thread(pipe.send_bytes, evidence)

    try:
        async with asyncio.TaskGroup() as tasks:
            while True:
                tasks.create_task(answer(msgspec.msgpack.decode(await asyncio.to_thread(pipe.recv_bytes), type=Group)))
    except* (EOFError, OSError):
        # The parent closed the pipe: its work is done, or it is gone. There is nobody left to tell.
        pass
