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
from scanner.probes.tls.survey.browsers import Replies, replies, unexplained_choice, versions
from scanner.probes.tls.survey.forms import (
    EVERYTHING,
    EVERYTHING13,
    FEWER13,
    FEWER_OF_ALL,
    FEWER_SUITES,
    ONE_EXCHANGE,
    SHORT,
    WITHOUT_STATUS,
    Form,
    NewestForm,
)
from scanner.probes.tls.wire import offer, ssl2
from scanner.probes.tls.wire.answer import ConnectionEnd, ServerAnswer
from scanner.probes.tls.wire.hello import SSL3, TLS10, TLS11, TLS12, TLS13, VERSION_NAMES, ClientHello
from scanner.probes.tls.wire.octets import MalformedRecord
from scanner.probes.tls.wire.offer import ALPN_PROTOCOLS, GREASE, GREASE_EXTENSION, every
from scanner.probes.tls.wire.shares import SECP256R1, SECP384R1, X25519
from scanner.probes.tls.wire.ssl2 import Ssl2Hello

# protocol_version: that a server has nothing to do with the version, whatever else is offered (RFC 8446 section 6.2).
_PROTOCOL_VERSION = 70
_LOOKS = 3
# Groups to send a key for to servers that do not ask for one: what browsers send keys for, then what is left of NIST's.
_FIRST_KEYS = (X25519, SECP256R1, SECP384R1)


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """How the server took each version: ``replies`` by version, the ``answers`` of those it accepts, and what real clients got.

    ``form`` and ``newest_form``: how much it takes at once of the versions before TLS 1.3, and of that.
    """

    replies: dict[int, ServerAnswer | Failure]
    answers: dict[int, ServerAnswer]
    ssl2: Ssl2Hello | ServerAnswer | Failure
    browsers: Replies
    form: Form = EVERYTHING
    newest_form: NewestForm = EVERYTHING13

    @property
    def lead(self) -> int | None:
        """The newest version before TLS 1.3: the one that says most before it encrypts."""
        return max((version for version in self.answers if version < TLS13), default=None)

    @property
    def refusals(self) -> tuple[ServerAnswer, ...]:
        """Those by which versions are known not to be accepted."""
        return tuple(reply for reply in self.replies.values() if isinstance(reply, ServerAnswer) and reply.hello is None)

    def versions(self, asker: Asker) -> dict[str, Acceptance]:
        """As in `TlsAnswers`. A refusal after which nothing was answered any more is none."""
        states = {VERSION_NAMES[version]: _acceptance(asker, reply, version) for version, reply in self.replies.items()}
        states["SSLv2"] = Acceptance.YES if isinstance(self.ssl2, Ssl2Hello) else _acceptance(asker, self.ssl2, 0)
        return {version: states[version] for version in PROTOCOLS}


async def ask_versions(asker: Asker) -> Opening | Failure:
    """Ask for every version, and as browsers ask. A failure when nothing shows that TLS is spoken at all."""
    first, (newer, form) = await asyncio.gather(_tls13(asker), _tls12(asker))
    if isinstance(first, Failure) and isinstance(newer, Failure):
        return newer
    older = (TLS11, TLS10, SSL3)
    ssl2_reply, browsers, rest = await asyncio.gather(
        _ssl2(asker), replies(asker), asyncio.gather(*(_old(asker, version, form) for version in older))
    )
    if form is not EVERYTHING and asker.unsteady:
        # It was not the length: one of several servers is down.
        newer, form = await _tls12(asker)
    newest, newest_form = (first, EVERYTHING13) if _settled(first, browsers) else await _tls13_otherwise(asker, first, browsers)
    results: dict[int, ServerAnswer | Failure] = dict(zip((TLS13, TLS12, *older), (newest, newer, *rest), strict=True))
    await _reconciled(asker, results, browsers, form)
    answers = {version: reply for version, reply in results.items() if isinstance(reply, ServerAnswer) and _speaks(reply, version)}
    if not answers and not isinstance(ssl2_reply, Ssl2Hello):
        return _why(asker, results.values())
    opening = Opening(replies=results, answers=answers, ssl2=ssl2_reply, browsers=browsers, form=form, newest_form=newest_form)
    asker.sure_hello = _sure_hello(asker, opening)
    return opening


def _sure_hello(asker: Asker, opening: Opening) -> ClientHello | None:
    """A hello that was taken."""
    if (version := opening.lead) is None:
        return opening.newest_form.hello(asker.host) if TLS13 in opening.answers else None
    return next(hello for hello, answer in asker.answers if answer is opening.answers[version])


