"""One question, one connection: a hello goes out, and what the server says is heard until there is enough of it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import TlsSurveyRequest
from checks.core.model.failure import FailureKind
from checks.core.parse.address import is_address
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.lag import Patience
from scanner.net.socket.tcp import Stream
from scanner.probes.tls.survey.certificates import Certificates
from scanner.probes.tls.wire.answer import ConnectionEnd, ServerAnswer
from scanner.probes.tls.wire.hello import ClientHello
from scanner.probes.tls.wire.records import Alert, Reader

# A server may keep silent where others refuse; every chain of questions may end so once.
_MOST_SILENCES = 8
_INTERNAL_ERROR = 80

Enough = Callable[[ServerAnswer], bool]


def everything(answer: ServerAnswer) -> bool:
    """Enough when the server waits for us."""
    return answer.over


def choice(answer: ServerAnswer) -> bool:
    """Enough when the suite is known, and the group or prime and the certificate where the suite has one."""
    if answer.over or answer.hello is None:
        return answer.over
    return answer.exchange is not None if answer.hello.exchanges else not answer.hello.certifies


class Asker:
    """Asks one address of a host, and counts. Every question gives an answer or a `Failure`; nothing of the network is raised.

    After eight questions without any reply the rest fail at once, so that a server that has gone silent costs seconds, not minutes.
    """

    def __init__(self, visit: Visit, request: TlsSurveyRequest, address: str) -> None:
        self.host = "" if is_address(request.host) else request.host
        self.address = address
        self.visit = visit
        self.connections = self.cuts = 0
        self.certificates = Certificates()
        # Why no more may be asked, once that is so.
        self.budget_end = ""
        self._request = request
        self._silences = 0

    async def ask(self, what: str, hello: ClientHello, enough: Enough = everything) -> ServerAnswer | Failure:
        """What the server says to a hello: a ServerHello, or that it refuses. A reset or an internal error is asked again once."""
        answer = await self._ask(what, hello, enough)
        if (
            isinstance(answer, ServerAnswer)
            and answer.hello is None
            and (answer.connection_end is ConnectionEnd.RESET or answer.alert == Alert(True, _INTERNAL_ERROR))
        ):
            answer = await self._ask(what, hello, enough)
        if isinstance(answer, Failure):
            return answer
        if answer.garbage is not None:
            return self.visit.fail(FailureKind.TLS, f"{answer.garbage.reason}: {answer.garbage.start!r}")
        if answer.hello is None and not answer.refused:
            return self.visit.fail(FailureKind.TLS, "neither a ServerHello nor a refusal")
        self.cuts += answer.cut
        return answer

    async def _ask(self, what: str, hello: ClientHello, enough: Enough) -> ServerAnswer | Failure:
        async with self.stream(what) as stream:
            if isinstance(stream, Failure):
                return stream
            try:
                async with self.limit():
                    answer = await hear(stream, hello.bytes(), enough)
            except NETWORK as wrong:
                return self.failure(wrong)
        self.certificates.hear(hello, answer)
        return answer

    @contextlib.asynccontextmanager
    async def stream(self, what: str) -> AsyncIterator[Stream | Failure]:
        """A connection to the address, closed on leaving. The caller keeps to the `limit`."""
        if self._silences >= _MOST_SILENCES:
            yield self.visit.fail(FailureKind.TIMEOUT, f"{self.address} gave no reply to {self._silences} questions")
            return
        request = self._request
        async with self.visit.stream(
            request.host, request.port, request.level, f"TLS {what} {request.host}:{request.port}", self.address
        ) as stream:
            self.connections += isinstance(stream, Stream)
            if isinstance(stream, Failure) and stream.kind is FailureKind.BUDGET:
                self.budget_end = stream.detail
            yield stream

    def limit(self) -> Patience:
        """The time that one question may take, to be entered around it."""
        return Patience(self.visit.seconds)

    def failure(self, wrong: BaseException) -> Failure:
        """What an exception of the network means."""
        failure = self.visit.fail(kind_of(wrong), words_of(wrong))
        self._silences += failure.kind is FailureKind.TIMEOUT
        return failure


async def hear(stream: Stream, opening: bytes, enough: Enough) -> ServerAnswer:
    """Send bytes and collect what comes. ``TimeoutError`` is the caller's; a connection that breaks is an answer that has ended."""
    reader, answer = Reader(), ServerAnswer()
    try:
        await stream.send(opening)
        while not enough(answer):
            data = await stream.read()
            answer.take(reader.feed(data))
            if not data:
                answer.connection_end = ConnectionEnd.CLOSED
                break
    except TimeoutError:
        raise
    except OSError:
        answer.connection_end = ConnectionEnd.RESET
    return answer
