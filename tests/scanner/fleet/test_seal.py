"""What was not signed with the key of the fleet, or was changed since, is nothing."""

from __future__ import annotations

import msgspec
import pytest

from scanner.errors import SettingsError
from scanner.fleet.errand import Errand, ErrandOutcome, ErrandReport, RunOrder
from scanner.fleet.seal import Refused, Seal
from tests.scanner.fleet.orders import KEY, errand, order

SEAL = Seal(KEY)


def test_what_was_signed_comes_back_as_it_was() -> None:
    report = ErrandReport(run="r1", number=3, attempt=1, worker="w", outcome=ErrandOutcome.FAILED, reason="“…”")
    assert SEAL.open(SEAL.close(report), ErrandReport) == report
    assert SEAL.open(SEAL.close(errand()), Errand) == errand()
    assert SEAL.open(SEAL.close(order()), RunOrder) == order()


def test_one_value_has_one_text() -> None:
    assert SEAL.close(errand()) == Seal(KEY).close(errand())


@pytest.mark.parametrize("change", [("dinkes", "disdik"), ('"number":0', '"number":1'), ("127.0.74.1", "127.0.74.2"), ("}", "} ")])
def test_whatever_is_altered_breaks_it(change: tuple[str, str]) -> None:
    text = SEAL.close(errand())
    assert text.replace(*change) != text
    with pytest.raises(Refused, match="not signed"):
        SEAL.open(text.replace(*change), Errand)


@pytest.mark.parametrize(
    "text", ["", " ", "{}", "0" * 64, "0" * 64 + " {}", "\ud800 \ud800", SEAL.close(errand())[:-1], "x" + SEAL.close(errand())]
)
def test_whatever_was_never_signed_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        SEAL.open(text, Errand)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Refused, match="not signed"):
        Seal(KEY + "!").open(SEAL.close(errand()), Errand)


def test_one_kind_does_not_pass_for_another() -> None:
    with pytest.raises(Refused, match="not signed"):
        SEAL.open(SEAL.close(errand()), ErrandReport)


def test_what_is_signed_by_another_version_is_refused_and_says_so() -> None:
    class Errand(msgspec.Struct):
        otherwise: int

    from scanner.fleet import errand as module

    with pytest.raises(Refused, match="another version"):
        SEAL.open(SEAL.close(Errand(1)), module.Errand)


def test_a_short_key_is_no_key() -> None:
    with pytest.raises(SettingsError, match=r"fleet\.key"):
        Seal("k" * 31)
