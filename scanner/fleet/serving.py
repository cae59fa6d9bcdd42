"""A worker as a program: Celery's consumer in a thread, which hands errands to the loop of this one, where the network and the store are."""

from __future__ import annotations

import asyncio
import logging
import threading
from concurrent.futures import CancelledError

from celery import Celery
from celery.worker import WorkController, state

from scanner.fleet.board import Board
from scanner.fleet.queue import worker_app
from scanner.fleet.run import broker_of
from scanner.fleet.seal import seal_of
from scanner.fleet.worker import Worker
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.settings import Settings
from scanner.store import Store

# Seconds for which the consumer is waited for when it is to end.
_PATIENCE = 6.0
_log = logging.getLogger(__name__)


def serve_fleet(settings: Settings, store: Store, clock: Clock) -> None:
    """Work until told to end by Ctrl-C; groups that are under way are given back."""
    broker, seal = broker_of(settings), seal_of(settings.fleet)

    async def work() -> None:
        board = Board(broker)
        worker = Worker(settings, store, board, seal, clock)
        running = asyncio.get_running_loop()

        def take(text: str) -> None:
            # An errand of which nobody wants to know any more is over, too.
            try:
                asyncio.run_coroutine_threadsafe(worker.take(text), running).result()
            except CancelledError:
                _log.debug("an errand was broken off")

        consumer = _Consumer(worker_app(broker, seal, take), settings.scan.groups, worker.name)
        showing = asyncio.create_task(worker.show())
        try:
            await consumer.run()
        finally:
            showing.cancel()
            consumer.stop()
            await worker.end()
            await asyncio.to_thread(consumer.join, _PATIENCE)
            await board.close()

    loop.run(work())


class _Consumer:
    """Celery's own worker, with as many threads as there may be groups at a time; each waits for one group."""

    def __init__(self, app: Celery, slots: int, name: str) -> None:
        self._over = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._controller = WorkController(
            app=app, pool="threads", concurrency=slots, hostname=name, without_mingle=True, without_gossip=True, loglevel=logging.WARNING,
            ready_callback=lambda consumer: _log.info("the worker takes errands"),
        )  # fmt: skip
        self._thread = threading.Thread(target=self._work, name="consumer", daemon=True)

    async def run(self) -> None:
        """Until the consumer ends by itself, which it does only by a bug."""
        self._thread.start()
        await self._over.wait()

    def stop(self) -> None:
        """Take nothing more from the queue."""
        state.should_stop = 0

    def join(self, seconds: float) -> None:
        """Wait until it has ended."""
        if self._thread.ident is not None:
            self._thread.join(seconds)

    def _work(self) -> None:
        try:
            self._controller.start()
        except Exception:
            _log.critical("the consumer ends by a bug", exc_info=True)
        finally:
            self._loop.call_soon_threadsafe(self._over.set)
