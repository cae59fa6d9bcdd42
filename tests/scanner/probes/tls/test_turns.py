"""Servers that take turns behind one address: nothing is firmly said that another answer contradicts, and it is told by what they differ."""

from __future__ import annotations

import msgspec
import pytest

from checks.core.evidence.tls import Acceptance, TlsAnswers, TlsSurvey, TlsSurveyRequest
from checks.core.testing.evidence import HOST
from tests.real.certificates import Wanted, ec_key, issue
from tests.scanner.probes.tls.asking import asked
from tests.scanner.probes.tls.particular import LEAF, Tastes, cut, in_turns


def surveyed(*every: Tastes, connections: int = 10) -> TlsAnswers:
    with in_turns(*every) as place:
        seen, _ = asked(place.port, TlsSurveyRequest(HOST, 443), connections=connections)
    assert isinstance(seen, TlsSurvey)
    (answers,) = seen.answers
    return answers


def test_versions() -> None:
    seen = surveyed(Tastes(versions=(0x0304,)), Tastes(versions=(0x0303, 0x0301)))
    assert (seen.versions["TLSv1.2"], seen.versions["TLSv1.3"]) == (Acceptance.YES, Acceptance.YES)
    assert "versions" in seen.inconsistency
    # What one of them refuses the other may take, so that nothing is complete.
    assert not seen.suites_complete
    # The newest version of the one that answers is no fallback to it, whatever the other speaks (RFC 7507 section 3).
    assert (seen.fallback_scsv, "fallback_scsv" in seen.unanswered) == (None, True)


def test_dates_and_names_but_not_hashes() -> None:
    again, other = (issue(Wanted(name=name, key=ec_key(), life=life)).der for name, life in ((HOST, 90), ("lain.kotacontoh.go.id", 30)))
    assert surveyed(Tastes(), Tastes(leaf=LEAF)).inconsistency == {}
    assert surveyed(Tastes(leaf=again), Tastes(leaf=issue(Wanted(name=HOST, key=ec_key(), life=90)).der)).inconsistency == {}
    assert set(surveyed(Tastes(leaf=again), Tastes(leaf=other)).inconsistency) == {"dates", "names"}


def test_one_that_is_down_is_no_intolerance() -> None:
    seen = surveyed(Tastes(), Tastes(dislikes=lambda hello: True, refuse=cut))
    assert seen.intolerance == ()
    assert (seen.versions["TLSv1.2"], seen.versions["TLSv1.3"]) == (Acceptance.YES, Acceptance.YES)
    assert seen.inconsistency == {"refusals": ("closed",)}


@pytest.mark.parametrize("versions", [(0x0303,), (0x0304, 0x0303)])
@pytest.mark.parametrize("decides", [True, False])
def test_suites(versions: tuple[int, ...], decides: bool) -> None:
    """One has an RSA certificate, the other one of ECDSA as well, for the same name: each alone has fewer suites, and no list is the whole."""
    both = Tastes(suites=(0xC02B, 0xC02F, 0xC030), versions=versions, decides=decides)
    rsa = msgspec.structs.replace(both, suites=(0xC02F, 0xC030))
    seen = surveyed(rsa, rsa, both, connections=1)
    assert ("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" in seen.suites["TLSv1.2"], seen.suites_complete) == (True, False)
    assert set(seen.inconsistency) <= {"suites", "refusals"}
    assert seen.inconsistency


def test_one_like_the_other_is_consistent() -> None:
    seen = surveyed(Tastes(), Tastes())
    assert (seen.inconsistency, seen.suites_complete) == ({}, True)


def test_a_site_for_whoever_names_no_host_is_no_other_server() -> None:
    """nginx has a list of suites for each site; which one is meant, the name says (RFC 6066 section 3)."""
    seen = surveyed(Tastes(suites=(0xC02F, 0xC030), nameless_suites=(0xC013, 0x002F)))
    assert (seen.inconsistency, seen.suites_complete) == ({}, True)
