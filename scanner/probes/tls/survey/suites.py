"""Which suites a server accepts with a version, and whether it or the client decides among them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Order
from checks.core.tls import suites
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.enumerate import Choices, Offer, Pick, exhaust
from scanner.probes.tls.survey.forms import EVERYTHING13
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS13, VERSION_NAMES, ClientHello

# What nearly every server has of TLS 1.3's.
_COMMON13 = (0x1301, 0x1302, 0x1303)


class Preference(msgspec.Struct, frozen=True):
    """Suites by number in the order they were chosen, who decides that order, and every answer that was heard on the way.

    ``passed_over`` are those that were not taken where a single server would have taken them.
    """

    suites: Choices
    order: Order
    answers: tuple[ServerAnswer, ...]
    passed_over: tuple[int, ...] = ()

    def __add__(self, other: Preference) -> Preference:
        """What a server said that was asked again, because it did not always say the same."""
        same = self.order is other.order and set(self.suites.values) == set(other.suites.values)
        order = self.order if same else Order.UNKNOWN
        return Preference(self.suites + other.suites, order, (*self.answers, *other.answers), (*self.passed_over, *other.passed_over))


async def preference(asker: Asker, opening: Opening, version: int) -> Preference:
    """Ask until nothing is left; then once more for the same suites the other way round."""
    name, first = VERSION_NAMES[version], opening.answers[version]
    answers, intruders = [first], set[int]()

    async def ask(rest: tuple[int, ...]) -> ServerAnswer | Failure:
        groups = _other_groups(asker, opening, answers) if version == TLS13 and not set(rest).isdisjoint(_COMMON13) else ()
        answer = await asker.ask(f"{name} suites", _hello(asker, opening, version, rest, groups), choice)
        if groups and isinstance(answer, ServerAnswer) and answer.hello is None:
            # It may be the groups of which there are no others.
            answer = await asker.ask(f"{name} suites", _hello(asker, opening, version, rest), choice)
        if (code := pick(answer)) is not None:
            assert isinstance(answer, ServerAnswer)
            answers.append(answer)
            intruders.update({code} - {*rest})
        return answer

    def pick(answer: ServerAnswer | Failure) -> int | None:
        hello = answer.hello if isinstance(answer, ServerAnswer) else None
        return hello.suite if hello is not None and hello.version == version else None

    assert first.hello is not None
    choices = Choices((first.hello.suite,))
    for batch in _batches(opening, version):
        choices += await exhaust(batch, ask, pick, choices.values)
    if intruders:
        choices += await _each_alone(ask, pick, choices.values)
    order, passed_over = Order.UNKNOWN, tuple[int, ...]()
    if len(choices.values) > 1:
        reverse = _reverse(choices.values)
        first_choice = pick(again := await ask(reverse))
        if isinstance(again, ServerAnswer) and again.hello is None:
            # Each of them was taken before.
            asker.note_suspicion()
        if first_choice not in (None, choices.values[0], reverse[0]):
            # Some put another suite first for other clients: one that decides so decides so again, other than servers that take turns.
            second_choice = pick(await ask(reverse))
            if second_choice != first_choice:
                passed_over, first_choice = tuple(filter(None, (first_choice, second_choice))), None
        if first_choice is not None:
            order = Order.CLIENT if first_choice == reverse[0] else Order.SERVER
    if order is Order.CLIENT and len(_batches(opening, version)) == 1:
        passed_over = _passed_over(choices.values, offer.every(version))
    return Preference(choices, order, tuple(answers), passed_over)


async def _each_alone(ask: Offer, pick: Pick, accepted: Sequence[int]) -> Choices:
    """Of a server that chooses what is not offered: whether it compares the second byte of a suite only (yaSSL), by those whose first is zero.

    One that takes the same whatever is offered has nothing else.
    """
    others = list[int]()
    for code in offer.WIDESPREAD:
        if code > 0xFF or code in accepted:
            continue
        answer = await ask((code,))
        if isinstance(answer, Failure) or answer.stumble:
            return Choices(tuple(others), False)
        if (choice := pick(answer)) == code:
            others.append(code)
        elif choice is not None:
            break
    return Choices(tuple(others), not others)


def _passed_over(codes: Sequence[int], offered: Sequence[int]) -> tuple[int, ...]:
    """Those that were chosen after one that the client offers later: who takes the client's first suite never does that."""
    places = [offered.index(code) for code in codes if code in offered]
    return tuple(offered[place] for at, place in enumerate(places) if place < max(places[:at], default=0))


def _reverse(codes: Sequence[int]) -> tuple[int, ...]:
    """The other way round, but not ChaCha20 first: some servers prefer it only when the client puts it there."""
    by_code, reverse = suites.by_code(), tuple(reversed(codes))
    others = tuple(code for code in reverse if code not in by_code or "CHACHA" not in by_code[code].cipher)
    calm = others + tuple(code for code in reverse if code not in others)
    return calm if calm[0] != codes[0] else reverse


def _batches(opening: Opening, version: int) -> list[tuple[int, ...]]:
    return [offer.every(version)] if version == TLS13 else opening.form.batches(version)


def _other_groups(asker: Asker, opening: Opening, answers: Sequence[ServerAnswer]) -> tuple[int, ...]:
    """Those of TLS 1.3 that the server has not asked for yet: it names a group and a suite in one answer, and the one does not hang on the other.

    None where that could be mistaken, or where it asks for no group.
    """
    if opening.newest_form is not EVERYTHING13 or asker.unsteady:
        return ()
    groups = {answer.hello.group for answer in answers if answer.hello}
    return () if None in groups else tuple(group for group in offer.GROUPS13 if group not in groups)


def _hello(asker: Asker, opening: Opening, version: int, suite_codes: tuple[int, ...], groups13: tuple[int, ...] = ()) -> ClientHello:
    if version == TLS13:
        return opening.newest_form.hello(asker.host, suite_codes, groups=groups13)
    return opening.form.hello(version, asker.host, suite_codes)
