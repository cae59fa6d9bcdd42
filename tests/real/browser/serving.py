"""The sites on a loopback address, their answers to the byte, and what was asked of them."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import trustme

from scanner.example_city.ports import bind
from tests.real.browser.answer import file
from tests.real.browser.site import Site

ADDRESS = "127.0.35.1"
_PAUSE = 0.03
_PATIENCE = 20.0
_ELSEWHERE = file("text/html", "<!doctype html><title>Situs lain</title><link rel=icon href=data:,><p>Situs lain")


class Question(msgspec.Struct, frozen=True):
    """One request as it came."""

    scheme: str
    host: str
    method: str
    target: str
    headers: dict[str, str]

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.target}"


class Service(msgspec.Struct, frozen=True):
    """``ports`` are what stands for 443 and 80; ``root`` is the authority's file, ``certificate`` the server's; ``questions`` what each site was asked."""

    ports: dict[str, int]
    root: Path
    certificate: bytes
    questions: dict[str, list[Question]]


def label(host: str) -> str:
    """What a site's own host, its sub-domains and its stranger have in common."""
    return host.split(".")[-2] if "." in host else ""


@contextlib.contextmanager
def serving(sites: Mapping[str, Site], folder: Path) -> Iterator[Service]:
    """Serve every site under its label until the end; ``folder`` is for the authority's certificate."""
    authority = trustme.CA(organization_name="Otoritas Kota Contoh")
    authority.cert_pem.write_to_path(root := folder / "root.pem")
    issued = authority.issue_cert("situs.test", key_type=trustme.KeyType.ECDSA)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(context)
    ports, sockets = zip(*(bind(((ADDRESS, socket.SOCK_STREAM),)) for _ in range(2)), strict=True)
    service = Service(dict(zip(("443", "80"), ports, strict=True)), root, issued.cert_chain_pems[0].bytes(), {})
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def start() -> list[asyncio.Server]:
        servers = []
        for scheme, (listening,), tls in zip(("https", "http"), sockets, (context, None), strict=True):
            talk = _Talk(sites, service.questions, scheme)
            servers.append(await asyncio.start_server(talk.through, sock=listening, ssl=tls, backlog=512))
        return servers

    async def stop(servers: list[asyncio.Server]) -> None:
        for server in servers:
            server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    servers = asyncio.run_coroutine_threadsafe(start(), loop).result()
    try:
        yield service
    finally:
        asyncio.run_coroutine_threadsafe(stop(servers), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


class _Talk:
    def __init__(self, sites: Mapping[str, Site], questions: dict[str, list[Question]], scheme: str) -> None:
        self._sites, self._questions, self._scheme = sites, questions, scheme

    async def through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, request after request."""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError, TimeoutError):
            while await self._answer(reader, writer):
                pass
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection goes on."""
        async with asyncio.timeout(_PATIENCE):
            question = _read(await reader.readuntil(b"\r\n\r\n"), self._scheme)
            if length := int(question.headers.get("content-length", "0")):
                await reader.readexactly(length)
        name = label(question.host)
        self._questions.setdefault(name, []).append(question)
        site = self._sites.get(name)
        answer = site.answer(self._scheme, question.host, question.target) if site else _ELSEWHERE
        wire = answer.wire(question.headers)
        for number, piece in enumerate(wire.pieces):
            if number:
                await asyncio.sleep(_PAUSE)
            writer.write(piece)
            await writer.drain()
        return not wire.close


def _read(head: bytes, scheme: str) -> Question:
    first, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    method, target, _ = first.split(" ", 2)
    pairs = (line.partition(":") for line in lines)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    return Question(scheme, headers.get("host", "").partition(":")[0], method, target, headers)
