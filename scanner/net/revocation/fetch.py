"""What the issuer of a trusted certificate publishes about it: the one thing that is asked of hosts nobody registered."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Sequence

import httpx
import msgspec

from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.parse.address import is_address
from checks.core.redact.mask import mask_line
from scanner.net.clock import Clock
from scanner.net.dns import Resolver
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.http.transport import TURN, Transport
from scanner.net.policy import addresses as address
from scanner.net.policy.budget import Budget
from scanner.net.policy.permit import Question, Terms, Turn, Withheld
from scanner.net.policy.pins import Pins
from scanner.net.policy.rate_limit import Breaker, Pace
from scanner.net.revocation.urls import places
from scanner.net.trust_store import Roots
from scanner.settings import DoorSettings

_CACHE_SIZE = 8


class Others(msgspec.Struct, frozen=True):
    """The processes that ask at the same time: how many there are, this one counted, and all addresses that the plan gives to any of them."""

    processes: int = 1
    addresses: frozenset[str] = frozenset()


class RevocationFetcher:
    """Fetches it, where ``revocation = "ask"``. Every request counts for the host whose certificate it is about."""

    def __init__(
        self,
        settings: DoorSettings,
        clock: Clock,
        resolver: Resolver,
        roots: Roots,
        pace: Callable[[str], Pace],
        identity: str,
        context: ssl.SSLContext,
        others: Others,
    ) -> None:
        self._asks = settings.tls.revocation == "ask"
        self._network = msgspec.structs.replace(settings.network, body_bytes=settings.tls.crl_bytes)
        self._allowed_ranges = address.ranges(settings.network.allow_private)
        self._clock, self._resolver, self._roots, self._pace = clock, resolver, roots, pace
        self._identity, self._context, self._others = identity, context, others
        # Many certificates share a list; a question to a responder is about one.
        self._lists: dict[str, tuple[asyncio.Lock, list[bytes]]] = {}

    async def fetch(self, chain: Sequence[bytes], url: str, budget: Budget) -> bytes | Failure:
        """The body that a GET of the URL brings with status 200, if the leaf of this chain names it and the chain is trusted."""
        if not self._asks:
            return self._fail(FailureKind.NOT_PERMITTED, "the settings do not allow asking issuers")
        urls = places(chain[0]) if self._roots.verify(chain, self._clock.now()).path else None
        if urls is None or not urls.cover(url):
            return self._fail(FailureKind.OUT_OF_SCOPE, f"{url}: no trusted certificate names it")
        if url not in urls.crl:
            return await self._get(url, budget)
        if url not in self._lists and len(self._lists) >= _CACHE_SIZE:
            self._lists.pop(next(iter(self._lists)))
        lock, copy = self._lists.setdefault(url, (asyncio.Lock(), []))
        async with lock:
            if not copy:
                content = await self._get(url, budget)
                if isinstance(content, Failure):
                    return content
                copy.append(content)
            return copy[0]

    async def _get(self, url: str, budget: Budget) -> bytes | Failure:
        try:
            request = httpx.Request("GET", url, headers=[("User-Agent", self._identity), ("Accept", "*/*")])
        except httpx.InvalidURL as wrong:
            return self._fail(FailureKind.MALFORMED, words_of(wrong))
        host = request.url.raw_host.decode("ascii").strip("[]")
        ip_address = await self._vet(host)
        if isinstance(ip_address, Failure):
            return ip_address
        pins = Pins({int(port): to for port, to in self._network.ports.items()})
        pins.pin(host, ip_address)
        pace = self._pace(ip_address)

        def refuse() -> Failure | None:
            why = budget.reached_limit()
            return self._fail(FailureKind.BUDGET, why) if why else None

        question = Question(f"GET {url}"[:200], host, ip_address, request.url.port or 0)
        turn = await Turn.take(question, Terms(budget, Breaker(), self._clock, self._network.timeout), pace, refuse)
        if isinstance(turn, Failure):
            return turn
        request.extensions[TURN] = turn
        transport = Transport(self._network, pins, self._context)
        try:
            answer = await transport.handle_async_request(request)
            body = await answer.aread()
        except Withheld as late:
            return late.failure
        except NETWORK as wrong:
            return turn.note_failure(self._fail(kind_of(wrong), f"{url}: {words_of(wrong)}"))
        finally:
            await transport.aclose()
            turn.end()
        if (trouble := answer.extensions["trouble"]) is not None:
            return turn.note_failure(self._fail(trouble, f"{url} was not sent to its end"))
        turn.note_status(answer.status_code, answer.headers.get_list("retry-after"))
        if answer.extensions["broken"]:
            return self._fail(FailureKind.MALFORMED, f"{url} broke off")
        if answer.extensions["cut"]:
            return self._fail(FailureKind.TOO_LARGE, f"{url} is longer than {self._network.body_bytes} bytes")
        if answer.status_code != httpx.codes.OK:
            return self._fail(FailureKind.MALFORMED, f"{url} answers {answer.status_code}")
        return body

    async def _vet(self, host: str) -> str | Failure:
        """An address of a host that may be contacted."""
        ip_addresses = (host,) if is_address(host) else await self._resolver.addresses(host)
        if isinstance(ip_addresses, Failure):
            return ip_addresses
        public = [address.canonical_address(one) for one in ip_addresses if address.address_refusal(one, self._allowed_ranges) is None]
        if not public:
            return self._fail(FailureKind.NOT_PERMITTED, f"{host} has no public address")
        free = [one for one in public if one not in self._others.addresses]
        return (
            free[0]
            if free
            else self._fail(FailureKind.NOT_PERMITTED, f"{host} shares its address with a site that is scanned by a process of its own")
        )

    def _fail(self, kind: FailureKind, detail: str) -> Failure:
        return Failure(kind, self._clock.now(), mask_line(detail))
