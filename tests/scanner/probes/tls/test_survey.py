"""The survey of servers with particular tastes: what they take is told as they take it, and nothing else is said to be refused."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable

import pytest

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Acceptance, Order, TlsAnswers, TlsSurvey, TlsSurveyRequest
from checks.core.model.failure import FailureKind
from checks.core.testing.evidence import HOST
from tests.scanner.probes.tls import recorded
from tests.scanner.probes.tls.asking import observe
from tests.scanner.probes.tls.particular import DEFAULT, LEAF, Hello, Refuse, Tastes, cut, drip, flood, ignore, particular, reset
from tests.scanner.probes.tls.recorded import extension, vector

STRONG = ("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")
TIMEOUT = 0.4


# What browsers of some years ago sent (IANA, TLS ExtensionType Values).
KNOWN_EXTENSIONS = {0, 5, 10, 11, 13, 15, 16, 18, 21, 22, 23, 27, 28, 34, 35, 43, 45, 51, 0xFF01}


def grease(number: int) -> bool:
    """RFC 8701 section 2."""
    return number & 0x0F0F == 0x0A0A and number >> 8 == number & 0xFF


def surveyed(tastes: Tastes, timeout: float = 5.0) -> TlsAnswers:
    """Its answers, when its only address gives some."""
    with particular(tastes) as place:
        survey, traffic = observe(place.port, TlsSurveyRequest(HOST, 443), timeout=timeout)
    assert isinstance(survey, TlsSurvey)
    (answers,) = survey.answers
    assert answers.connections == traffic.count
    return answers


def test_everything_that_is_sent_in_the_clear() -> None:
    extension_bytes = b"".join(
        extension(kind, data) for kind, data in ((0xFF01, b"\0"), (23, b""), (35, b""), (15, b"\1"), (18, vector(2, vector(2, b"sct"))))
    )
    answers = surveyed(Tastes(extensions=extension_bytes, protocols=("h2", "http/1.1")))
    assert answers.accepted_versions == ("TLSv1.2", "TLSv1.3")
    assert [answers.versions[v] for v in ("SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1")] == [Acceptance.NO] * 4
    assert answers.suites == {
        "TLSv1.2": (*STRONG, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
        "TLSv1.3": ("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"),
    }
    assert answers.order == {"TLSv1.2": Order.SERVER, "TLSv1.3": Order.SERVER}
    assert answers.groups == ("x25519", "secp256r1")
    assert answers.ecdh == "x25519"
    assert answers.signatures == ("rsa_pss_rsae_sha256", "rsa_pkcs1_sha256")
    assert answers.alpn == ("h2", "http/1.1")
    assert (answers.secure_renegotiation, answers.extended_master_secret, answers.session_ticket, answers.heartbeat) == (
        True,
        True,
        True,
        True,
    )
    assert (answers.compression, answers.encrypt_then_mac, answers.stapled, answers.scts) == (False, False, False, 1)
    assert answers.fallback_scsv is True
    assert answers.certificate == hashlib.sha256(LEAF).hexdigest()
    assert answers.default_certificate == hashlib.sha256(DEFAULT).hexdigest()
    assert answers.intolerance == ()
    # It cannot finish a handshake, so what needs one stays open.
    assert answers.unanswered == ("client_renegotiation", "early_data", "session_id")


def test_a_server_that_lets_the_client_decide() -> None:
    answers = surveyed(Tastes(decides=False))
    assert answers.order == {"TLSv1.2": Order.CLIENT, "TLSv1.3": Order.CLIENT}
    assert sorted(answers.suites["TLSv1.2"]) == sorted((*STRONG, "TLS_RSA_WITH_AES_128_GCM_SHA256"))


def test_chacha_first_for_those_who_put_it_first_is_still_the_servers_order() -> None:
    preferring = Tastes(versions=(0x0303,), suites=(0xC02F, 0xC030, 0xCCA8))
    assert surveyed(preferring).order == {"TLSv1.2": Order.SERVER}


def test_old_versions_and_compression() -> None:
    answers = surveyed(Tastes(versions=(0x0302, 0x0301, 0x0300), suites=(0x002F, 0x000A), compression=1, fallback=False))
    assert answers.accepted_versions == ("SSLv3", "TLSv1.0", "TLSv1.1")
    assert set(answers.suites) == {"SSLv3", "TLSv1.0", "TLSv1.1"}
    assert answers.suites["SSLv3"] == ("TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA")
    assert (answers.compression, answers.fallback_scsv, answers.secure_renegotiation) == (True, False, False)
    assert (answers.groups, answers.signatures, answers.ecdh, answers.early_data) == ((), None, "", None)


def test_one_version_has_nothing_to_fall_back_to() -> None:
    answers = surveyed(Tastes(versions=(0x0303,)))
    assert answers.fallback_scsv is None
    assert "fallback_scsv" not in answers.unanswered


def test_no_certificate_for_who_names_no_host() -> None:
    assert surveyed(Tastes(nameless=b"")).default_certificate == ""


@pytest.mark.parametrize("refuse", [cut, reset])
def test_refusing_without_a_word_is_refusing_while_others_are_answered(refuse: Refuse) -> None:
    answers = surveyed(Tastes(refuse=refuse))
    assert answers.versions["TLSv1.1"] is Acceptance.NO
    assert answers.suites["TLSv1.2"] == (*STRONG, "TLS_RSA_WITH_AES_128_GCM_SHA256")
    assert not any(question.startswith("suites") for question in answers.unanswered)


def test_silence_is_a_refusal_while_others_are_answered() -> None:
    answers = surveyed(Tastes(refuse=ignore, protocols=("h2",)), timeout=TIMEOUT)
    assert answers.accepted_versions == ("TLSv1.2", "TLSv1.3")
    assert {answers.versions[v] for v in ("SSLv3", "TLSv1.0", "TLSv1.1")} == {Acceptance.NO}
    assert not {"suites TLSv1.2", "suites TLSv1.3", "groups"} & set(answers.unanswered)
    assert answers.suites["TLSv1.3"] == ("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256")


@pytest.mark.parametrize("refuse", [cut, reset, ignore])
def test_a_server_that_has_enough_of_us_has_not_refused(refuse: Refuse) -> None:
    """Its patience ends in the middle of the suites."""
    asked_so_far: list[Hello] = []

    def tired(hello: Hello) -> bool:
        asked_so_far.append(hello)
        return len(asked_so_far) > 12

    answers = surveyed(Tastes(refuse=refuse, dislikes=tired, versions=(0x0304, 0x0303, 0x0302, 0x0301)), timeout=TIMEOUT)
    assert {question for question in answers.unanswered if question.startswith("suites")} >= {"suites TLSv1.2", "suites TLSv1.1"}
    assert Acceptance.NO not in {answers.versions[v] for v in ("TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3")}


@pytest.mark.parametrize("peer", [ignore, drip, flood, reset, cut])
def test_hostile_peers_are_failures_in_time(peer: Refuse) -> None:
    with particular(Tastes(dislikes=lambda hello: True, refuse=peer)) as place:
        answers, traffic = observe(place.port, TlsSurveyRequest(HOST, 443), timeout=TIMEOUT)
    assert isinstance(answers, Failure)
    assert answers.kind in (FailureKind.TIMEOUT, FailureKind.TLS, FailureKind.RESET)
    assert traffic.seconds < 10
    assert traffic.count <= 18


@pytest.mark.parametrize(
    "reply", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n", recorded.record(22, recorded.message(14, b""))]
)
def test_other_protocols_are_not_tls(reply: bytes) -> None:
    with particular(Tastes(dislikes=lambda hello: True, refuse=lambda connection, description: connection.sendall(reply))) as place:
        answers, _ = observe(place.port, TlsSurveyRequest(HOST, 443))
    assert isinstance(answers, Failure)
    assert answers.kind is FailureKind.TLS


def test_a_closed_port() -> None:
    with particular(Tastes()) as place:
        pass
    answers, _ = observe(place.port, TlsSurveyRequest(HOST, 443))
    assert isinstance(answers, Failure)
    assert answers.kind is FailureKind.REFUSED


@pytest.mark.slow
@pytest.mark.parametrize(
    ("dislikes", "names"),
    [
        (lambda hello: hello.size > 511, ("long-hello",)),
        (lambda hello: hello.size > 1500, ("long-hello",)),
        (lambda hello: hello.size > 260, ("long-hello",)),
        (lambda hello: 43 in hello.extensions, ("version",)),
        (lambda hello: any(kind not in KNOWN_EXTENSIONS and not grease(kind) for kind in hello.extensions), ("extension",)),
        (lambda hello: any(map(grease, (*hello.suites, *hello.extensions, *hello.numbers(10)))), ("grease",)),
        (lambda hello: len(hello.suites) > 15, ("many-suites",)),
        # Nobody sends these: a newer number where TLS 1.2's stands for ever, and one value of those that mean nothing.
        (lambda hello: hello.version > 0x0303, ()),
        (lambda hello: 0x2A2A in hello.extensions, ()),
    ],
)
def test_intolerance(dislikes: Callable[[Hello], bool], names: tuple[str, ...]) -> None:
    answers = surveyed(Tastes(versions=(0x0303,), dislikes=dislikes))
    assert answers.intolerance == names
    assert answers.versions["TLSv1.2"] is Acceptance.YES
    assert answers.suites["TLSv1.2"] == (*STRONG, "TLS_RSA_WITH_AES_128_GCM_SHA256")


def test_a_server_that_names_one_protocol_whatever_is_offered_is_not_asked_for_ever() -> None:
    answers = surveyed(Tastes(extensions=extension(16, vector(2, vector(1, b"http/1.1")))))
    assert answers.alpn == ("http/1.1",)
    assert answers.connections < 60


def test_long_hellos_of_tls13_alone() -> None:
    assert surveyed(Tastes(versions=(0x0304,))).intolerance == ()
    assert surveyed(Tastes(versions=(0x0304,), dislikes=lambda hello: hello.size > 1500)).intolerance == ("long-hello",)


def test_unknown_values_of_tls13() -> None:
    def dislikes(hello: Hello) -> bool:
        return hello.extensions.get(51) == struct.pack(">H", 0) or any(map(grease, hello.numbers(43, 1)))

    assert surveyed(Tastes(versions=(0x0304,), dislikes=dislikes)).intolerance == ("grease",)


@pytest.mark.parametrize("refuse", [cut, ignore])
def test_a_server_that_breaks_off_whatever_it_hears_is_not_intolerant(refuse: Refuse) -> None:
    """The long hello ends its patience: nothing shows that the length was to blame."""
    enough: list[Hello] = []

    def annoyed(hello: Hello) -> bool:
        if hello.size > 1500:
            enough.append(hello)
        return bool(enough)

    answers = surveyed(Tastes(dislikes=annoyed, refuse=refuse), timeout=TIMEOUT)
    assert (answers.intolerance, "intolerance" in answers.unanswered) == (None, True)


def test_a_server_that_wants_a_key_at_once() -> None:
    """Some do not know the request for another key, and take an empty list of keys for an error."""
    answers = surveyed(Tastes(versions=(0x0304,), dislikes=lambda hello: hello.extensions.get(51) == struct.pack(">H", 0)))
    assert answers.versions["TLSv1.3"] is Acceptance.YES
    assert answers.suites["TLSv1.3"] == ("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256")
    assert answers.groups == ("x25519", "secp256r1")
    assert answers.intolerance == ()


def test_a_server_that_breaks_off_over_stapling_tells_everything_else() -> None:
    """wolfSSL 5.5 built without it, as in lighttpd 1.4.69: it takes 150 suites, and no status_request."""
    answers = surveyed(
        Tastes(dislikes=lambda hello: 5 in hello.extensions or len(hello.suites) > 150, extensions=extension(0xFF01, b"\0"), refuse=cut)
    )
    assert answers.suites["TLSv1.2"] == (*STRONG, "TLS_RSA_WITH_AES_128_GCM_SHA256")
    assert (answers.secure_renegotiation, answers.compression, answers.stapled) == (True, False, None)
    assert {"alpn", "compression", "heartbeat", "secure_renegotiation", "suites TLSv1.2"}.isdisjoint(answers.unanswered)
    assert answers.connections < 100
