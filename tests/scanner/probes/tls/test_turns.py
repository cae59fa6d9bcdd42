"""Servers that take turns behind one address: nothing is firmly said that another answer contradicts, and it is told by what they differ."""

from __future__ import annotations

import asyncio
import itertools
import socket
import ssl
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from checks.core.evidence.tls import Acceptance, TlsAnswers, TlsSurvey, TlsSurveyRequest
from checks.core.testing.evidence import HOST
from scanner.probes.tls.survey.asker import Asker, Enough
from scanner.probes.tls.survey.inconsistency import either_shows_its_own
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS12, ClientHello
from scanner.probes.tls.wire.messages import ServerHello
from tests.real.certificates import CertificateRequest, ec_key, issue
from tests.real.tls.servers import in_process
from tests.scanner.probes.tls.asking import observe
from tests.scanner.probes.tls.particular import DEFAULT, LEAF, Tastes, cut, in_turns


class Alternating:
    """Two servers that take the connections strictly in turn, and have shown a certificate at these questions."""

    host = HOST
    sure_hello = offer.old(TLS12, HOST, offer.every(TLS12))

    def __init__(self, leaves: tuple[bytes, bytes], turn_order: tuple[int, ...], hello: ClientHello = sure_hello) -> None:
        self._leaves = leaves
        self.questions = max(turn_order, default=0)
        self.answers = [(hello, self._answer(number)) for number in turn_order]

    async def ask(self, what: str, hello: ClientHello, enough: Enough) -> ServerAnswer:
        self.questions += 1
        self.answers.append((hello, self._answer(self.questions)))
        return self.answers[-1][1]

    def _answer(self, number: int) -> ServerAnswer:
        answer = ServerAnswer(number)
        answer.hello, answer.chain = ServerHello(TLS12, 0xC02B, 0, b"", {}, bytes(32), False, None), (self._leaves[number % 2],)
        return answer


@pytest.mark.parametrize("turn_order", [(1,), (1, 3, 5), (2, 4, 7, 9), (2, 5, 9)])
def test_of_two_in_strict_alternation_neither_hides(turn_order: tuple[int, ...]) -> None:
    """Whichever questions came to which, two in succession come to one each."""
    servers = Alternating((LEAF, DEFAULT), turn_order)
    asyncio.run(either_shows_its_own(cast(Asker, servers)))
    assert {answer.chain[0] for _, answer in servers.answers} == {LEAF, DEFAULT}


@pytest.mark.parametrize(
    "servers",
    [
        Alternating((LEAF, DEFAULT), (1, 4, 5)),
        Alternating((LEAF, DEFAULT), ()),
        # A visitor who names no host may get another certificate of one and the same server.
        Alternating((LEAF, DEFAULT), (1, 3), offer.old(TLS12, "", offer.every(TLS12))),
    ],
    ids=["both shown", "no certificate in the clear", "only without a name"],
)
def test_nothing_is_asked_where_no_question_could_show_more(servers: Alternating) -> None:
    before = servers.questions
    asyncio.run(either_shows_its_own(cast(Asker, servers)))
    assert servers.questions == before


def surveyed(*every: Tastes, connections: int = 10) -> TlsAnswers:
    with in_turns(*every) as place:
        survey, _ = observe(place.port, TlsSurveyRequest(HOST, 443), connections=connections)
    assert isinstance(survey, TlsSurvey)
    (answers,) = survey.answers
    return answers


@pytest.mark.parametrize(("changes", "topics"), [({"name": "lain.kotacontoh.go.id"}, {"names"}), ({"age": 40}, {"dates"}), ({}, set())])
@pytest.mark.parametrize("connections", [1, 5])
def test_certificates_that_tls13_encrypts(tmp_path: Path, connections: int, changes: dict[str, Any], topics: set[str]) -> None:
    """Of two servers of TLS 1.3 alone in strict alternation; each shows its certificate in a handshake only."""
    contexts = []
    for number, fields in enumerate(({}, changes)):
        leaf = issue(CertificateRequest(**{"name": HOST, "key": ec_key(), **fields}))
        (tmp_path / f"{number}.pem").write_bytes(leaf.key_pem + leaf.pem)
        contexts.append(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))
        contexts[-1].minimum_version = ssl.TLSVersion.TLSv1_3
        contexts[-1].load_cert_chain(tmp_path / f"{number}.pem")
    turn_order = itertools.cycle(contexts)

    def serve(connection: socket.socket) -> None:
        with next(turn_order).wrap_socket(connection, server_side=True) as secure:
            secure.recv(1)

    with in_process(serve) as place:
        survey, _ = observe(place.port, TlsSurveyRequest(HOST, 443), connections=connections)
    assert isinstance(survey, TlsSurvey)
    assert set(survey.answers[0].inconsistency) == topics
    assert len(survey.answers[0].certificates) == 2


