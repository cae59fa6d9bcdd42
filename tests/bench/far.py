"""A server that is far away: a relay, in a process of its own, that lets every byte travel for half a round trip."""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from scanner.example_city.ports import bind
from tests.real.tls.servers import ADDRESS, Place

_CHUNK = 65_536


@contextmanager
def relayed(place: Place, round_trip: float) -> Iterator[Place]:
    """The same server behind ``round_trip`` seconds; opening a connection takes one of them too."""
    port, (listener,) = bind([(ADDRESS, socket.SOCK_STREAM)])
    listener.listen(256)
    process = multiprocessing.get_context("fork").Process(target=_relay, args=(listener, place, round_trip), daemon=True)
    process.start()
    listener.close()
    try:
        yield Place(port)
    finally:
        process.terminate()
        process.join()


def _relay(listener: socket.socket, place: Place, round_trip: float) -> None:
    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # The kernel has opened the near half at once; what a real network takes for that is made up for here.
        opened, far = asyncio.get_running_loop().time() + round_trip, round_trip / 2
        with suppress(OSError):
            there, back = await asyncio.open_connection(place.address, place.port)
            await asyncio.gather(_carry(reader, back, far, opened), _carry(there, writer, far, 0.0), return_exceptions=True)

    async def serve() -> None:
        server = await asyncio.start_server(one, sock=listener)
        await server.serve_forever()

    asyncio.run(serve())


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, far: float, opened: float) -> None:
    """Byte for byte, each piece late by the same time; the end of the stream travels as long."""
    loop = asyncio.get_running_loop()
    arriving: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def receive() -> None:
        data = b"?"
        while data:
            with suppress(OSError):
                data = b""
                data = await reader.read(_CHUNK)
            arriving.put_nowait((max(loop.time(), opened) + far, data))

    receiving = asyncio.create_task(receive())
    with suppress(OSError):
        while True:
            when, data = await arriving.get()
            await asyncio.sleep(when - loop.time())
            if not data:
                writer.close()
                break
            writer.write(data)
            await writer.drain()
    await receiving
