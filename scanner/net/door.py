"""The door. A `Visit` is one target's way out: scope, vetted address, pace, breaker, budget and caps, for every byte."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import httpx

from checks.core.evidence.dns import DnsAnswer, DnssecFlags
from checks.core.evidence.http import Exchange, Hop, HttpRequest
from checks.core.evidence.mail_servers import SmtpTalk
from checks.core.evidence.observation import Failure
from checks.core.facts.values import Traffic
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from checks.core.redact.mask import mask_line
from scanner.net.clock import Clock
from scanner.net.cpu import ACCOUNT, CpuLimitError
from scanner.net.dns import Resolver
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.http.redirect_cookies import RedirectCookies
from scanner.net.http.request import RequestBuilder
from scanner.net.http.step import Step as Step, location_of, set_cookie_lines
from scanner.net.http.stored_response import response_of
from scanner.net.http.transport import MOST, TURN, Stale, Transport, any_server
from scanner.net.policy import addresses
from scanner.net.policy.budget import Budget
from scanner.net.policy.exemption import ISSUER_FILES
from scanner.net.policy.permit import Question, Terms, Turn, Withheld
from scanner.net.policy.pins import Pins
from scanner.net.policy.rate_limit import Breaker, Pace
from scanner.net.policy.retry_after import retry_after
from scanner.net.policy.scope import Scope
from scanner.net.policy.services import Services
from scanner.net.revocation.fetch import Others, RevocationFetcher
from scanner.net.shared_answers import SharedAnswers
from scanner.net.socket.tcp import Stream
from scanner.net.socket.udp import exchange
from scanner.net.trust_store import Roots
from scanner.net.vetted_addresses import Whereabouts
from scanner.net.vetting import Addresses, Vetting
from scanner.settings import DoorSettings
from scanner.version import VERSION

METHODS = ("GET", "HEAD", "OPTIONS")
_LONGEST_RETRY = 3.0
_log = logging.getLogger(__name__)


TransportOf = Callable[[Pins], httpx.AsyncBaseTransport]


class Door:
    """What every target of a run shares: scope, settings, the resolver, the pace of each address."""

    def __init__(
        self,
        scope: Scope,
        settings: DoorSettings,
        *,
        clock: Clock | None = None,
        resolver: Resolver | None = None,
        transport: TransportOf | None = None,
        others: Others | None = None,
    ) -> None:
        self.scope, self.network, self.crawl, self.clock = scope, settings.network, settings.crawl, clock or Clock()
        self.resolver = resolver or Resolver(self.network.resolver, self.network.timeout, self.clock, self.network.second_resolver)
        self.vetting = Vetting(scope, self.resolver, addresses.ranges(self.network.allow_private), self.clock)
        contact = f" (+{settings.identity.contact})" if settings.identity.contact else ""
        self.identity = f"tilik/{VERSION}{contact}"
        self.request_builder = RequestBuilder(self.identity)
        context = any_server()
        self.transport: TransportOf = transport or (lambda pins: Transport(self.network, pins, context))
        self.roots = Roots(self.network.trusted_roots)
        self._others = others or Others()
        self.revocation_fetcher = RevocationFetcher(
            settings, self.clock, self.resolver, self.roots, self._issuers_pace, self.identity, context, self._others
        )
        # What a mail server said, whichever domain it was asked for.
        self.talks: SharedAnswers[SmtpTalk] = SharedAnswers()
        self._paces: dict[str, Pace] = {}

    def pace(self, at: str, among: int = 1) -> Pace:
        """The pace of an address; that of one of so many processes that ask there."""
        if at not in self._paces:
            self._paces[at] = Pace(max(1, self.network.connections // among), self.network.rate / among, self.clock, at)
        return self._paces[at]

    def _issuers_pace(self, at: str) -> Pace:
        """That of an address of an issuer, which is in no group: any process may have a question for it."""
        return self.pace(at, self._others.processes)

    def forget_idle(self) -> None:
        """Let go of addresses that nobody asks any more, so that memory does not grow with the number of sites."""
        for at in [at for at, pace in self._paces.items() if pace.idle]:
            del self._paces[at]

    def visit(self, target: Target, planned_addresses: Mapping[str, Addresses] | None = None) -> Visit:
        """A target's way out; to the addresses of the plan (``planned_addresses``), where it has one."""
        return Visit(self, target, planned_addresses)


