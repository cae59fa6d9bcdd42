"""One question, one connection: a hello goes out, and what the server says is heard until there is enough of it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import TlsSurveyRequest
from checks.core.model.failure import FailureKind
from checks.core.parse.address import is_address
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.lag import Patience
from scanner.net.socket.tcp import Stream
from scanner.probes.tls.survey.certificates import Certificates
from scanner.probes.tls.survey.refusals import Refusals
from scanner.probes.tls.wire.answer import ConnectionEnd, ServerAnswer
from scanner.probes.tls.wire.hello import ClientHello
from scanner.probes.tls.wire.records import Reader

# A server may keep silent where others refuse, but one that says nothing any more is not waited for again and again.
_MOST_SILENCES = 8
# One broken connection is an accident; two are servers that take turns.
_CONTRADICTIONS = 2
_MORE_OF_THE_UNSTEADY = 3

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

    A refusal may be the end of the server's patience, or that of a server which is down: it is one only once a question put after it is answered,
    and one without a word only where it is no accident (`confirmed`).
    After eight questions in a row without any reply the rest fail at once, so that a server that has gone silent costs seconds, not minutes.
    """

    def __init__(self, visit: Visit, request: TlsSurveyRequest, address: str) -> None:
        self.host = "" if is_address(request.host) else request.host
        self.address = address
        self.visit = visit
        self.connections = 0
        self.certificates = Certificates()
        # Why no more may be asked, once that is so.
        self.budget_end = ""
        # Answers that another answer to the same question contradicts.
        self.contradictions = 0
        # Versions and suites that were refused at one time and accepted at another, and how anything was refused.
        self.unlike_versions: set[int] = set()
        self.unlike_suites: set[int] = set()
        # No "nothing else" is believed.
        self.doubtful = False
        self.refusals: set[str] = set()
        # A hello that the server took, to see whether it still answers.
        self.sure_hello: ClientHello | None = None
        self.answers: list[tuple[ClientHello, ServerAnswer]] = []
        self._request = request
        self.questions = self._silences = self._latest = 0
        # Marks from the last answer to a look in vain: whatever was refused then, was refused to everybody.
        self._lost: list[range] = []
        self._look = asyncio.Lock()
        self._refusals = Refusals()
        self._succession = asyncio.Lock()

    @property
    def unsteady(self) -> bool:
        """The same question got different answers, so that no refusal is believed at once."""
        return self.contradictions >= _CONTRADICTIONS

    def note_contradiction(self) -> None:
        """Answers that one server does not give: everything that is refused from now on is asked again."""
        self.contradictions += _CONTRADICTIONS

    def note_change(self, before: ServerAnswer | Failure, after: ServerAnswer | Failure) -> None:
        """Two answers to the same question, of which the first may be a refusal and the second not."""
        if isinstance(before, ServerAnswer) and before.refused and isinstance(after, ServerAnswer) and after.hello is not None:
            self.contradictions += 1
            self.refusals.add(before.refusal)
            self._refusals.note_accident(before, after)
            # A server that is down is asked again until another answers; one that refuses what another takes hides what that takes.
            self.doubtful = self.doubtful or not before.wordless

    def note_unlike_suites(self, codes: Iterable[int]) -> None:
        """Suites that were taken at one time and not at another: where there are any, what one server refuses another may take."""
        self.unlike_suites.update(codes)
        if self.unlike_suites:
            self.note_contradiction()
            self.doubtful = True

    async def ask(self, what: str, hello: ClientHello, enough: Enough = everything) -> ServerAnswer | Failure:
        """What the server says to a hello: a ServerHello, or that it refuses.

        A broken connection and an internal error are asked again once, every refusal of an unsteady server three times: in succession, since of two
        questions that are repeated side by side one may meet the same of two servers every time.
        """
        async with self._succession if self.unsteady else contextlib.nullcontext():
            return await self._until_sure(what, hello, enough)

    async def _until_sure(self, what: str, hello: ClientHello, enough: Enough) -> ServerAnswer | Failure:
        answer, attempts = await self._ask(what, hello, enough), 1
        while isinstance(answer, ServerAnswer) and answer.refused and not answer.silent and attempts <= self._repeats(answer):
            again = await self._ask(what, hello, enough)
            attempts += 1
            if isinstance(again, ServerAnswer):
                self.note_change(answer, again)
                # A refusal in words says more than one that may come from a server that is down.
                answer = answer if again.cut and not answer.cut else again
            else:
                break
        if isinstance(answer, Failure):
            return answer
        if answer.garbage is not None:
            return self.visit.fail(FailureKind.TLS, f"{answer.garbage.reason}: {answer.garbage.start!r}")
        if answer.hello is None and not answer.refused:
            return self.visit.fail(FailureKind.TLS, "neither a ServerHello nor a refusal")
        return answer

    def _repeats(self, answer: ServerAnswer) -> int:
        if self.unsteady:
            return _MORE_OF_THE_UNSTEADY
        # Who has said nothing yet may not speak TLS at all.
        return 1 if answer.stumble or (answer.cut and self._latest) else 0

    def note_suspicion(self) -> None:
        """A hello was refused that should have been taken."""
        self._refusals.note_suspicion()

    async def all_confirmed(self, *refusals: ServerAnswer) -> bool:
        """`confirmed`, of everything that is known by a refusal: each is asked again where their alerts do not fit each other."""
        self._refusals.weigh(refusals)
        return await self.confirmed(*refusals)

    async def confirmed(self, *refusals: ServerAnswer) -> bool:
        """Whether they say something of what was offered: see `holds`. Where no question was answered afterwards, one is asked that was before."""
        await self.ask_again(*refusals)
        mark = max((refusal.mark for refusal in refusals), default=0)
        async with self._look:
            if mark and self._latest <= mark and self.sure_hello is not None:
                before = self._latest
                await self.ask("once more", self.sure_hello, choice)
                if self._latest <= mark:
                    self._lost.append(range(before, self.questions + 1))
        return self.holds(*refusals)

    async def ask_again(self, *refusals: ServerAnswer, least: int = 1) -> tuple[ServerAnswer, ...]:
        """The refusals, or what the same hellos got another time: those without a word that may be accidents are repeated until there is one.

        ``least``: how often an alert must come, even where nothing speaks against it.
        """
        async with self._look:
            for refusal in refusals:
                while (question := self._refusals.open(refusal, least)) is not None:
                    again = await self._ask(question.what, question.hello, question.enough)
                    if isinstance(again, Failure):
                        break
                    if again.hello is not None:
                        self.note_contradiction()
                        self.refusals.add(refusal.refusal)
                        self.doubtful = self.doubtful or not refusal.wordless
        return tuple(map(self._refusals.later, refusals))

    def holds(self, *refusals: ServerAnswer) -> bool:
        """Whether a question that was put after each has been answered, no look in between was in vain, and none may be an accident."""
        return all(self._answers_after(refusal.mark) and self._refusals.believed(refusal) for refusal in refusals)

    def _answers_after(self, mark: int) -> bool:
        return mark == 0 or (self._latest > mark and not any(mark in lost for lost in self._lost))

    async def _ask(self, what: str, hello: ClientHello, enough: Enough) -> ServerAnswer | Failure:
        async with self.stream(what) as stream:
            if isinstance(stream, Failure):
                return stream
            self.questions += 1
            number = self.questions
            answer = ServerAnswer(number)
            try:
                async with self.limit():
                    await listen(stream, hello.bytes(), enough, answer)
            except TimeoutError:
                self._silences += 1
                if answer.hello is not None or answer.alert is not None:
                    return self.visit.fail(FailureKind.TIMEOUT, "TimeoutError: the answer did not end")
                answer.connection_end = ConnectionEnd.SILENT
            except NETWORK as wrong:
                return self.failure(wrong)
            if answer.hello is not None:
                self._latest, self._silences = max(self._latest, number), 0
                self.answers.append((hello, answer))
                self.certificates.hear(hello, answer)
            answer.mark = self.questions
            self._refusals.hear(what, hello, enough, answer)
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


async def listen(stream: Stream, opening: bytes, enough: Enough, answer: ServerAnswer) -> None:
    """Send bytes and collect what comes. ``TimeoutError`` is the caller's; a connection that breaks is an answer that has ended."""
    reader = Reader()
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
