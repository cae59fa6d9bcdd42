"""Probes of areas and plug-ins: they ask through the door as ours do, and what they bring is looked through before it is kept."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator

import msgspec

from checks.core.check.family import DialogueError, ProbeFamily, See
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Target
from checks.core.redact.mask import mask, mask_line
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.lag import Patience
from scanner.net.socket.tcp import Stream
from scanner.net.trouble import TooLarge


def guest(family: ProbeFamily) -> ProbeFamily:
    """The family as it is asked: by a probe that has a `Way` for a visit, ends with the host's time, and gives what it declared, masked."""

    async def probe(request: Request, visit: Visit, see: See) -> Observation:
        try:
            async with asyncio.timeout(visit.seconds_left):
                observation = await family.probe(request, _Way(request, visit), see)
        except DialogueError as trouble:
            return trouble.failure
        except TimeoutError:
            return visit.fail(FailureKind.BUDGET, "the probe did not end within the time of its host")
        if isinstance(observation, Failure):
            return visit.fail(observation.kind, observation.detail, observation.asset)
        if type(observation) is not family.observation:
            raise TypeError(f"{request.key} was answered by {type(observation).__name__}, not {family.observation.__name__}")
        return msgspec.convert(_masked(msgspec.msgpack.decode(msgspec.msgpack.encode(observation))), family.observation)

    return msgspec.structs.replace(family, probe=probe)


class _Way:
    """The part of a visit that a guest has."""

    def __init__(self, request: Request, visit: Visit) -> None:
        self._request, self._visit = request, visit

    @property
    def target(self) -> Target:
        return self._visit.target

    def now(self) -> dt.datetime:
        return self._visit.clock.now()

    def fail(self, kind: FailureKind, detail: str = "") -> Failure:
        return self._visit.fail(kind, detail)

    @contextlib.asynccontextmanager
    async def dialogue(self, port: int, what: str) -> AsyncIterator[_Dialogue]:
        asks, visit = self._request, self._visit
        async with visit.stream(asks.host, port, asks.level, f"{what} {asks.host}:{port}") as stream:
            if isinstance(stream, Failure):
                raise DialogueError(stream)
            try:
                async with Patience(visit.seconds):
                    yield _Dialogue(stream)
            except NETWORK as wrong:
                raise DialogueError(visit.fail(kind_of(wrong), words_of(wrong))) from wrong


class _Dialogue:
    """A stream without its socket."""

    def __init__(self, stream: Stream) -> None:
        self._stream, self._rest = stream, b""
        self.address = stream.address

    async def send(self, data: bytes) -> None:
        await self._stream.send(data)

    async def read(self) -> bytes:
        data, self._rest = self._rest or await self._stream.read(), b""
        return data

    async def line(self, most: int = 1000) -> bytes:
        data = self._rest
        while b"\n" not in data and len(data) <= most and (more := await self._stream.read()):
            data += more
        line, end, self._rest = data.partition(b"\n")
        if len(line) + len(end) > most:
            raise TooLarge(f"a line of more than {most} bytes")
        return line + end


def _masked(value: object) -> object:
    """The text in it without secrets and personal data. ``TypeError`` for bytes, in which nobody can see what they are."""
    match value:
        case str():
            return mask(value)[0] if "\n" in value else mask_line(value)
        case dict():
            return {_masked(key): _masked(one) for key, one in value.items()}
        case list():
            return [_masked(one) for one in value]
        case bytes():
            raise TypeError("an observation of a plug-in holds text, not bytes")
    return value
