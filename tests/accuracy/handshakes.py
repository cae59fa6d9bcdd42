"""TLS servers with habits, and what must be said of them: refusals, patience, tolerance, orders, groups. Each label names where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.need import Survey
from checks.core.evidence.tls import TlsSurveyRequest
from checks.core.model.finding import Target, Verdict
from tests.accuracy.behaviour import Behaviour
from tests.accuracy.measure import Score
from tests.scanner.probes.tls.asking import HOST, observe
from tests.scanner.probes.tls.particular import Hello, Refuse, Tastes, cut, ignore, particular, reset
from tests.scanner.probes.tls.recorded import alert, extension

# Seconds: what keeps silent is waited for so long.
_TIMEOUT = 0.5
_GCM, _GCM256, _CBC, _RSA = 0xC02F, 0xC030, 0xC013, 0x009C
_RC4, _TRIPLE = 0xC011, 0xC012
_STRONG = (_GCM, _GCM256)
# Browsers of some years ago sent these extensions (IANA, TLS ExtensionType Values).
_EXTENSIONS = {0, 5, 10, 11, 13, 15, 16, 18, 21, 22, 23, 27, 28, 34, 35, 43, 45, 49, 51, 0xFF01}
_ABSENT = {"tls-post-quantum": "fail (absent)"}
_WITHOUT = {"tls-post-quantum": "pass"}
_OPEN = {"tls-ciphers": "unknown", "tls-forward-secrecy": "unknown"}


class Habit(msgspec.Struct, frozen=True):
    """A server, made anew for each look, because some count; what must be said; and by what source.

    One that counts is asked one question after another, so that it is always the same ones that it refuses.
    """

    name: str
    tastes: Callable[[], Tastes]
    must: Mapping[str, str]
    source: str
    connections: int = 10

    @property
    def behaviour(self) -> Behaviour:
        """For the count."""
        return Behaviour(name=self.name, must=MappingProxyType(dict(self.must)))


# What sound servers have: secure renegotiation, and a post-quantum group for TLS 1.3.
_SOUND: dict[str, Any] = {"suites": _STRONG, "groups": (4588, 29, 23), "extensions": extension(0xFF01, b"\0")}


def _strong(**changes: object) -> Callable[[], Tastes]:
    return lambda: Tastes(**_SOUND | changes)


def _tired(after: int, refuse: Refuse | None = None) -> Callable[[], Tastes]:
    """Answers so many hellos and refuses all further ones."""

    def make() -> Tastes:
        hellos: list[Hello] = []

        def dislikes(hello: Hello) -> bool:
            hellos.append(hello)
            return len(hellos) > after

        tastes = Tastes(**_SOUND | {"suites": (*_STRONG, _CBC, _RC4, _TRIPLE, _RSA), "dislikes": dislikes})
        return msgspec.structs.replace(tastes, refuse=refuse) if refuse else tastes

    return make


def _alerting(description: int) -> Refuse:
    return lambda connection, _: connection.sendall(alert(description))


def _grease(number: int) -> bool:
    return number & 0x0F0F == 0x0A0A and number >> 8 == number & 0xFF


def _greases(hello: Hello) -> bool:
    return any(map(_grease, (*hello.suites, *hello.extensions, *hello.numbers(10))))


def _strange(hello: Hello) -> bool:
    return any(kind not in _EXTENSIONS and not _grease(kind) for kind in hello.extensions)


def _first(most: int) -> Callable[[Hello], bool]:
    """Reads so many suites of a hello, and dislikes nothing."""

    def dislikes(hello: Hello) -> bool:
        del hello.suites[most:]
        return False

    return dislikes


def _second_byte(hello: Hello) -> bool:
    offers = {code & 0xFF for code in hello.suites}
    hello.suites[:] = [code for code in _YASSL if code & 0xFF in offers]
    return False


def _only_one(hello: Hello) -> bool:
    hello.suites[:] = [_GCM]
    return False


_DHE = {0x009E, 0x009F, 0x0033, 0x0039}
# What MySQL's yaSSL has.
_YASSL = (0x0033, 0x0039, 0x002F, 0x0035, 0x0005, 0x0004, 0x000A)
# An ECDSA certificate alone, whose curve is not the one that the server takes for its keys.
_ECDSA: dict[str, Any] = {"suites": (0xC02B,), "schemes": (0x0403,), "curve": 23}
_NO_BROWSER = "fail (no-browser)"
_ONLY12 = {"versions": (0x0303,)}
_ONLY13 = {"versions": (0x0304,)}
_SOUND_PASS = {
    "tls-protocols": "pass",
    "tls-ciphers": "pass",
    "tls-tolerance": "pass",
    "tls-cipher-order": "pass",
    "tls-forward-secrecy": "pass",
    **_WITHOUT,
}
_PASS = _SOUND_PASS | _ABSENT

HABITS = (
    Habit("sound", _strong(), _SOUND_PASS, "RFC 9325 section 4.2: ECDHE with AES-GCM is recommended"),
    Habit("sound, TLS 1.2 only", _strong(**_ONLY12), _PASS, "RFC 9325 section 3.1.1: TLS 1.2 is to be supported"),
    Habit("sound, TLS 1.3 only", _strong(**_ONLY13), {"tls-protocols": "pass", "tls-tolerance": "pass", **_WITHOUT}, "RFC 8446"),
    Habit("refuses by closing", _strong(refuse=cut), _SOUND_PASS, "RFC 8446 section 6.2: an alert is sent where one should be; openssl s_client shows no version there either"),
    Habit("refuses by a reset", _strong(refuse=reset), _SOUND_PASS, "sslscan 2.0.7 and testssl.sh 3.0.8 say: not offered"),
    Habit("refuses by silence", _strong(refuse=ignore), _SOUND_PASS, "sslscan 2.0.7 and testssl.sh 3.0.8 say: not offered"),
    Habit("refuses with unrecognized_name", _strong(refuse=_alerting(112)), _SOUND_PASS, "RFC 6066 section 3: the alert may come with any hello"),
    Habit("client decides among strong suites", _strong(decides=False), _SOUND_PASS, "Mozilla's guideline 5.7, intermediate: the client's order"),
    Habit("stumbles over a newer legacy_version", _strong(dislikes=lambda h: h.version > 0x0303), _SOUND_PASS, "RFC 8446 section 4.1.2: it is 0x0303 in every hello of today"),
    Habit("asks for no key", _strong(dislikes=lambda h: h.extensions.get(51) == b"\0\0"), _SOUND_PASS, "RFC 8446 section 4.1.4: browsers always send a key"),
    Habit("asks for no key, TLS 1.3 only", _strong(**_ONLY13, dislikes=lambda h: h.extensions.get(51) == b"\0\0"), {"tls-protocols": "pass", **_WITHOUT}, "RFC 8446 section 4.1.4"),
    *(
        Habit(f"post-quantum {name}", _strong(**_ONLY13, groups=(group, 29)), {"tls-post-quantum": "pass", "tls-tolerance": "pass"}, f"IANA, TLS Supported Groups {group}; FIPS 203")
        for name, group in (("X25519MLKEM768", 4588), ("SecP256r1MLKEM768", 4587), ("SecP384r1MLKEM1024", 4589), ("MLKEM512", 512), ("MLKEM768", 513), ("MLKEM1024", 514))
    ),
    *(
        Habit(f"limit after {after}, {how}", _tired(after, refuse), _OPEN, "a limit of connections, as nginx' limit_conn and firewalls have them: RFC 8446 section 6.2 does not tie alerts to suites", connections=1)
        for after, how, refuse in (
            (13, "handshake_failure", _alerting(40)),
            (14, "internal_error", _alerting(80)),
            (12, "closing", cut),
            (12, "reset", reset),
            (13, "silence", ignore),
            (14, "access_denied", _alerting(49)),
        )
    ),
    Habit("closes on an offer of TLS 1.3", _strong(**_ONLY12, dislikes=lambda h: 43 in h.extensions, refuse=cut), {"tls-tolerance": "fail (no-browser, version)", **_ABSENT}, "testssl.sh 3.0.8: failed rather than downgrading"),
    Habit("closes on more than 260 bytes", _strong(**_ONLY12, dislikes=lambda h: h.size > 260, refuse=cut), {"tls-tolerance": "fail (no-browser, long-hello)", **_ABSENT}, "RFC 7685 section 1: servers that hang on hellos over 255 bytes"),
    Habit("closes on more than 511 bytes", _strong(**_ONLY12, dislikes=lambda h: h.size > 511, refuse=cut), {"tls-tolerance": "fail (no-browser, long-hello)", **_ABSENT}, "RFC 7685 section 1"),
    Habit("closes on more than one packet", _strong(dislikes=lambda h: h.size > 1460, refuse=cut), {"tls-tolerance": "fail (no-browser, long-hello)", **_WITHOUT}, "tldr.fail: servers that read one packet"),
    Habit("sound, ECDSA", _strong(**_ECDSA), {"tls-tolerance": "pass", "tls-ciphers": "pass", **_WITHOUT}, "RFC 8422 section 5.1"),
    Habit("sound, ECDSA on secp384r1", _strong(**_ECDSA | {"curve": 24, "groups": (4588, 29, 23, 24)}), {"tls-tolerance": "pass", **_WITHOUT}, "RFC 8422 section 5.1"),
    Habit("closes on an offer of TLS 1.3, ECDSA", _strong(**_ONLY12, **_ECDSA, dislikes=lambda h: 43 in h.extensions, refuse=cut), {"tls-tolerance": "fail (no-browser, version)", **_ABSENT}, "testssl.sh 3.0.8: failed rather than downgrading; RFC 8422 section 5.1"),
    Habit("closes on more than 260 bytes, ECDSA", _strong(**_ECDSA, dislikes=lambda h: h.size > 260, refuse=cut), {"tls-tolerance": "fail (no-browser, long-hello)", **_WITHOUT}, "RFC 7685 section 1, RFC 8422 section 5.1"),
    Habit("refuses more than two thousand bytes, ECDSA", _strong(**_ECDSA, dislikes=lambda h: h.size > 2_100), {"tls-tolerance": "pass", **_WITHOUT}, "Chromium 156 sends less than 2,000; RFC 8422 section 5.1"),
    Habit("refuses GREASE, ECDSA", _strong(**_ECDSA, dislikes=_greases), {"tls-tolerance": "fail (grease)", **_WITHOUT}, "RFC 8701 section 3, RFC 8422 section 5.1"),
    Habit("refuses the extension 18, ECDSA", _strong(**_ECDSA, dislikes=lambda h: 18 in h.extensions), {"tls-tolerance": "fail (no-browser, known-extension)", **_WITHOUT}, "RFC 8446 section 4.2, RFC 8422 section 5.1"),
    Habit("refuses more than fifty suites, ECDSA", _strong(**_ECDSA, dislikes=lambda h: len(h.suites) > 50), {"tls-tolerance": "pass", **_WITHOUT}, "no real client of today sends as many; RFC 8422 section 5.1"),
    Habit("refuses more than a hundred suites, ECDSA", _strong(**_ECDSA, dislikes=lambda h: len(h.suites) > 100, refuse=cut), {"tls-tolerance": "pass", **_WITHOUT}, "no real client of today sends as many; RFC 8422 section 5.1"),
    Habit("stumbles over a newer legacy_version, ECDSA", _strong(**_ECDSA, dislikes=lambda h: h.version > 0x0303), {"tls-tolerance": "pass", **_WITHOUT}, "RFC 8446 section 4.1.2; RFC 8422 section 5.1"),
    Habit("refuses extensions that it does not know", _strong(dislikes=_strange), {"tls-tolerance": "fail (extension)", **_WITHOUT}, "RFC 8446 section 4.2: unrecognised extensions are ignored"),
    *(
        Habit(f"refuses the extension {kind}", _strong(dislikes=lambda h, kind=kind: kind in h.extensions), {"tls-tolerance": "fail (no-browser, known-extension)", **_WITHOUT}, "RFC 8446 section 4.2; openssl s_client gets in, with -status it does not (lighttpd 1.4.69 with wolfSSL 5.5)")
        for kind in (5, 18)
    ),
    Habit("refuses the extension 27", _strong(dislikes=lambda h: 27 in h.extensions), {"tls-tolerance": "fail (no-browser, known-extension)", **_WITHOUT}, "RFC 8446 section 4.2, RFC 8879: Chrome, Firefox and Safari send compress_certificate"),
    Habit("refuses status_request, TLS 1.3 only", _strong(**_ONLY13, dislikes=lambda h: 5 in h.extensions), {"tls-tolerance": "fail (no-browser, known-extension)", **_WITHOUT}, "RFC 8446 section 4.2"),
    Habit("refuses more than fifty suites", _strong(dislikes=lambda h: len(h.suites) > 50), {"tls-tolerance": "pass", **_WITHOUT}, "no real client of today sends as many: an unusual hello alone accuses nobody"),
    Habit("refuses GREASE", _strong(dislikes=_greases), {"tls-tolerance": "fail (grease)", **_WITHOUT}, "RFC 8701 section 3"),
    Habit("refuses GREASE, TLS 1.3 only", _strong(**_ONLY13, dislikes=_greases), {"tls-tolerance": "fail (grease)", **_WITHOUT}, "RFC 8701 section 3"),
    Habit("refuses more than fifteen suites", _strong(dislikes=lambda h: len(h.suites) > 15), {"tls-tolerance": "fail (no-browser, many-suites)", **_WITHOUT}, "RFC 8446 section 4.1.2: suites that are not recognised are ignored"),
    Habit("refuses more than twenty suites", _strong(dislikes=lambda h: len(h.suites) > 20), {"tls-tolerance": "fail (many-suites)", **_WITHOUT}, "RFC 8446 section 4.1.2"),
    *(
        Habit(f"refuses more than {most} suites, {what}", _strong(suites=parameters, dislikes=lambda h, most=most: len(h.suites) > most), labels | {"tls-compression": "pass", "tls-tolerance": "pass"}, "testssl.sh issues 189 and 806, PeterMosmans/openssl issue 28: load balancers that take 128 suites; sslscan issue 334: one that takes no 351")
        for most in (128, 64)
        for what, parameters, labels in (("strong", _STRONG, _SOUND_PASS), ("with RC4 and 3DES", (*_STRONG, _RC4, _TRIPLE), {"tls-ciphers": "fail (rc4, short-blocks)", "tls-known-attacks": "fail (lucky13)", **_WITHOUT}))
    ),
    *(
        Habit(f"reads the first {most} suites, {what}", _strong(suites=parameters, dislikes=_first(most)), labels | _WITHOUT, "tls-check/TLS-Check issue 9: servers that pass over what stands late in a long list")
        for most in (43, 128)
        for what, parameters, labels in (("strong", _STRONG, {"tls-ciphers": "pass", "tls-cipher-order": "pass"}), ("with RC4 and 3DES", (*_STRONG, _RC4, _TRIPLE), {"tls-ciphers": "fail (rc4, short-blocks)", "tls-known-attacks": "fail (lucky13)"}))
    ),
    Habit("fails over DHE", _strong(**_ONLY12, dislikes=lambda h: not _DHE.isdisjoint(h.suites)), {"tls-ciphers": "pass", "tls-forward-secrecy": "pass", "tls-compression": "pass", "tls-tolerance": "fail (client)", **_ABSENT}, "testssl.sh issue 2883: Dovecot that prefers DHE and has no parameters; it is not the number of suites, and OpenSSL offers DHE"),
    Habit("fails over DHE, with RSA", _strong(**_ONLY12, suites=(*_STRONG, _RSA, _RC4), dislikes=lambda h: not _DHE.isdisjoint(h.suites)), {"tls-ciphers": "fail (rc4)", "tls-forward-secrecy": "fail (partial)", "tls-tolerance": "fail (client)", **_ABSENT}, "testssl.sh issue 2883"),
    Habit("compares the second byte of a suite", _strong(versions=(0x0302, 0x0301), suites=_YASSL, dislikes=_second_byte), {"tls-ciphers": "fail (rc4, short-blocks)", "tls-protocols": "fail (legacy, outdated)", "tls-forward-secrecy": "fail (partial)", "tls-known-attacks": "fail (beast, downgrade, lucky13)", **_ABSENT}, "testssl.sh issues 784 and 793, MySQL bug 87078: yaSSL"),
    Habit("takes the same suite whatever is offered", _strong(**_ONLY12, suites=(_GCM,), dislikes=_only_one), {"tls-ciphers": "pass", "tls-forward-secrecy": "pass", **_ABSENT}, "testssl.sh pull request 784: servers that choose what was not offered"),
    Habit("sixteen signature schemes at most", _strong(dislikes=lambda h: len(h.numbers(13)) > 16), {"tls-protocols": "pass", "tls-ciphers": "pass", "tls-tolerance": "fail (client)", **_WITHOUT}, "RFC 8446 section 4.2.3 sets no limit; openssl s_client lists more, browsers fewer"),
    Habit("sixteen signature schemes at most, RC4", _strong(suites=(*_STRONG, _RC4), dislikes=lambda h: len(h.numbers(13)) > 16), {"tls-ciphers": "fail (rc4)", "tls-tolerance": "fail (client)", **_WITHOUT}, "RFC 7465"),
    Habit("ten groups at most", _strong(dislikes=lambda h: len(h.numbers(10)) > 10), {"tls-protocols": "pass", "tls-ciphers": "pass", "tls-tolerance": "pass", **_WITHOUT}, "RFC 8446 section 4.2.7 sets no limit; browsers and openssl list ten at most"),
    Habit("ten groups at most, secp192r1", _strong(**_ONLY12, groups=(29, 23, 19), dislikes=lambda h: len(h.numbers(10)) > 10), {"tls-key-exchange": "fail (weak-curves)", **_ABSENT}, "RFC 8422 section 5.1.1 took it away"),
    Habit("brainpool only", _strong(**_ONLY12, groups=(26,)), {"tls-tolerance": _NO_BROWSER, **_ABSENT}, "Chromium 156 and Firefox 153 list no Brainpool curve"),
    Habit("X448 only", _strong(**_ONLY12, groups=(30,)), {"tls-tolerance": _NO_BROWSER, **_ABSENT}, "Chromium 156 and Firefox 153 do not list X448"),
    Habit("X448 only, TLS 1.3", _strong(**_ONLY13, groups=(30,)), {"tls-tolerance": _NO_BROWSER, **_ABSENT}, "Chromium 156 and Firefox 153 do not list X448"),
    Habit("finite fields only, TLS 1.3", _strong(**_ONLY13, groups=(256,)), {"tls-tolerance": "fail (client)", **_ABSENT}, "Firefox 153 lists ffdhe2048, Chromium 156 does not"),
    Habit("Kyber's draft only", _strong(**_ONLY13, groups=(25497, 29)), {"tls-post-quantum": "fail (draft)", "tls-tolerance": "pass"}, "Chromium 131 replaced X25519Kyber768Draft00 by X25519MLKEM768"),
    Habit("RC4 beside strong suites", _strong(suites=(*_STRONG, _RC4)), {"tls-ciphers": "fail (rc4)", **_WITHOUT}, "RFC 7465"),
    Habit("3DES beside strong suites", _strong(suites=(*_STRONG, _TRIPLE)), {"tls-ciphers": "fail (short-blocks)", "tls-known-attacks": "fail (lucky13)", **_WITHOUT}, "CVE-2016-2183, CVE-2013-0169"),
    Habit("RSA beside strong suites, client decides", _strong(suites=(*_STRONG, _RSA), decides=False), {"tls-cipher-order": "fail (client)", "tls-forward-secrecy": "fail (partial)", **_WITHOUT}, "RFC 9325 section 4.2.1"),
    Habit("RSA first", _strong(suites=(_RSA, *_STRONG)), {"tls-cipher-order": "fail (weak-first)", "tls-forward-secrecy": "fail (partial)", **_WITHOUT}, "RFC 9325 section 4.2.1"),
    Habit("RSA only", _strong(**_ONLY12, suites=(_RSA,)), {"tls-forward-secrecy": "fail (absent)", "tls-tolerance": "pass", **_ABSENT}, "RFC 9325 section 4.1; Chromium 156 still offers TLS_RSA_WITH_AES_128_GCM_SHA256"),
    Habit("TLS 1.1 beside newer ones", _strong(versions=(0x0304, 0x0303, 0x0302), suites=(*_STRONG, _CBC)), {"tls-protocols": "fail (legacy)", "tls-known-attacks": "fail (lucky13)", **_WITHOUT}, "RFC 8996, CVE-2013-0169"),
    Habit("TLS 1.1 only", _strong(versions=(0x0302,), suites=(_CBC,)), {"tls-protocols": "fail (legacy, outdated)", "tls-tolerance": "pass", "tls-known-attacks": "fail (lucky13)", **_ABSENT}, "RFC 8996, CVE-2013-0169; Chromium 84 gave up TLS 1.1"),
    Habit("secp192r1 beside others", _strong(**_ONLY12, groups=(29, 23, 19)), {"tls-key-exchange": "fail (weak-curves)", **_ABSENT}, "RFC 8422 section 5.1.1 took it away"),
)  # fmt: skip


def verdicts(habits: Iterable[Habit]) -> dict[str, list[Verdict]]:
    """What the checks that need the survey alone say, by the name of the habit."""
    checks = [check for check in registry.load() if check.area == "tls" and set(check.needs.values()) == {Survey()}]
    labels = {}
    for habit in habits:
        with particular(habit.tastes()) as place:
            request = TlsSurveyRequest(HOST, 443)
            observation, _ = observe(place.port, request, timeout=_TIMEOUT, connections=habit.connections)
        target = Target(host=HOST, domain="kotacontoh.go.id", opd="dinkes")
        labels[habit.name] = [judge(check, target, {request.key: observation}) for check in checks]
    return labels


def scores(habits: Iterable[Habit] = HABITS) -> dict[str, Score]:
    """One score a check."""
    habit_list = tuple(habits)
    scores: dict[str, Score] = {}
    labels = verdicts(habit_list)
    for habit in habit_list:
        for verdict in labels[habit.name]:
            scores.setdefault(verdict.check, Score()).note(habit.behaviour, verdict)
    return scores
