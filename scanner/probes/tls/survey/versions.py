"""The first questions to an address: one a version, each with everything on offer."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import msgspec

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import PROTOCOLS, Acceptance
from checks.core.model.failure import FailureKind
from checks.core.tls import suites
from scanner.probes.tls.survey.asker import Asker
from scanner.probes.tls.wire import offer, ssl2
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import SSL3, TLS10, TLS11, TLS12, TLS13, VERSION_NAMES
from scanner.probes.tls.wire.octets import MalformedRecord
from scanner.probes.tls.wire.offer import ALPN_PROTOCOLS, GREASE, GREASE_EXTENSION, every
from scanner.probes.tls.wire.ssl2 import Ssl2Hello

# Alerts by which a server says that it has nothing to offer: handshake_failure, protocol_version, insufficient_security.
_PROTOCOL_VERSION = 70
_REFUSALS = (40, _PROTOCOL_VERSION, 71)


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """How the server took each version: ``versions`` as in `TlsAnswers`, the answers of those it accepts, and those it refused by cutting.

    ``short``: it takes only short hellos. ``shares``: keys for TLS 1.3, where it does not ask for them itself.
    """

    versions: dict[str, Acceptance]
    answers: dict[int, ServerAnswer]
    ssl2: Ssl2Hello | None
    cut_versions: frozenset[str]
    short: bool
    shares: tuple[tuple[int, bytes], ...]

    @property
    def lead(self) -> int | None:
        """The newest version before TLS 1.3: the one that says most before it encrypts."""
        return max((version for version in self.answers if version < TLS13), default=None)

    def suites(self, version: int) -> tuple[int, ...]:
        """Suites to offer where any will do."""
        return offer.PLAIN_OFFER if self.short and version < TLS13 else offer.every(version)


async def ask_versions(asker: Asker) -> Opening | Failure:
    """Ask for every version. A failure when nothing shows that TLS is spoken at all."""
    (newest, shares), (newer, short) = await asyncio.gather(_tls13(asker), _tls12(asker))
    if isinstance(newest, Failure) and isinstance(newer, Failure):
        return newer
    older = (TLS11, TLS10, SSL3)
    oldest, rest = await asyncio.gather(_ssl2(asker), asyncio.gather(*(_old(asker, version, short) for version in older)))
    replies: dict[int, ServerAnswer | Failure] = dict(zip((TLS13, TLS12, *older), (newest, newer, *rest), strict=True))
    answers = {version: answer for version, answer in replies.items() if isinstance(answer, ServerAnswer) and _speaks(answer, version)}
    if not answers and not isinstance(oldest, Ssl2Hello):
        return _why(asker, replies.values())
    versions = {VERSION_NAMES[version]: _acceptance(answer, version) for version, answer in replies.items()}
    versions["SSLv2"] = Acceptance.UNKNOWN if isinstance(oldest, Failure) else Acceptance.YES if oldest else Acceptance.NO
    return Opening(
        versions={version: versions[version] for version in PROTOCOLS},
        answers=answers,
        ssl2=oldest if isinstance(oldest, Ssl2Hello) else None,
        cut_versions=frozenset(VERSION_NAMES[v] for v, answer in replies.items() if isinstance(answer, ServerAnswer) and answer.cut),
        short=short,
        shares=shares,
    )


def _why(asker: Asker, replies: Collection[ServerAnswer | Failure]) -> Failure:
    """Why TLS is not spoken, as far as the server says."""
    if failure := next((why for why in replies if isinstance(why, Failure)), None):
        return failure
    if all(isinstance(answer, ServerAnswer) and answer.cut for answer in replies):
        return asker.visit.fail(FailureKind.RESET, "the server cut every connection")
    return asker.visit.fail(FailureKind.TLS, "no version of TLS was agreed on")


async def _tls13(asker: Asker) -> tuple[ServerAnswer | Failure, tuple[tuple[int, bytes], ...]]:
    """First without keys. Servers that stumble over that are asked with keys, as browsers ask."""
    suite_codes = every(TLS13)
    bare = offer.tls13(asker.host, (*suite_codes, GREASE), GREASE_EXTENSION, versions=(GREASE, TLS13))
    answer = await asker.ask("TLSv1.3", bare)
    if isinstance(answer, Failure) or answer.hello or (answer.alert and answer.alert.description in _REFUSALS):
        return answer, ()
    shares = offer.shares()
    again = await asker.ask("TLSv1.3 with keys", offer.tls13(asker.host, suite_codes, shares=shares))
    return (again, shares) if isinstance(again, ServerAnswer) and _speaks(again, TLS13) else (answer, ())


async def _tls12(asker: Asker) -> tuple[ServerAnswer | Failure, bool]:
    """First with everything. Servers that stumble over that are asked briefly."""
    full = offer.old(TLS12, asker.host, (*every(TLS12), GREASE), GREASE_EXTENSION, alpn=ALPN_PROTOCOLS)
    answer = await asker.ask("TLSv1.2", full)
    if isinstance(answer, ServerAnswer) and (answer.hello or (answer.alert and answer.alert.description == _PROTOCOL_VERSION)):
        return answer, False
    brief = await asker.ask("TLSv1.2 in short", offer.short(asker.host))
    return (brief, True) if isinstance(brief, ServerAnswer) and brief.hello else (answer, False)


async def _old(asker: Asker, version: int, short: bool) -> ServerAnswer | Failure:
    suites = offer.PLAIN_OFFER if short else every(version)
    return await asker.ask(VERSION_NAMES[version], offer.old(version, asker.host, suites, alpn=ALPN_PROTOCOLS))


async def _ssl2(asker: Asker) -> Ssl2Hello | Failure | None:
    """The answer to SSL 2.0's own hello; None when it is anything else."""
    async with asker.stream("SSLv2") as stream:
        if isinstance(stream, Failure):
            return stream
        buffer = b""
        try:
            async with asker.limit():
                await stream.send(ssl2.client_hello(tuple(kind.code for kind in suites.ssl2_kinds().values())))
                while data := await stream.read():
                    buffer += data
                    if (hello := ssl2.ssl2_server_hello(buffer)) is not None:
                        return hello
        except TimeoutError as wrong:
            return asker.failure(wrong)
        except (OSError, MalformedRecord):
            return None
        return None


def _speaks(answer: ServerAnswer, version: int) -> bool:
    return answer.hello is not None and answer.hello.version == version


def _acceptance(answer: ServerAnswer | Failure, version: int) -> Acceptance:
    if isinstance(answer, Failure):
        return Acceptance.UNKNOWN
    return Acceptance.YES if _speaks(answer, version) else Acceptance.NO
