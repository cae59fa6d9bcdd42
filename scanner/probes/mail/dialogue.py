"""SMTP in lines: a command, and the reply with its code (RFC 5321 section 4.2)."""

from __future__ import annotations

import re

import msgspec

from scanner.net.socket.tcp import Stream
from scanner.net.trouble import Malformed, TooLarge

# A line may have 512 octets (section 4.5.3.1.5), and many servers send more; no greeting is this long.
_LONGEST_LINE, _MOST_LINES, _MOST_OCTETS = 2000, 100, 65_536
_LINE = re.compile(rb"([2-5][0-9]{2})(?:([ -])(.*))?\r?\n")


class SmtpReply(msgspec.Struct, frozen=True):
    """``lines`` are the texts behind the code, as ASCII; what is none of it is a question mark."""

    code: int
    lines: tuple[str, ...]


class SmtpDialogue:
    """A talk over a stream. Its methods raise what that raises, ``EOFError`` where the server closes, `Malformed` for what is no SMTP, `TooLarge`; the caller sets the time limit."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._rest = stream, b""
        stream.allow(_MOST_OCTETS)

    async def send(self, command: str) -> None:
        """One command, whose reply nobody waits for."""
        await self._stream.send(command.encode("ascii") + b"\r\n")

    async def ask(self, command: str) -> SmtpReply:
        """One command and its reply."""
        await self.send(command)
        return await self.reply()

    async def reply(self) -> SmtpReply:
        """A reply with all its lines, which have one code."""
        texts: list[str] = []
        for _ in range(_MOST_LINES):
            match = _LINE.fullmatch(await self._line())
            if match is None:
                raise Malformed("an answer that is no SMTP")
            code, more, text = match.groups()
            texts.append((text or b"").decode("ascii", "replace").strip())
            if more != b"-":
                return SmtpReply(int(code), tuple(texts))
        raise TooLarge(f"a reply of more than {_MOST_LINES} lines")

    async def _line(self) -> bytes:
        while b"\n" not in self._rest:
            if len(self._rest) > _LONGEST_LINE:
                raise TooLarge(f"a line of more than {_LONGEST_LINE} bytes")
            if not (data := await self._stream.read()):
                raise EOFError("the server closed the connection")
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        return line + b"\n"
