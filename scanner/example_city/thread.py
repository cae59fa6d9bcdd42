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
    startup: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        over = asyncio.Event()
        async with servers():
            startup.set_result((asyncio.get_running_loop(), over))
            await over.wait()

    def run() -> None:
        try:
            asyncio.run(serve())
        except BaseException as wrong:
            if startup.done():
                raise
            startup.set_exception(wrong)

    thread = threading.Thread(target=run, name="example-city", daemon=True)
    thread.start()
    loop, over = startup.result()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
