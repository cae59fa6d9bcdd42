"""Servers in a thread with an event loop of its own, so that the caller's loop and theirs do not wait for each other."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, contextmanager


@contextmanager
def in_thread(servers: Callable[[], AbstractAsyncContextManager[None]]) -> Iterator[None]:
    """Enter ``servers`` in a new thread's loop for as long as the context lasts. What it raises on entering is raised here."""
    started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        over = asyncio.Event()
        async with servers():
            started.set_result((asyncio.get_running_loop(), over))
            await over.wait()

    def run() -> None:
        try:
            asyncio.run(serve())
        except BaseException as failed:
            if started.done():
                raise
            started.set_exception(failed)

    thread = threading.Thread(target=run, name="example-city", daemon=True)
    thread.start()
    loop, over = started.result()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