async def _reconciled(asker: Asker, results: dict[int, ServerAnswer | Failure], browsers: Replies, form: Form) -> None:
    """Ask again for what was refused although another answer shows that it is spoken, and tell what was told both ways."""
    refusals = {version: reply for version, reply in results.items() if isinstance(reply, ServerAnswer) and reply.hello is None}
    oldest = min(
        (version for version, reply in results.items() if isinstance(reply, ServerAnswer) and _speaks(reply, version)), default=TLS13
    )
    if any(
        oldest < version < TLS13 and reply.alert and reply.alert.description != _PROTOCOL_VERSION for version, reply in refusals.items()
    ):
        # Who speaks an older version answers with that one (RFC 5246 appendix E.1).
        asker.note_suspicion()
    results |= zip(refusals, await asker.ask_again(*refusals.values()), strict=True)
    versions_in_answers = {answer.hello.version for _, answer in asker.answers if answer.hello}
    versions_in_use = {version for version, reply in results.items() if isinstance(reply, ServerAnswer) and _speaks(reply, version)}
    # Browsers offer TLS 1.2 and TLS 1.3 alike, and get the newest that there is.
    if (versions_in_answers - versions_in_use) & set(results) or len(versions(browsers)) > 1:
        asker.note_contradiction()
    await _note_turns(asker, browsers)
    for version in sorted(set(results) - versions_in_use, reverse=True) if asker.unsteady else ():
        again = await (_tls13(asker) if version == TLS13 else _old(asker, version, form))
        if isinstance(again, ServerAnswer) and _speaks(again, version):
            asker.unlike_versions.add(version)
            results[version] = again
        elif other := next((answer for _, answer in asker.answers if answer.hello and answer.hello.version == version), None):
            # Others get it, for whatever reason.
            results[version] = other
        asker.doubtful = asker.doubtful or version in versions_in_answers or version in asker.unlike_versions


async def _looks(asker: Asker, name: str, first: ServerAnswer | Failure) -> list[ServerAnswer]:
    """What a browser gets at several times."""
    answers = [first, *[(await replies(asker, (name,)))[name] for _ in range(_LOOKS)]]
    return [answer for answer in answers if isinstance(answer, ServerAnswer)]


async def _note_turns(asker: Asker, browsers: Replies) -> None:
    """Where browsers got unlike versions, or suites that no order explains, whether one and the same of them gets both."""
    if (name := unexplained_choice(asker, browsers)) is not None:
        choices = {answer.hello.suite for answer in await _looks(asker, name, browsers[name]) if answer.hello}
        asker.note_unlike_suites(choices if len(choices) > 1 else ())
    versions_by_client = {
        name: answer.hello.version for name, answer in browsers.items() if isinstance(answer, ServerAnswer) and answer.hello
    }
    if len(set(versions_by_client.values())) < 2:
        return
    name = min(versions_by_client, key=lambda one: versions_by_client[one])
    for _ in range(_LOOKS):
        again = versions(await replies(asker, (name,))) - {versions_by_client[name]}
        if again:
            asker.unlike_versions |= again | {versions_by_client[name]}
            asker.doubtful = True
            return


def _why(asker: Asker, replies: Collection[ServerAnswer | Failure]) -> Failure:
    """Why TLS is not spoken, as far as the server says."""
    if failure := next((why for why in replies if isinstance(why, Failure)), None):
        return failure
    answers = [reply for reply in replies if isinstance(reply, ServerAnswer)]
    if any(answer.silent for answer in answers):
        return asker.visit.fail(FailureKind.TIMEOUT, "no reply to a ClientHello")
    if all(answer.cut for answer in answers):
        return asker.visit.fail(FailureKind.RESET, "the server cut every connection")
    stumbles = any(answer.stumble for answer in answers)
    if stumbles and any(answer.cut for answer in answers):
        return asker.visit.fail(FailureKind.RESET, "the server answers with an internal error")
    # In words, to every hello and each time: nobody gets in there, and be it by the server's own fault.
    words = "the server answers every ClientHello with an internal error" if stumbles else "no version of TLS was agreed on"
    return asker.visit.fail(FailureKind.TLS, words)


async def _tls13(asker: Asker) -> ServerAnswer | Failure:
    """Without keys, and with values that mean nothing, which costs the server least and tells most."""
    return await asker.ask("TLSv1.3", offer.tls13(asker.host, (*every(TLS13), GREASE), GREASE_EXTENSION, versions=(GREASE, TLS13)))


def _settled(reply: ServerAnswer | Failure, browsers: Replies) -> bool:
    """Whether a refusal of TLS 1.3 can be believed: browsers got an older version, or the alert says so and nothing else speaks against it."""
    if isinstance(reply, Failure) or reply.hello is not None:
        return True
    versions_by_client = versions(browsers)
    return TLS13 not in versions_by_client and (
        bool(versions_by_client) or (reply.alert is not None and reply.alert.description == _PROTOCOL_VERSION)
    )


