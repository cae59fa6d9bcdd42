"""Refusals without a word: when a connection that ends like that says something of the offer, and when only that a server was down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import msgspec

from scanner.probes.tls.wire.answer import ConnectionEnd, ServerAnswer
from scanner.probes.tls.wire.hello import ClientHello

# So many ends in a row of the same hello, besides none or one that turned out to be an accident, are none themselves: of a server that cuts every
# tenth connection at random, one refusal in a hundred thousand is believed wrongly. Silence costs time, so it is asked again less often.
_IN_ROW = {ConnectionEnd.CLOSED: (4, 6), ConnectionEnd.RESET: (4, 6), ConnectionEnd.SILENT: (3,)}


class WordlessHello(msgspec.Struct):
    """A hello that was refused without a word, so many ``times`` in a row, and what was said to it in the end, if anything was."""

    what: str
    hello: ClientHello
    enough: Callable[[ServerAnswer], bool]
    end: ConnectionEnd
    times: int = 0
    answer: ServerAnswer | None = None


class WordlessRefusals:
    """Those of one address.

    An address at which nothing else was heard refuses like that. Where it also refuses by an alert, or where the same hello was answered another
    time, there may be a server behind it that is down, and its refusals say nothing of what the others take.
    """

    def __init__(self) -> None:
        self._by_hello: dict[ClientHello, WordlessHello] = {}
        self._by_number: dict[int, WordlessHello] = {}
        self._accidents: Counter[ConnectionEnd] = Counter()
        self._alert_refusals = False

    def hear(self, what: str, hello: ClientHello, enough: Callable[[ServerAnswer], bool], answer: ServerAnswer) -> None:
        """Note one answer to a hello."""
        if answer.wordless and answer.connection_end is not None:
            question = self._by_hello.setdefault(hello, WordlessHello(what, hello, enough, answer.connection_end))
            question.times += 1
            self._by_number[answer.number] = question
            return
        self._alert_refusals = self._alert_refusals or (answer.refused and not answer.stumble)
        # Most addresses have none, and to find a hello costs as much as to write it.
        if self._by_hello and (earlier := self._by_hello.pop(hello, None)) is not None:
            earlier.answer = answer
            self._accidents[_kind(earlier.end)] += earlier.times

    def note_accident(self, answer: ServerAnswer) -> None:
        """Another hello of the same sort was answered where this one was refused without a word."""
        question = self._by_number.get(answer.number)
        if question is not None and question.answer is None:
            self._accidents[_kind(question.end)] += question.times

    def open(self, answer: ServerAnswer) -> WordlessHello | None:
        """The question that may get another answer still, if the server is asked again."""
        question = self._by_number.get(answer.number)
        if question is None or question.answer is not None:
            return None
        rows = _IN_ROW[question.end]
        doubts = self._doubts(question.end)
        return question if doubts and question.times < rows[min(doubts, len(rows)) - 1] else None

    def later(self, answer: ServerAnswer) -> ServerAnswer:
        """What the same hello got another time, where it was refused without a word before."""
        question = self._by_number.get(answer.number)
        return answer if question is None or question.answer is None else question.answer

    def believed(self, answer: ServerAnswer) -> bool:
        """Whether a refusal says something of the offer: it was put in words, then or later, or it is no accident."""
        question = self._by_number.get(answer.number)
        if question is None or (question.answer is not None and question.answer.refused):
            return True
        rows, doubts = _IN_ROW[question.end], self._doubts(question.end)
        return question.answer is None and (doubts == 0 or (doubts <= len(rows) and question.times >= rows[doubts - 1]))

    def _doubts(self, end: ConnectionEnd) -> int:
        accidents = self._accidents[_kind(end)]
        return accidents + 1 if accidents or self._alert_refusals else 0


def _kind(end: ConnectionEnd) -> ConnectionEnd:
    """Closed and reset are the same: which of them the client sees may hang on the network."""
    return ConnectionEnd.CLOSED if end is ConnectionEnd.RESET else end
