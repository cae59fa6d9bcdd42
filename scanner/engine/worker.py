"""A process that collects, from its own side: groups in; evidence, and what it logs, out; until the pipe closes."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from multiprocessing.connection import Connection

import msgspec

from scanner.engine.collect import collect_group
from scanner.engine.job import ScanJob
from scanner.engine.messages import FromWorker, GroupEvidence
from scanner.log.relay import relayed
from scanner.net import loop
from scanner.net.revocation.fetch import Others
from scanner.plan.groups import TargetGroup

_log = logging.getLogger(__name__)


def work(pipe: Connection, job: ScanJob) -> None:
    """A worker's life. Ctrl-C is the parent's to handle."""
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
    outbox = _Outbox(pipe)

    async def answer(group: TargetGroup) -> None:
        outbox.put(GroupEvidence(await collect_group(group, repertoire, door)))

    with relayed(outbox.put):
        try:
            repertoire, door = job.repertoire(), job.door(others=others)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(outbox.send())
                while True:
                    tasks.create_task(answer(msgspec.msgpack.decode(await asyncio.to_thread(pipe.recv_bytes), type=TargetGroup)))
        except* (EOFError, OSError):
            # The parent closed the pipe: its work is done, or it is gone. There is nobody left to tell.
            pass
        except* Exception:
            _log.critical("a collecting process ends by a bug", exc_info=True)
            outbox.rest()
            # The thread that waits for the pipe would keep this process, and the parent would wait for it.
            os._exit(1)


class _Outbox:
    """What is to be sent, in its order; any thread may put something in."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._one_at_a_time = pipe, threading.Lock()
        self._loop = asyncio.get_running_loop()
        self._messages: asyncio.Queue[FromWorker] = asyncio.Queue()

    def put(self, message: FromWorker) -> None:
        if threading.current_thread() is threading.main_thread():
            self._messages.put_nowait(message)
        else:
            self._loop.call_soon_threadsafe(self._messages.put_nowait, message)

    async def send(self) -> None:
        """Everything, as it comes, without end."""
        while True:
            await asyncio.to_thread(self._write, await self._messages.get())

    def rest(self) -> None:
        """All that is left, at once."""
        while not self._messages.empty():
            self._write(self._messages.get_nowait())

    def _write(self, message: FromWorker) -> None:
        with self._one_at_a_time:
            self._pipe.send_bytes(msgspec.msgpack.encode(message))
