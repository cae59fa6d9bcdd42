"""Whichever connections come to a server that is down, no list is called whole that is not, and nothing is called refused that is accepted."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Acceptance, Order, TlsAnswers
from checks.core.tls.suites import group_name, suite_name
from tests.scanner.probes.tls.chance import Turns, surveyed
from tests.scanner.probes.tls.particular import Tastes, cut

SOUND = Tastes(suites=(0xC02B, 0xC02C, 0xCCA9, 0xC009), versions=(0x0304, 0x0303, 0x0301), protocols=("h2", "http/1.1"))
CUT = Tastes(dislikes=lambda hello: True, refuse=cut)
# Refuses by ending the connection, as the servers of Windows do.
CURT = Tastes(suites=(0xC02F, 0xC013), versions=(0x0303, 0x0301), refuse=cut)
LISTS = ("groups", "signatures", "alpn")
OTHERS = ("default_certificate", "fallback_scsv")


def turns(seed: int, sound: Tastes, down: Tastes = CUT) -> Turns:
    """At random, with some chance of being down, or in a round of a few servers."""
    chance = random.Random(seed)
    if chance.random() < 0.5:
        share, each = chance.choice((0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.66)), random.Random(seed)
        return lambda number: down if each.random() < share else sound
    servers = [chance.choice((down, sound)) for _ in range(chance.randrange(2, 6))]
    return lambda number: servers[number % len(servers)]


def false_claims(answers: TlsAnswers, alone: TlsAnswers) -> Iterator[str]:
    """What is firmly said other than of the sound server alone."""
    for version, suites in alone.suites.items():
        if answers.versions[version] is Acceptance.NO:
            yield f"no {version}"
        elif (
            answers.versions[version] is Acceptance.YES
            and f"suites {version}" not in answers.unanswered
            and set(answers.suites[version]) != set(suites)
        ):
            yield f"suites {version}"
    for field in LISTS:
        if field not in answers.unanswered and set(getattr(answers, field) or ()) != set(getattr(alone, field) or ()):
            yield field
    for field in OTHERS:
        if field not in answers.unanswered and getattr(answers, field) != getattr(alone, field):
            yield field
    yield from (
        f"turns {name} away" for name, outcome in (answers.clients or {}).items() if (alone.clients or {}).get(name, outcome) != outcome
    )
    yield from (f"intolerance {what}" for what in answers.intolerance or ())


def all_false_claims(sound: Tastes, seeds: range, down: Tastes = CUT) -> list[tuple[int, str]]:
    alone = surveyed(lambda number: sound, 0)
    assert isinstance(alone, TlsAnswers)
    assert alone.suites_complete
    claims = []
    for seed in seeds:
        answers = surveyed(turns(seed, sound, down), seed, connections=(1, 2, 3, 5, 8)[seed % 5])
        if not isinstance(answers, Failure):
            claims += [(seed, claim) for claim in false_claims(answers, alone)]
    return claims


@pytest.mark.slow
def test_patterns() -> None:
    # In the last but one in five is sound, and only a client that is asked as such a second time betrays the others.
    assert all_false_claims(SOUND, range(150)) + all_false_claims(SOUND, range(3_239, 3_240)) == []


@pytest.mark.sweep
def test_many_patterns() -> None:
    assert all_false_claims(SOUND, range(150, 5_000)) == []


# A server without a certificate for the name (RFC 6066 section 3), one that fails, one that lets nobody in, and one that says to everybody what the
# sound one says at the end of a list (RFC 8446 section 6.2).
ALERTS = (112, 80, 49, 40)


@pytest.mark.slow
@pytest.mark.parametrize("alert", ALERTS)
def test_servers_that_refuse_everybody_by_an_alert(alert: int) -> None:
    assert all_false_claims(SOUND, range(30), Tastes(dislikes=lambda hello: True, objection=alert)) == []


@pytest.mark.sweep
@pytest.mark.parametrize("alert", ALERTS)
def test_many_patterns_of_alerts(alert: int) -> None:
    assert all_false_claims(SOUND, range(30, 500), Tastes(dislikes=lambda hello: True, objection=alert)) == []


def test_one_accident_leaves_the_lists_of_a_server_that_refuses_without_a_word() -> None:
    """One connection of the survey breaks; the servers of Windows end every list like that, too."""
    for number in range(1, 30):
        answers = surveyed(lambda at, number=number: CUT if at == number else CURT, number)  # type: ignore[misc]
        assert isinstance(answers, TlsAnswers)
        assert (answers.suites_complete, answers.versions["TLSv1.3"], "groups" in answers.unanswered) == (True, Acceptance.NO, False), (
            number
        )


GROUPS13 = (29, 23, 24, 256)
SUITES13 = (0x1302, 0x1303, 0x1301, 0x1304)


@pytest.mark.slow
@pytest.mark.parametrize("decides", [True, False])
@pytest.mark.parametrize("older", [(), (0x0303,)])
def test_suites_and_groups_that_one_question_tells(decides: bool, older: tuple[int, ...]) -> None:
    """Whether a server of TLS 1.3 has more of the ones or of the others."""
    for suites in (SUITES13[:1], SUITES13[:2], SUITES13[:3], SUITES13, SUITES13[3:]):
        for groups in (GROUPS13[:1], GROUPS13[:2], GROUPS13, GROUPS13[3:]):
            sound = Tastes(versions=(0x0304, *older), suites13=suites, groups=groups, decides=decides)
            answers = surveyed(lambda number, sound=sound: sound, 0)  # type: ignore[misc]
            assert isinstance(answers, TlsAnswers)
            assert set(answers.suites["TLSv1.3"]) == {suite_name(code) for code in suites}
            assert set(answers.groups or ()) == {group_name(group) for group in groups}
            assert {"groups", "suites TLSv1.3"}.isdisjoint(answers.unanswered)
            assert answers.order["TLSv1.3"] is (Order.UNKNOWN if len(suites) == 1 else Order.SERVER if decides else Order.CLIENT)
            assert answers.inconsistency == {}


def test_signatures_of_a_server_that_looks_at_none() -> None:
    """It goes on with one that was not offered (RFC 8446 section 4.4.2.2), which only the encrypted CertificateVerify tells."""
    for schemes, signatures in (((0x0804, 0x0403), {"rsa_pss_rsae_sha256", "ecdsa_secp256r1_sha256"}), (None, None)):
        sound = Tastes(versions=(0x0304,), schemes=schemes, keys=True)
        answers = surveyed(lambda number, sound=sound: sound, 0)  # type: ignore[misc]
        assert isinstance(answers, TlsAnswers)
        assert (set(answers.signatures) if answers.signatures else None, "signatures" in answers.unanswered) == (
            signatures,
            signatures is None,
        )