def test_versions() -> None:
    answers = surveyed(Tastes(versions=(0x0304,)), Tastes(versions=(0x0303, 0x0301)))
    assert (answers.versions["TLSv1.2"], answers.versions["TLSv1.3"]) == (Acceptance.YES, Acceptance.YES)
    assert "versions" in answers.inconsistency
    # What one of them refuses the other may take, so that nothing is complete.
    assert not answers.suites_complete
    # The newest version of the one that answers is no fallback to it, whatever the other speaks (RFC 7507 section 3).
    assert (answers.fallback_scsv, "fallback_scsv" in answers.unanswered) == (None, True)


def test_dates_and_names_but_not_hashes() -> None:
    again, other = (
        issue(CertificateRequest(name=name, key=ec_key(), life=life)).der for name, life in ((HOST, 90), ("lain.kotacontoh.go.id", 30))
    )
    assert surveyed(Tastes(), Tastes(leaf=LEAF)).inconsistency == {}
    assert surveyed(Tastes(leaf=again), Tastes(leaf=issue(CertificateRequest(name=HOST, key=ec_key(), life=90)).der)).inconsistency == {}
    assert set(surveyed(Tastes(leaf=again), Tastes(leaf=other)).inconsistency) == {"dates", "names"}


def test_one_that_is_down_is_no_intolerance() -> None:
    answers = surveyed(Tastes(), Tastes(dislikes=lambda hello: True, refuse=cut))
    assert answers.intolerance == ()
    assert (answers.versions["TLSv1.2"], answers.versions["TLSv1.3"]) == (Acceptance.YES, Acceptance.YES)
    assert answers.inconsistency == {"refusals": ("closed",)}


@pytest.mark.slow
@pytest.mark.parametrize("connections", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("pattern", ["sd", "ds", "ssd", "sdd"])
def test_beside_one_that_is_down_lists_are_whole_or_said_not_to_be(connections: int, pattern: str) -> None:
    sound = Tastes(suites=(0xC02B, 0xC02C, 0xCCA9, 0xC009))
    dead = Tastes(dislikes=lambda hello: True, refuse=cut)
    answers, alone = surveyed(*({"s": sound, "d": dead}[one] for one in pattern), connections=connections), surveyed(sound)
    for version, suites in answers.suites.items():
        assert set(suites) == set(alone.suites[version]) or f"suites {version}" in answers.unanswered
    assert set(answers.groups or ()) == set(alone.groups or ()) or "groups" in answers.unanswered
    assert set(answers.signatures or ()) == set(alone.signatures or ()) or "signatures" in answers.unanswered


@pytest.mark.parametrize("versions", [(0x0303,), (0x0304, 0x0303)])
@pytest.mark.parametrize("decides", [True, False])
def test_suites(versions: tuple[int, ...], decides: bool) -> None:
    """One has an RSA certificate, the other one of ECDSA as well, for the same name: each alone has fewer suites, and no list is the whole."""
    both = Tastes(suites=(0xC02B, 0xC02F, 0xC030), versions=versions, decides=decides)
    rsa = msgspec.structs.replace(both, suites=(0xC02F, 0xC030))
    answers = surveyed(rsa, rsa, both, connections=1)
    assert ("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" in answers.suites["TLSv1.2"], answers.suites_complete) == (True, False)
    assert set(answers.inconsistency) <= {"suites", "refusals"}
    assert answers.inconsistency


def test_one_like_the_other_is_consistent() -> None:
    answers = surveyed(Tastes(), Tastes())
    assert (answers.inconsistency, answers.suites_complete) == ({}, True)


def test_a_site_for_whoever_names_no_host_is_no_other_server() -> None:
    """nginx has a list of suites for each site; which one is meant, the name says (RFC 6066 section 3)."""
    answers = surveyed(Tastes(suites=(0xC02F, 0xC030), nameless_suites=(0xC013, 0x002F)))
    assert (answers.inconsistency, answers.suites_complete) == ({}, True)