async def _tls13_otherwise(asker: Asker, first: ServerAnswer | Failure, browsers: Replies) -> tuple[ServerAnswer | Failure, NewestForm]:
    """One difference at a time: without the values that mean nothing; with fewer groups and schemes; with keys, a key for the group that it wants."""
    with_keys = tuple(NewestForm((group,), offer.BROWSER_SCHEMES, offer.shares(group)) for group in _FIRST_KEYS)
    for form in (EVERYTHING13, FEWER13, *(with_keys if TLS13 in versions(browsers) else ())):
        how = "with keys" if form.shares else "in short" if form is FEWER13 else "plainly"
        answer = await asker.ask(f"TLSv1.3 {how}", form.hello(asker.host))
        if isinstance(answer, ServerAnswer) and _speaks(answer, TLS13):
            asker.note_change(first, await _tls13(asker))
            return answer, form
    return first, EVERYTHING13


async def _tls12(asker: Asker) -> tuple[ServerAnswer | Failure, Form]:
    """First with everything. Servers that stumble over that are asked without the values that mean nothing, and then with less and less."""
    full = offer.old(TLS12, asker.host, (*every(TLS12), GREASE), GREASE_EXTENSION, alpn=ALPN_PROTOCOLS)
    answer = await asker.ask("TLSv1.2", full)
    if isinstance(answer, ServerAnswer) and (answer.hello or (answer.alert and answer.alert.description == _PROTOCOL_VERSION)):
        return answer, EVERYTHING
    plain = await asker.ask("TLSv1.2 plainly", EVERYTHING.hello(TLS12, asker.host, every(TLS12), alpn=ALPN_PROTOCOLS))
    if isinstance(plain, ServerAnswer) and _speaks(plain, TLS12):
        return plain, EVERYTHING
    others = (SHORT, offer.PLAIN_OFFER[offer.BRIEF :])
    for form, suite_codes in (
        (FEWER_SUITES, every(TLS12)),
        (WITHOUT_STATUS, every(TLS12)),
        (FEWER_OF_ALL, offer.PLAIN_OFFER),
        (ONE_EXCHANGE, offer.PLAIN_OFFER),
        (SHORT, offer.PLAIN_OFFER),
        others,
    ):
        hello = form.hello(TLS12, asker.host, suite_codes[: form.most_suites], alpn=ALPN_PROTOCOLS)
        again = await asker.ask("TLSv1.2 in short", hello)
        if isinstance(again, ServerAnswer) and again.hello:
            # One refusal may have been an accident, or another server's.
            repeated = await asker.ask("TLSv1.2", full)
            if isinstance(repeated, ServerAnswer) and repeated.hello:
                asker.contradictions += 1
                return repeated, EVERYTHING
            return again, form
    return answer, EVERYTHING


async def _old(asker: Asker, version: int, form: Form) -> ServerAnswer | Failure:
    """A silent drop may be an accident, so it is asked about twice."""
    hello = form.hello(version, asker.host, form.suites(version), alpn=ALPN_PROTOCOLS)
    answer = await asker.ask(VERSION_NAMES[version], hello)
    return await asker.ask(VERSION_NAMES[version], hello) if isinstance(answer, ServerAnswer) and answer.silent else answer


async def _ssl2(asker: Asker) -> Ssl2Hello | ServerAnswer | Failure:
    """The answer to SSL 2.0's own hello; anything else is a refusal, silence included."""
    refusal = ServerAnswer()
    async with asker.stream("SSLv2") as stream:
        if isinstance(stream, Failure):
            return stream
        buffer = b""
        refusal.connection_end = ConnectionEnd.CLOSED
        try:
            async with asker.limit():
                await stream.send(ssl2.client_hello(tuple(kind.code for kind in suites.ssl2_kinds().values())))
                while data := await stream.read():
                    buffer += data
                    if (hello := ssl2.ssl2_server_hello(buffer)) is not None:
                        return hello
        except TimeoutError:
            refusal.connection_end = ConnectionEnd.SILENT
        except (OSError, MalformedRecord):
            pass
        refusal.mark = asker.questions
        return refusal


def _speaks(answer: ServerAnswer, version: int) -> bool:
    return answer.hello is not None and answer.hello.version == version


def _acceptance(asker: Asker, answer: ServerAnswer | Failure, version: int) -> Acceptance:
    """An internal error is asked again at once, and OpenSSL 3 says it to every hello of a version whose signatures its security level forbids."""
    if isinstance(answer, Failure):
        return Acceptance.UNKNOWN
    if _speaks(answer, version):
        return Acceptance.YES
    return Acceptance.NO if answer.hello is not None or asker.holds(answer) else Acceptance.UNKNOWN