class Visit:
    """One target's requests. Use as an asynchronous context manager; every method gives a value or a `Failure`, and raises nothing of the network."""

    def __init__(self, door: Door, target: Target, planned_addresses: Mapping[str, Addresses] | None) -> None:
        self._door, self.target, self.crawl, self.clock = door, target, door.crawl, door.clock
        self._pins = Pins({int(port): to for port, to in door.network.ports.items()})
        self._budget = Budget(door.network, door.clock, target.name)
        self._terms = Terms(self._budget, Breaker(), door.clock, door.network.timeout)
        self._transport: httpx.AsyncBaseTransport | None = None
        # What redirects lead to is asked once, however many lead there.
        self.destinations: SharedAnswers[Step] = SharedAnswers()
        # What was answered to paths that no visitor asks for or that are not there, in the order in which it came.
        self.probes: list[tuple[HttpRequest, Exchange]] = []
        self._tls_failures: set[str] = set()  # hosts that broke off TLS twice in a row
        self.scope, self.network, self.roots, self.talks = door.scope, door.network, door.roots, door.talks
        self._services = Services(target.host)
        self._whereabouts = Whereabouts(door.vetting, target, self._pins, door.clock, planned_addresses)

    async def __aenter__(self) -> Self:
        self._transport = self._door.transport(self._pins)
        self._whose = ACCOUNT.set(self._budget.cpu)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        ACCOUNT.reset(self._whose)
        if self._transport is not None:
            await self._transport.aclose()

    async def settle(self) -> None:
        """Close the connections that are kept open for more; what follows opens its own."""
        if self._transport is not None:
            await self._transport.aclose()
            self._transport = self._door.transport(self._pins)

    @property
    def traffic(self) -> Traffic:
        """What the target was subjected to so far."""
        return self._budget.traffic

    def fail(self, kind: FailureKind, detail: str = "", asset: str = "") -> Failure:
        """A failure that happened now; what a server said is in the ``detail`` of some, so it is masked."""
        return Failure(kind, self.clock.now(), mask_line(detail), mask_line(asset))

    def refuse(self, host: str, port: int, level: Level) -> Failure | None:
        """Why this visit may not ask a port of a host now, or None."""
        scope, now = self._door.scope, self.clock.now()
        if self.target.is_domain and self._services.include(host, port):
            return scope.refuse_server(self.target, host, port, level, now)
        return scope.refuse(host, port, level, now) or scope.elsewhere(self.target, host, port, now)

    async def dns(self, name: str, rdtype: str, flags: DnssecFlags = DnssecFlags.NONE) -> DnsAnswer | Failure:
        """Ask the resolver; about registered names, and what an `Exemption` says about others."""
        refusal = self._door.scope.refuse_question(self.target, name, rdtype, self.clock.now())
        answer = refusal or await self._door.resolver.ask(name, rdtype, flags)
        if isinstance(answer, DnsAnswer):
            self._services.note(answer)
        return answer

    async def fetch_revocation(self, chain: Sequence[bytes], url: str) -> bytes | Failure:
        """What the issuer of this target's certificate publishes at a URL that the certificate names; see `RevocationFetcher`."""
        host, port = self.target.host, self.target.port
        refusal = self._door.scope.refuse(host, port, ISSUER_FILES.level, self.clock.now()) or self._given_up(f"{host} stream", port)
        return refusal or await self._door.revocation_fetcher.fetch(chain, url, self._budget)

    async def http(self, request: HttpRequest, cookies: RedirectCookies | None = None) -> Step | Failure:
        """One request, one answer as it may be kept, which takes ``cookies`` along; a push-back, a reset or a broken handshake is asked again once."""
        if request.method not in METHODS:
            raise ValueError(f"{request.method} would change something")
        answer = await self._http(request, cookies := cookies or RedirectCookies())
        if isinstance(answer, Failure):
            again = answer.kind is FailureKind.RESET or (answer.kind is FailureKind.TLS and request.host not in self._tls_failures)
        else:
            response = answer.hop.response
            wait = retry_after(response.status, response.values("retry-after"), self.clock.now()) or 0.0
            again = answer.trouble is FailureKind.RESET or (response.status == 429 and wait <= _LONGEST_RETRY)
        if not again:
            return answer
        _log.debug("%s, %s %s is asked again", self.target.name, request.method, request.url)
        if isinstance(answer := await self._http(request, cookies), Failure) and answer.kind is FailureKind.TLS:
            self._tls_failures.add(request.host)
        return answer

    async def _http(self, request: HttpRequest, cookies: RedirectCookies) -> Step | Failure:
        assert self._transport is not None
        url = mask_line(request.url)
        what = f"{request.method} {url}" + (f" as {request.foreign or request.visitor}" if request.foreign or request.visitor else "")
        turn = await self._turn(request.host, request.port, request.level, what)
        if isinstance(turn, Failure):
            return turn
        try:
            # The connection stays open for the next request; idle ones are closed before the questions about TLS begin: see `settle`.
            wire_request = self._door.request_builder.request(request, {TURN: turn, MOST: request.most}, cookies.header(request))
            answer = await self._transport.handle_async_request(wire_request)
            assert isinstance(answer.stream, httpx.AsyncByteStream)
            raw = b"".join([chunk async for chunk in answer.stream])
            hop = Hop(url, turn.address, response_of(answer, raw, request, self._door.network.body_bytes), turn.took)
        except Withheld as late:
            return late.failure
        except Stale as stale:
            return turn.note_stale(self.fail(FailureKind.RESET, words_of(stale)), stale.left)
        except NETWORK as wrong:
            return turn.note_failure(self.fail(kind_of(wrong), words_of(wrong)))
        except CpuLimitError as wrong:
            return turn.note_failure(self.fail(FailureKind.BUDGET, str(wrong)))
        else:
            turn.note_exchange(Exchange((hop,), self.clock.now()), answer.extensions.get("trouble"))
            if lines := set_cookie_lines(answer):
                cookies.store(request, lines, self.clock.now())
            return Step(hop, location_of(answer), answer.extensions.get("trouble"))
        finally:
            turn.end()

    async def addresses(self, host: str) -> Addresses:
        """The addresses of a host that may be contacted and that this machine has a route to, at most four, the one in use first."""
        return await self._whereabouts.every(host)

    @contextlib.asynccontextmanager
    async def stream(self, host: str, port: int, level: Level, what: str, at: str | None = None) -> AsyncIterator[Stream | Failure]:
        """A TCP connection for a protocol question named ``what``, to one of the host's `addresses`, closed on leaving; the caller keeps to `seconds`."""
        turn = await self._turn(host, port, level, what, at, talk="stream")
        if isinstance(turn, Failure):
            yield turn
            return
        try:
            try:
                await turn.greet()
                start = self.clock.monotonic()
                async with turn.limit():
                    stream = await Stream.connect(turn.address, self._pins.port(port), self._budget)
            except Withheld as late:
                yield late.failure
                return
            except NETWORK as wrong:
                yield turn.note_failure(self.fail(kind_of(wrong), words_of(wrong)))
                return
            try:
                yield stream
            finally:
                stream.close()
                turn.note_stream(stream.bytes_in, self.clock.monotonic() - start)
        finally:
            turn.end()

    async def datagram(self, host: str, port: int, level: Level, what: str, at: str, question: bytes) -> bytes | Failure:
        """A question over UDP to one of the host's `addresses`, named ``what``, and the first answer with its number (see `exchange`)."""
        turn = await self._turn(host, port, level, what, at, talk="datagram")
        if isinstance(turn, Failure):
            return turn
        try:
            await turn.ask()
            async with turn.limit():
                answer = await exchange(turn.address, self._pins.port(port), question, self.seconds)
        except Withheld as late:
            return late.failure
        except NETWORK as wrong:
            return turn.note_failure(self.fail(kind_of(wrong), words_of(wrong)))
        else:
            self._budget.count_out(len(question))
            self._budget.count_in(len(answer))
            turn.note_stream(len(answer), turn.took)
            return answer
        finally:
            turn.end()

    @property
    def seconds_left(self) -> float:
        """How long the target may be asked still."""
        return self._budget.seconds_left

    @property
    def seconds(self) -> float:
        """How long one protocol question may take now."""
        return max(0.001, min(self._door.network.timeout, self._budget.seconds_left))

    async def _turn(self, host: str, port: int, level: Level, what: str, at: str | None = None, talk: str = "http") -> Turn | Failure:
        """Everything that must be true before a byte leaves, and asked again just then; a `Failure` when it is not."""
        # What ails one address of a host says nothing of the others, and a site that limits HTTP requests may still speak TLS.
        patient = f"{host if at in (None, self._pins.address(host)) else at} {talk}"

        def refuse() -> Failure | None:
            return self.refuse(host, port, level) or self._given_up(patient, port)

        address = refuse() or await self._whereabouts.one(host, at)
        if isinstance(address, Failure):
            return address
        pace = self._door.pace(address)
        return await Turn.take(Question(what, patient, address, port), self._terms, pace, refuse)

    def _given_up(self, host: str, port: int) -> Failure | None:
        if limit := self._budget.reached_limit():
            return self.fail(FailureKind.BUDGET, limit)
        if trouble := self._terms.breaker.open(host, port):
            return self.fail(FailureKind(trouble), f"gave up on {host.split()[0]}:{port} after {trouble} several times in a row")
        return None
