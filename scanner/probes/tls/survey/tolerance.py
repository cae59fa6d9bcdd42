"""What turns real clients away that a server should pass over: newer versions, long hellos, many suites, extensions and values it does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scanner.probes.tls.clients.hellos import BROWSERS, LIBRARIES, real_clients
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.browsers import outcome, replies
from scanner.probes.tls.survey.forms import EVERYTHING, EVERYTHING13
from scanner.probes.tls.survey.groups import leaf_curve
from scanner.probes.tls.survey.partial_answers import OPEN, PartialAnswers, Provisional
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import extensions as ext, offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS13, ClientHello

# More than one packet of Ethernet holds, as the hellos of browsers with post-quantum keys.
_LONG = 1_500
_HEADER = 4
# A number that nobody has registered and that is no GREASE (IANA, TLS ExtensionType Values).
_UNKNOWN_EXTENSION: ext.Extension = (0x5AA5, b"\x00")
_GREASE_GROUP = 0x3A3A
# As many as are tried, and registered for nothing (IANA, TLS Cipher Suites).
_UNKNOWN_SUITES = tuple(range(0x6000, 0x6000 + len(offer.PLAIN_OFFER)))


async def tolerance(asker: Asker, opening: Opening) -> PartialAnswers:
    """``clients``: what real clients get. ``intolerance``: what turns them away, as in `TlsAnswers`.

    Nothing is called intolerant over a hello that nobody sends. Where a real one is turned away, twice, a small hello that the server takes is
    asked with one difference at a time, and with as many bytes that mean nothing, so that the length is not blamed on what is long.
    """
    answers = dict(opening.browsers)
    if _refused(answers) or (opening.form, opening.newest_form) != (EVERYTHING, EVERYTHING13):
        if _refused(answers):
            asker.note_suspicion()
        answers |= await replies(asker, LIBRARIES)
        again = await replies(asker, _refused(answers))
        for name, answer in again.items():
            asker.note_change(answers[name], answer)
        answers |= {name: answer for name, answer in again.items() if isinstance(answer, ServerAnswer)}
    by_client = {name: answer for name, answer in answers.items() if isinstance(answer, ServerAnswer) and not answer.stumble}
    refused = _refused(by_client)
    by_client |= dict(zip(refused, await asker.ask_again(*(by_client[name] for name in refused)), strict=True))
    refused = _refused(by_client)
    refusals = tuple(by_client[name] for name in refused)
    outcomes = {name: outcome(answer) for name, answer in by_client.items()}
    others = {name: one for name, one in outcomes.items() if name not in refused}
    if not await asker.confirmed(*refusals):
        return {"clients": others, "intolerance": OPEN, "unanswered": ("clients",)}
    fields = {"clients": Provisional(outcomes, refusals, rest=others), "unanswered": _gaps(by_client)}
    if not opening.answers:
        return fields | {"intolerance": None}
    if not refused:
        return fields | {"intolerance": OPEN if _gaps(by_client) else ()}
    return fields | {"intolerance": Provisional(await _reasons(asker, opening, refused), refusals)}


def _refused(answers: object) -> tuple[str, ...]:
    assert isinstance(answers, dict)
    return tuple(name for name, answer in answers.items() if isinstance(answer, ServerAnswer) and answer.hello is None)


def _gaps(by_client: dict[str, ServerAnswer]) -> tuple[str, ...]:
    return () if set(BROWSERS) <= set(by_client) else ("clients",)


async def _reasons(asker: Asker, opening: Opening, refused: Iterable[str]) -> object:
    """Which differences the server does not take; `OPEN` where it does not take the small hello any more."""
    plain = _hello(asker, opening)
    if not await _takes(asker, "of a small hello", plain):
        return OPEN
    reasons: list[str] = []
    for trials in (_trials(asker, opening), _known_extensions(asker, opening, refused)):
        for name, hello in () if reasons else trials:
            if await _takes(asker, f"of {name}", hello):
                continue
            # The same length without what is new in it.
            control = _hello(asker, opening, ext.padding(max(0, len(hello.body()) - len(plain.body()) - _HEADER)))
            if name == "many-suites" and await _takes(
                asker, "of suites that mean nothing", _hello(asker, opening, suite_codes=_UNKNOWN_SUITES)
            ):
                # It is not their number, but one among them.
                continue
            if name == "long-hello" or await _takes(asker, f"of the length of {name}", control):
                reasons.append(name)
    return tuple(reasons) if await _takes(asker, "of a small hello again", plain) else OPEN


def _trials(asker: Asker, opening: Opening) -> Iterator[tuple[str, ClientHello]]:
    if TLS13 not in opening.answers:
        key = offer.shares()
        groups = ext.supported_versions((TLS13, opening.lead or TLS13)), ext.key_share(key)
        yield "version", _hello(asker, opening, *groups, suite_codes=offer.every(TLS13))
    yield "long-hello", _hello(asker, opening, ext.padding(_LONG))
    yield "extension", _hello(asker, opening, _UNKNOWN_EXTENSION)
    yield "grease", _hello(asker, opening, offer.GREASE_EXTENSION, suite_codes=(offer.GREASE,), groups=(_GREASE_GROUP,), grease=True)
    yield "many-suites", _hello(asker, opening, suite_codes=offer.PLAIN_OFFER)


def _known_extensions(asker: Asker, opening: Opening, clients: Iterable[str]) -> Iterator[tuple[str, ClientHello]]:
    """By its name, each extension more that the clients send, where the others do not explain why they are turned away."""
    own = {kind for kind, _ in _hello(asker, opening).extensions}
    sent = {kind: data for name in clients for kind, data in real_clients()[name].hello(asker.host).extensions}
    for kind, data in sent.items():
        if kind in ext.EXTENSION_NAMES and kind not in own:
            yield ext.EXTENSION_NAMES[kind], _hello(asker, opening, (kind, data))


def _hello(
    asker: Asker,
    opening: Opening,
    *more: ext.Extension,
    suite_codes: tuple[int, ...] = (),
    groups: tuple[int, ...] = (),
    grease: bool = False,
) -> ClientHello:
    """The smallest hello for what the server chose before, and some suites, groups and extensions more."""
    version = TLS13 if opening.lead is None else opening.lead
    first = opening.answers[version]
    assert first.hello is not None
    codes = tuple(dict.fromkeys((*suite_codes, first.hello.suite)))
    if version == TLS13:
        shares = opening.newest_form.shares or offer.shares(first.hello.group)
        own = tuple(group for group, _ in shares)
        versions = (offer.GREASE, TLS13) if grease else (TLS13,)
        return offer.tls13(asker.host, codes, *more, groups=(*groups, *own), shares=shares, versions=versions)
    curve = () if first.exchange is None or first.exchange.curve is None else (first.exchange.curve,)
    # A certificate with an ECDSA key is for those who list its curve, too, and any for those who list a scheme of its key.
    own = tuple(dict.fromkeys((*curve, *(leaf_curve(first.chain) if curve else ()))))
    signature = () if first.exchange is None or first.exchange.signature is None else (first.exchange.signature,)
    schemes = tuple(dict.fromkeys((*offer.PLAIN_SCHEMES, *signature)))
    return offer.small(version, asker.host, codes, *more, groups=(*groups, *own), schemes=schemes)


async def _takes(asker: Asker, what: str, hello: ClientHello) -> bool:
    """Whether the server goes on with the hello, which is asked again where it does not."""
    answer = await asker.ask(f"tolerance {what}", hello, choice)
    if isinstance(answer, ServerAnswer) and answer.hello is None and not answer.silent:
        again = await asker.ask(f"tolerance {what}", hello, choice)
        asker.note_change(answer, again)
        answer = again
    return isinstance(answer, ServerAnswer) and answer.hello is not None
