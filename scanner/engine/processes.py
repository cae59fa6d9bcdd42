"""Processes that collect. The parent hands out groups and takes what comes back; when it dies, they see their pipe close and end."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import msgspec

from scanner.engine.contract import OnCollected
from scanner.engine.job import ScanJob
from scanner.engine.messages import FromWorker, GroupEvidence
from scanner.engine.worker import work
from scanner.errors import TilikError
from scanner.log.relay import arrived
from scanner.net import loop
from scanner.net.revocation.fetch import Others
from scanner.plan.groups import TargetGroup, addresses
from scanner.sandbox import ending

_encode = msgspec.msgpack.encode
_decoder: msgspec.msgpack.Decoder[FromWorker] = msgspec.msgpack.Decoder(FromWorker)
_log = logging.getLogger(__name__)


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
        self._workers = [_Worker(job) for _ in range(jobs)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.end()

    async def collect(self, groups: Sequence[TargetGroup], on_collected: OnCollected) -> None:
        # One that has no group at the beginning never gets one.
        workers = self._workers[: len(groups)]
        others, waiting = Others(len(workers), addresses(groups)), iter(groups)

        def hand_out(worker: _Worker) -> None:
            group = next(waiting, None)
            if group is not None:
                worker.send(_encode(group))
                worker.outstanding += 1

        async def take_back(worker: _Worker) -> None:
            while worker.outstanding:
                message = await worker.receive()
                if isinstance(message, GroupEvidence):
                    worker.outstanding -= 1
                    hand_out(worker)
                    on_collected(message.members)
                else:
                    arrived(message)

        for worker in workers:
            worker.send(_encode(others))
        for _ in range(self._width):
            for worker in workers:
                hand_out(worker)
        async with asyncio.TaskGroup() as tasks:
            for worker in workers:
                tasks.create_task(take_back(worker))


class _Worker:
    """One of the processes as the parent has it; ``outstanding`` is how many groups it has been handed and not given back."""

    def __init__(self, job: ScanJob) -> None:
        # A fresh interpreter would take as long to load everything again as asking ten hosts takes.
        context = multiprocessing.get_context("fork")
        self.outstanding = 0
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, job), daemon=True)
        self.process.start()
        theirs.close()

    def send(self, message: bytes) -> None:
        try:
            self.pipe.send_bytes(message)
        except OSError:
            raise self._lost() from None

    async def receive(self) -> FromWorker:
        await loop.readable(self.pipe)
        try:
            return _decoder.decode(self.pipe.recv_bytes())
        except (EOFError, OSError):
            # Also in the midst of a message.
            raise self._lost() from None

    def end(self) -> None:
        """Once its pipe is closed."""
        self.process.join(timeout=5)
        if self.process.is_alive():
            self.process.terminate()

    def _lost(self) -> WorkerLost:
        self.process.join(timeout=1)
        _log.error(
            "collecting process %d was lost with %d groups under way: %s", self.process.pid, self.outstanding, ending(self.process.exitcode)
        )
        return WorkerLost()
