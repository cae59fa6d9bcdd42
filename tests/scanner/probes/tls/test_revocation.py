"""Revocation is learned from what the server staples, then, where the settings allow it, from the issuer; and from nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from cryptography.x509 import ocsp

from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.evidence.tls import Handshake, Revocation, RevocationRequest, RevocationStatus, TlsRequest
from checks.core.facts.values import Traffic
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.budget import Budget
from scanner.net.policy.scope import Grant, Scope
from scanner.net.revocation.fetch import Others
from scanner.probes.tls.revocation.probe import observe_revocation
from scanner.settings import Network, Settings, TlsSettings
from tests.real.certificates import CertificateRequest, Issued, ec_key, issue
from tests.scanner.probes.tls.issuer import HOST, NOW, OTHER, ROOT, Publisher, Statement, publishing, revocation_list

GOOD, REVOKED, UNCERTAIN, NO_QUESTION = Revocation.GOOD, Revocation.REVOKED, Revocation.UNKNOWN, Revocation.NOT_ASKED
ASK = TlsSettings(revocation="ask")
LOOPBACK = ("127.0.0.0/8",)


@pytest.fixture
def issuer() -> Iterator[Publisher]:
    with publishing({}) as publisher:
        yield publisher


def leaf(ocsp_url: str = "", crl_url: str = "", by: Issued = ROOT) -> Issued:
    return issue(CertificateRequest(name=HOST, key=ec_key(), ocsp=ocsp_url, crl=crl_url), by)


class World:
    """A door that trusts `ROOT`."""

    def __init__(
        self, folder: Path, tls: TlsSettings = ASK, allow: Sequence[str] = LOOPBACK, level: Level = Level.VISIT, **network: object
    ) -> None:
        roots = folder / "root.pem"
        roots.write_bytes(ROOT.pem)
        usual = Network(allow_private=tuple(allow), rate=1000.0, timeout=5.0, trusted_roots=(str(roots),))
        settings = Settings(network=msgspec.structs.replace(usual, **network), tls=tls)
        self.settings = settings
        self.door = Door(Scope({HOST: Grant(frozenset((443,)), level)}), settings)

    def learn(self, *leaves: Issued, staple: bytes = b"") -> tuple[list[Observation], Traffic]:
        """What is said of the certificates that a host shows one after another, and what it cost."""

        async def each() -> tuple[list[Observation], Traffic]:
            async with self.door.visit(Target(host=HOST, domain="kotacontoh.go.id", opd="dinkes", address="127.0.0.1")) as visit:
                status = []
                for leaf in leaves:

                    async def see(request: Request, leaf: Issued = leaf) -> Observation:
                        assert request == TlsRequest(HOST, 443)
                        chain, trust = (leaf.der,), visit.roots.verify((leaf.der,), NOW).trust
                        return Handshake(HOST, "127.0.0.1", "TLSv1.3", "TLS_AES_128_GCM_SHA256", chain, trust, NOW, ocsp=staple)

                    status.append(await observe_revocation(RevocationRequest(HOST, 443), visit, see))
                return status, visit.traffic

        return loop.run(each())

    def one(self, leaf: Issued, staple: bytes = b"") -> RevocationStatus:
        """The same for a single certificate of which something is known."""
        ((status,), _) = self.learn(leaf, staple=staple)
        assert isinstance(status, RevocationStatus), status
        return status

    def failed(self, leaf: Issued) -> Failure:
        """Why nothing is known."""
        ((status,), _) = self.learn(leaf)
        assert isinstance(status, Failure), status
        return status


def test_a_stapled_response_is_enough(tmp_path: Path, issuer: Publisher) -> None:
    issued = leaf(issuer.url("/ocsp"), issuer.url("/all.crl"))
    status = World(tmp_path).one(issued, Statement(about=issued).der())
    assert (status.state, status.source, issuer.requests) == (GOOD, "stapled", [])


def test_a_stapled_revocation(tmp_path: Path) -> None:
    issued = leaf()
    status = World(tmp_path, TlsSettings()).one(issued, Statement(about=issued, state=ocsp.OCSPCertStatus.REVOKED).der())
    assert (status.state, status.source, status.reason) == (REVOKED, "stapled", "keyCompromise")


def test_by_default_nobody_is_asked(tmp_path: Path, issuer: Publisher) -> None:
    status = World(tmp_path, TlsSettings()).one(leaf(issuer.url("/ocsp"), issuer.url("/all.crl")))
    assert (status.state, status.detail, issuer.requests) == (NO_QUESTION, "the settings do not allow asking issuers", [])


def test_a_stapled_response_that_cannot_be_believed_proves_nothing(tmp_path: Path) -> None:
    issued = leaf()
    status = World(tmp_path, TlsSettings()).one(issued, Statement(about=issued, begins=-9, ends=-1).der())
    assert (status.state, status.source) == (UNCERTAIN, "stapled")
    assert status.detail.startswith("it held until")


def test_the_responder_is_asked_about_this_certificate_and_told_who_asks(tmp_path: Path, issuer: Publisher) -> None:
    issued = leaf(issuer.url("/ocsp"), issuer.url("/all.crl"))
    issuer.answers["/ocsp/"] = (200, Statement(about=issued, state=ocsp.OCSPCertStatus.REVOKED).der())
    status = World(tmp_path).one(issued)
    assert (status.state, status.source, status.reason) == (REVOKED, "ocsp", "keyCompromise")
    assert [question.serial_number for question in issuer.questions()] == [issued.certificate.serial_number]
    ((method, _, headers),) = issuer.requests
    assert method == "GET"
    assert headers["user-agent"].startswith("tilik/")


def test_a_stale_staple_is_no_reason_not_to_ask(tmp_path: Path, issuer: Publisher) -> None:
    issued = leaf(issuer.url("/ocsp/"))
    issuer.answers["/ocsp/"] = (200, Statement(about=issued).der())
    status = World(tmp_path).one(issued, Statement(about=issued, begins=-9, ends=-1).der())
    assert (status.state, status.source) == (GOOD, "ocsp")


@pytest.mark.slow
@pytest.mark.parametrize(
    "answer",
    [(404, b""), (500, b"sibuk"), (200, b"<html>bukan OCSP</html>"), (200, Statement(about=OTHER).der())],
    ids=["missing", "broken", "page", "other"],
)
@pytest.mark.parametrize("in_crl", [True, False], ids=["revoked", "good"])
def test_where_ocsp_does_not_help_the_list_does(tmp_path: Path, issuer: Publisher, answer: tuple[int, bytes], in_crl: bool) -> None:
    issued = leaf(issuer.url("/ocsp"), issuer.url("/all.crl"))
    issuer.answers |= {"/ocsp/": answer, "/all.crl": (200, revocation_list(*((issued,) if in_crl else ())))}
    status = World(tmp_path).one(issued)
    assert (status.state, status.source, status.reason) == ((REVOKED, "crl", "superseded") if in_crl else (GOOD, "crl", ""))


def test_a_certificate_the_responder_does_not_know(tmp_path: Path, issuer: Publisher) -> None:
    issued = leaf(issuer.url("/ocsp"))
    issuer.answers["/ocsp/"] = (200, Statement(about=issued, state=ocsp.OCSPCertStatus.UNKNOWN).der())
    status = World(tmp_path).one(issued)
    assert (status.state, status.source, status.detail) == (UNCERTAIN, "ocsp", "")


def test_a_list_is_fetched_once_for_all_its_certificates(tmp_path: Path, issuer: Publisher) -> None:
    one, other = leaf(crl_url=issuer.url("/all.crl")), leaf(crl_url=issuer.url("/all.crl"))
    issuer.answers["/all.crl"] = (200, revocation_list(other))
    observation, traffic = World(tmp_path).learn(one, other, one)
    assert [status.state for status in observation if isinstance(status, RevocationStatus)] == [GOOD, REVOKED, GOOD]
    assert (len(issuer.requests), traffic.count) == (1, 1)


def test_what_is_fetched_is_counted_and_told(tmp_path: Path, issuer: Publisher) -> None:
    body = revocation_list()
    issuer.answers["/all.crl"] = (200, body)
    _, traffic = World(tmp_path).learn(leaf(crl_url=issuer.url("/all.crl")))
    assert (traffic.count, traffic.connections) == (1, 1)
    assert traffic.bytes_in > len(body)
    assert traffic.log == (f"GET {issuer.url('/all.crl')} → 200",)


def test_a_certificate_that_names_no_place(tmp_path: Path) -> None:
    status = World(tmp_path).one(leaf())
    assert (status.state, status.detail) == (NO_QUESTION, "the certificate names no place to ask")


@pytest.mark.parametrize("by", [OTHER, None], ids=["unknown root", "self-signed"])
def test_nobody_is_asked_because_an_untrusted_certificate_says_so(tmp_path: Path, issuer: Publisher, by: Issued | None) -> None:
    leaf = issue(CertificateRequest(name=HOST, key=ec_key(), ocsp=issuer.url("/ocsp"), crl=issuer.url("/all.crl")), by)
    status = World(tmp_path).one(leaf)
    assert (status.state, status.detail, issuer.requests) == (NO_QUESTION, "the certificate has no trusted issuer", [])


def test_a_root_that_a_site_shows_as_its_own_has_no_issuer_to_ask(tmp_path: Path) -> None:
    status = World(tmp_path).one(ROOT)
    assert (status.state, status.detail) == (NO_QUESTION, "the certificate has no trusted issuer")


@pytest.mark.parametrize(("path", "by"), [("/admin", ROOT), ("/all.crl", OTHER)], ids=["another path", "an unknown root"])
def test_the_door_fetches_only_what_a_trusted_certificate_names(tmp_path: Path, issuer: Publisher, path: str, by: Issued) -> None:
    issuer.answers[path] = (200, b"rahasia")
    world, issued = World(tmp_path), leaf(issuer.url("/ocsp"), issuer.url("/all.crl"), by)

    async def fetch() -> bytes | Failure:
        async with world.door.visit(Target(host=HOST, domain="kotacontoh.go.id", opd="dinkes")) as visit:
            return await visit.fetch_revocation((issued.der,), issuer.url(path))

    answer = loop.run(fetch())
    assert isinstance(answer, Failure)
    assert (answer.kind, issuer.requests) == (FailureKind.OUT_OF_SCOPE, [])


def test_a_responder_at_a_private_address_is_not_asked(tmp_path: Path, issuer: Publisher) -> None:
    status = World(tmp_path, allow=()).one(leaf(issuer.url("/ocsp")))
    assert (status.state, status.detail, issuer.requests) == (NO_QUESTION, "127.0.0.1 has no public address", [])


def test_below_level_visit_nothing_is_sent(tmp_path: Path, issuer: Publisher) -> None:
    status = World(tmp_path, level=Level.PASSIVE).one(leaf(issuer.url("/ocsp")))
    assert (status.state, issuer.requests) == (NO_QUESTION, [])


def test_a_list_that_is_too_long_is_not_read(tmp_path: Path, issuer: Publisher) -> None:
    issuer.answers["/all.crl"] = (200, bytes(3000))
    world = World(tmp_path, TlsSettings(revocation="ask", crl_bytes=2000))
    assert world.failed(leaf(crl_url=issuer.url("/all.crl"))).kind is FailureKind.TOO_LARGE


def test_a_redirect_is_not_followed(tmp_path: Path, issuer: Publisher) -> None:
    issuer.answers["/all.crl"] = (302, b"")
    assert World(tmp_path).failed(leaf(crl_url=issuer.url("/all.crl"))).kind is FailureKind.MALFORMED
    assert len(issuer.requests) == 1


def test_a_budget_that_is_used_up_is_used_up(tmp_path: Path, issuer: Publisher) -> None:
    issued = leaf(issuer.url("/ocsp"), issuer.url("/all.crl"))
    issuer.answers["/all.crl"] = (200, revocation_list())
    assert World(tmp_path, host_requests=1).failed(issued).detail.endswith("answers 404")
    assert len(issuer.requests) == 1


def test_a_budget_that_is_used_up_meanwhile(tmp_path: Path, issuer: Publisher) -> None:
    world, issued = World(tmp_path, host_requests=1), leaf(crl_url=issuer.url("/all.crl"))
    budget = Budget(world.door.network, world.door.clock)
    budget.admit()
    answer = loop.run(world.door.revocation_fetcher.fetch((issued.der,), issuer.url("/all.crl"), budget))
    assert isinstance(answer, Failure)
    assert (answer.kind, issuer.requests) == (FailureKind.BUDGET, [])


def test_of_several_processes_each_has_its_share_of_an_issuer_and_none_asks_where_another_may(tmp_path: Path, issuer: Publisher) -> None:
    issued, url = leaf(crl_url=issuer.url("/all.crl")), issuer.url("/all.crl")
    issuer.answers["/all.crl"] = (200, revocation_list())
    world = World(tmp_path, connections=4, rate=10.0)

    def answer(others: Others) -> bytes | Failure:
        door = Door(world.door.scope, world.settings, others=others)
        return loop.run(door.revocation_fetcher.fetch((issued.der,), url, Budget(door.network, door.clock)))

    refused = answer(Others(4, frozenset(("127.0.0.1",))))
    assert isinstance(refused, Failure)
    assert (refused.kind, issuer.requests) == (FailureKind.NOT_PERMITTED, [])
    assert isinstance(answer(Others(4)), bytes)
    assert isinstance(answer(Others()), bytes)


def test_no_handshake_no_revocation(tmp_path: Path) -> None:
    world = World(tmp_path)
    refused = Failure(FailureKind.REFUSED, NOW)

    async def see(request: Request) -> Observation:
        return refused

    async def ask() -> Observation:
        async with world.door.visit(Target(host=HOST, domain="kotacontoh.go.id", opd="dinkes")) as visit:
            return await observe_revocation(RevocationRequest(HOST, 443), visit, see)

    assert loop.run(ask()) == refused
