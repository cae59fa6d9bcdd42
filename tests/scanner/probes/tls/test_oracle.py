"""A server is called an oracle only if it tells ciphertexts apart; slowness, chance and servers that take turns are none."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, strategies as st

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Vulnerable
from checks.core.testing.evidence import failure
from scanner.net import loop
from scanner.probes.tls.weakness.robot_oracle import SILENCE, ServerReaction, oracle_strength
from scanner.probes.tls.weakness.robot_premaster import PremasterForm
from scanner.probes.tls.weakness.session import WeaknessResult

FORMS = tuple(PremasterForm)
WORDS = ("alert 20", "alert 51", "closed", SILENCE)
BLIND = (PremasterForm.OTHER_START, PremasterForm.LATE_END, PremasterForm.NO_END)
forms = st.sampled_from(FORMS)
words = st.sampled_from(WORDS)
tables = st.fixed_dictionaries(dict.fromkeys(FORMS, words))

Answer = Callable[[PremasterForm, bool, bool], ServerReaction]


def ask_oracle(answer: Answer) -> tuple[WeaknessResult, list[tuple[PremasterForm, bool, bool]]]:
    """The judgement of a server that answers so, and what it was asked: form, whole, careful."""
    questions: list[tuple[PremasterForm, bool, bool]] = []

    async def react(form: PremasterForm, *, whole: bool, careful: bool) -> ServerReaction:
        questions.append((form, whole, careful))
        return answer(form, whole, careful)

    return loop.run(oracle_strength(react)), questions


def steady(table: dict[PremasterForm, str]) -> Answer:
    """Always the same reaction to a form."""
    return lambda form, whole, careful: table[form]


def in_turn(reactions: Iterator[str]) -> Answer:
    """The next reaction, whatever is asked."""
    return lambda form, whole, careful: next(reactions)


def verdict(answer: Answer) -> Vulnerable:
    outcome, _ = ask_oracle(answer)
    assert not isinstance(outcome, Failure)
    return outcome[0]


@given(tables, tables)
def test_what_a_server_always_does_is_what_is_said(whole: dict[PremasterForm, str], alone: dict[PremasterForm, str]) -> None:
    outcome = verdict(lambda form, is_whole, careful: (whole if is_whole else alone)[form])
    deciding = whole if len(set(whole.values())) > 1 else alone
    if set(whole.values()) == {SILENCE}:
        assert outcome is Vulnerable.UNKNOWN
    elif len(set(deciding.values())) == 1:
        assert outcome is Vulnerable.NO
    else:
        assert outcome is (Vulnerable.WEAK if len({deciding[form] for form in BLIND}) == 1 else Vulnerable.YES)


@given(word=words, slow=st.lists(st.booleans(), min_size=20, max_size=20))
def test_a_slow_server_is_no_oracle(word: str, slow: list[bool]) -> None:
    turns = iter(slow)
    outcome = verdict(lambda form, whole, careful: SILENCE if not careful and next(turns, False) else word)
    assert outcome in ((Vulnerable.UNKNOWN,) if word == SILENCE else (Vulnerable.NO, Vulnerable.UNKNOWN))


@given(table=tables, late=st.sets(forms))
def test_slowness_makes_no_oracle_stronger(table: dict[PremasterForm, str], late: set[PremasterForm]) -> None:
    assert verdict(lambda form, whole, careful: SILENCE if form in late and not careful else table[form]) in (
        verdict(steady(table)),
        Vulnerable.UNKNOWN,
    )


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7])
def test_servers_that_take_turns_are_no_oracle(count: int) -> None:
    for different in range(count):
        for first in range(count):
            turns = itertools.cycle("alert 51" if n == different else "alert 20" for n in range(count))
            for _ in range(first):
                next(turns)
            assert verdict(in_turn(turns)) not in (Vulnerable.YES, Vulnerable.WEAK)


@pytest.mark.slow
@given(st.dictionaries(st.tuples(forms, st.integers(0, 2)), words))
def test_an_oracle_says_the_same_in_three_careful_rounds(odd: dict[tuple[PremasterForm, int], str]) -> None:
    """Whatever one of the three rounds shows differently, there is no accusation."""
    counts = dict.fromkeys(FORMS, 0)

    def answer(form: PremasterForm, whole: bool, careful: bool) -> str:
        if not careful:
            return "alert 51" if form is PremasterForm.SOUND else "alert 20"
        counts[form] += 1
        return odd.get((form, counts[form] - 1), "alert 20")

    rounds = [[odd.get((form, n), "alert 20") for form in FORMS] for n in range(3)]
    accused = rounds[0] == rounds[1] == rounds[2] and len(set(rounds[0])) > 1
    assert (verdict(answer) in (Vulnerable.YES, Vulnerable.WEAK)) is accused


def test_a_sound_server_is_asked_ten_times_and_an_oracle_twenty() -> None:
    for table, count in (
        (dict.fromkeys(FORMS, "alert 20"), 10),
        (dict.fromkeys(FORMS, "alert 20") | {PremasterForm.SOUND: "alert 51"}, 20),
    ):
        _, questions = ask_oracle(steady(table))
        assert len(questions) == count
    first, *rest = ([form for form, _, _ in questions[at : at + 5]] for at in (0, 5, 10, 15))
    assert all(sorted(order, key=FORMS.index) == list(FORMS) for order in (first, *rest))
    assert len({tuple(order) for order in rest}) == 3


@pytest.mark.parametrize("refused", [failure("timeout"), (Vulnerable.UNKNOWN, "the server did not go on with the handshake")])
def test_a_server_that_stops_answering_is_not_cleared(refused: ServerReaction) -> None:
    """Whoever answers nothing to every form alike has not reacted alike."""
    assert verdict(lambda form, whole, careful: "alert 20" if whole else refused) is Vulnerable.UNKNOWN


@pytest.mark.parametrize("refused", [failure("refused"), (Vulnerable.NO, "the server offers nothing that has this weakness")])
def test_a_server_without_rsa_is_asked_once(refused: ServerReaction) -> None:
    outcome, questions = ask_oracle(lambda form, whole, careful: refused)
    assert outcome is refused
    assert len(questions) == 1
