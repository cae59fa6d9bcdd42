"""Telling the system's service manager that this process is ready, and that it lives (sd_notify(3)), by its own program."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_PROGRAM = "systemd-notify"


async def tell_system(state: str) -> None:
    """Say ``READY=1`` or ``WATCHDOG=1`` to whoever started this process and wants to know; else nothing happens."""
    program = shutil.which(_PROGRAM)
    if os.environ.get("NOTIFY_SOCKET") and program:
        await (await asyncio.create_subprocess_exec(program, state)).wait()


@asynccontextmanager
async def watch(seconds: float) -> AsyncIterator[None]:
    """Within, it is told three times in so many seconds that this process lives."""

    async def tell() -> None:
        while True:
            await tell_system("WATCHDOG=1")
            await asyncio.sleep(seconds / 3)

    task = asyncio.create_task(tell())
    try:
        yield
    finally:
        task.cancel()
