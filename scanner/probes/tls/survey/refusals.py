"""Refusals: when one says something of the offer, and when only that a server was down, or was another one, behind the same address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from scanner.probes.tls.wire.answer import ConnectionEnd, ServerAnswer
from scanner.probes.tls.wire.hello import TLS12, ClientHello

# How a connection ended without a word, or the description of the alert that ended it.
_Kind = ConnectionEnd | int
# So many ends in a row of the same hello, besides none or one that turned out to be an accident, are none themselves: of a server that cuts every
# tenth connection at random, one refusal in a hundred thousand is believed wrongly. Silence costs time, so it is asked again less often.
_ROW, _ROW_OF_SILENCES = (4, 6), (3,)
# Alerts that say what is wrong (RFC 8446 section 6, RFC 7507, RFC 7301): of a version, of a fallback, of a protocol above TLS.
_VERSION, _FALLBACK, _PROTOCOL = 70, 86, 120
_INTERNAL_ERROR = 80
# What a server says to a hello that has nothing for it: nothing shared, too little security.
_OF_OFFERS = {40, 71}
# How often an alert is asked for again that may be another server's.
_ROW_OF_SUSPICION = 3


class RefusedHello(msgspec.Struct):
    """A hello that was refused in one way, so many ``times`` in a row, and what was said to it in the end, if anything else was."""

    what: str
    hello: ClientHello
    enough: Callable[[ServerAnswer], bool]
    kind: _Kind
    times: int = 0
    answer: ServerAnswer | None = None


class Refusals:
    """Those of one address.

    An address at which nothing else was heard refuses as it does. Where it also refuses by an alert, or where the same hello was answered another
    time, there may be a server behind it that is down, and its refusals without a word say nothing of what the others take. An alert is doubted
    where one like it was said to a hello that was taken another time; whether that may be so, is asked for where alerts do not fit each other.
    """

    def __init__(self) -> None:
        self._by_hello: dict[int, RefusedHello] = {}
        self._by_number: dict[int, RefusedHello] = {}
        self._accidents: Counter[_Kind] = Counter()
        self._alert_refusals = False
        self._suspicion = False

    def hear(self, what: str, hello: ClientHello, enough: Callable[[ServerAnswer], bool], answer: ServerAnswer) -> None:
        """Note one answer to a hello."""
        kind = _kind(answer)
        # By identity, because to compare hellos costs as much as to write them; who asks again has the same one at hand.
        if (earlier := self._by_hello.get(id(hello))) is not None and earlier.kind != kind:
            earlier.answer = answer
            self._note(earlier, answer)
            del self._by_hello[id(hello)]
        if kind is None:
            return
        question = self._by_hello.setdefault(id(hello), RefusedHello(what, hello, enough, kind))
        question.times += 1
        self._by_number[answer.number] = question
        self._alert_refusals = self._alert_refusals or (isinstance(kind, int) and not answer.stumble)

    def note_accident(self, before: ServerAnswer, after: ServerAnswer) -> None:
        """Another hello of the same sort was answered where this one was refused."""
        question = self._by_number.get(before.number)
        if question is not None and question.answer is None:
            self._note(question, after)

    def note_suspicion(self) -> None:
        """Something was refused that should have been taken."""
        self._suspicion = True

    def weigh(self, refusals: Iterable[ServerAnswer]) -> None:
        """Whether the alerts by which lists and versions end fit each other: one server ends them in one way."""
        alerts = [
            question.kind for refusal in refusals if (question := self._by_number.get(refusal.number)) and isinstance(question.kind, int)
        ]
        of_no_offer = (_VERSION, _FALLBACK, _PROTOCOL, *((_INTERNAL_ERROR,) if self._fails_over_old_versions() else ()))
        offers = {alert for alert in alerts if alert not in of_no_offer}
        if len(offers) > 1 or not offers <= _OF_OFFERS:
            self._suspicion = True

    def _fails_over_old_versions(self) -> bool:
        """Whether an internal error came, more than once, to several old versions and to nothing else: OpenSSL 3 says it where its security level leaves
        a version no signature. A server that is down says it to whatever comes.
        """
        questions = [question for question in self._by_hello.values() if question.kind == _INTERNAL_ERROR]
        old = {question.hello.version for question in questions if question.hello.version < TLS12 and question.times > 1}
        return len(old) > 1 and len(old) == len(questions) and not self._accidents[_INTERNAL_ERROR]

    def open(self, answer: ServerAnswer, least: int) -> RefusedHello | None:
        """The question that may get another answer still, if the server is asked again; ``least``: so often an alert must come in any case."""
        question = self._by_number.get(answer.number)
        if question is None or question.answer is not None:
            return None
        doubts, rows = self._doubts(question.kind), _rows(question.kind)
        alerts = _ROW_OF_SUSPICION if self._suspicion else least
        row = rows[min(doubts, len(rows)) - 1] if doubts else alerts if isinstance(question.kind, int) else 0
        return question if question.times < row else None

    def later(self, answer: ServerAnswer) -> ServerAnswer:
        """What the same hello got another time, where it was refused before."""
        question = self._by_number.get(answer.number)
        return answer if question is None or question.answer is None else question.answer

    def believed(self, answer: ServerAnswer) -> bool:
        """Whether a refusal says something of the offer: it was put in words, then or later, or it is no accident."""
        question = self._by_number.get(answer.number)
        if question is None or (question.answer is not None and question.answer.refused):
            return True
        rows, doubts = _rows(question.kind), self._doubts(question.kind)
        return question.answer is None and (doubts == 0 or (doubts <= len(rows) and question.times >= rows[doubts - 1]))

    def _note(self, question: RefusedHello, answer: ServerAnswer) -> None:
        # One alert and then another are two ways to refuse, and neither is an accident by that.
        if isinstance(question.kind, ConnectionEnd) or answer.hello is not None:
            self._accidents[_like(question.kind)] += question.times

    def _doubts(self, kind: _Kind) -> int:
        accidents = self._accidents[_like(kind)]
        return accidents + 1 if accidents or (isinstance(kind, ConnectionEnd) and self._alert_refusals) else 0


def _kind(answer: ServerAnswer) -> _Kind | None:
    if answer.wordless:
        return answer.connection_end
    return answer.alert.description if answer.refused and answer.alert is not None else None


def _rows(kind: _Kind) -> tuple[int, ...]:
    return _ROW_OF_SILENCES if kind is ConnectionEnd.SILENT else _ROW


def _like(kind: _Kind) -> _Kind:
    """Closed and reset are the same: which of them the client sees may hang on the network."""
    return ConnectionEnd.CLOSED if kind is ConnectionEnd.RESET else kind
