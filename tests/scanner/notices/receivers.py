"""Real receivers on loopback: a mail server, and a web hook."""

from __future__ import annotations

import asyncio
import email
import email.policy
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller


class MailReceiver:
    """What arrived, as (recipient, subject, plain text)."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, str, str]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = mail.get_body(("plain", "html"))
        assert body is not None
        self.mails.append((envelope.rcpt_tos[0], str(mail["Subject"]), body.get_content()))
        return "250 OK"


class _AnyPort(Controller):
    """The port that the system chose is the one that is asked whether it answers."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        trigger: Any = super()._trigger_server
        trigger()


@contextmanager
def mail_receiver() -> Iterator[tuple[MailReceiver, str]]:
    """The receiver, and its URL as Apprise writes it."""
    receiver = MailReceiver()
    controller = _AnyPort(receiver, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield (
            receiver,
            f"mailto://127.0.0.1:{controller.port}?from=tilik@kotacontoh.go.id&to=csirt@kotacontoh.go.id&mode=insecure&smtp=127.0.0.1",
        )
    finally:
        controller.stop()


@contextmanager
def web_hook() -> Iterator[tuple[list[dict[str, Any]], str]]:
    """What arrived, and the URL as Apprise writes it."""
    arrivals: list[dict[str, Any]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            arrivals.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield arrivals, f"json://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
