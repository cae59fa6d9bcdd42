"""Which names mean a secret: the one place that decides it, for settings, headers, fields, columns, parameters and labels in Indonesian and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# What means a secret wherever it stands in a name. Each begins with a word of `_STEMS`, by which it is searched.
_KEYS = (
    "[a-z]{0,12}api|access|private|priv|auth|secure|logged[_-]?in|nonce|app|application|encryption|encrypt|crypt|cipher|signing|sign|master|shared|storage|account|"
    "client|server|service|admin|root|webhook|hmac|aes|jwt|ssh|rsa|dsa|ecdsa|pem|ssl|tls|license|licence|device|gateway|function|subscription|consumer|"
    "integration|user|pass|publishable|restricted|test|live|number|session|cookie|wa|sms|midtrans|xendit|fonnte|bot|merchant|callback|security|hash|data|db|database|"
    "iam|cl|clou|cloud|ibm|ibmcloud|cloudant|softlayer|sl|cos"
)
_ANYWHERE = (
    r"passw(?:or)?d|passwrd|passphrase|passcode|passkey|pass[_-]?code|pwd|secret|token(?!iz|is)|credential|kredensial|sandi(?<![a-z]sandi)(?![a-z])|katasandi|"
    r"rahasia|authorization|sess(?:ion)?[ _.\-]?id|sess(?:ion)?[_-]?(?:data|val)|jsessionid|phpsessid|(?<=_)session(?![a-z])|"
    r"(?<![a-z])salt(?![a-z])|(?<![a-z])(?:pw|pin(?!-sha)|otp|psk|passwort)(?![a-z])|kode[ _-]?(?:akses|otp|verifikasi|rahasia|keamanan|pin)|"
    r"(?:(?<![a-z])|(?<=db)|(?<=ftp)|(?<=smtp)|(?<=mail)|(?<=user)|(?<=root)|(?<=admin)|(?<=my)|(?<=sql)|(?<=require)|(?<=bind)|(?<=ldap)|(?<=key)|(?<=store)|(?<=cert)|(?<=login)|(?<=web)|(?<=app)|(?<=api)|(?<=cloud)|(?<=cloudant)|(?<=clou)|(?<=cl)|(?<=layer)|(?<=sl)|(?<=iam)|(?<=ibm)|(?<=new)|(?<=old))(?:pass|pw)(?![a-z])|"
    rf"(?<![a-z])(?:[a-z]{{1,20}}[_.\-])?(?:{_KEYS})[ _.\-]{{0,2}}key|kunci[ _-]?(?:api|akses|rahasia|privat|pribadi|enkripsi|server)|"
    r"(?<![a-z])kunci(?!\w| jawaban| publik)(?<!kata kunci)|(?:verification|access|security|auth) code|"
    r"^(?:set-)?cookie2?$|masterauth|rpcauth|(?<![a-z])_?auth(?:_?token|_?key|_?pass)?(?![a-z\-.])|connection[ _-]?string"
)
_TELLING = re.compile(_ANYWHERE)
# What a name ends with that only speaks about a secret.
_ABOUT = re.compile(
    r"[ _.\-]?(?:type|expir(?:es|y|ed|ation)(?:[_\-]?(?:in|at))?|ttl|lifetime|length|min(?:length)?|max(?:length)?|label|placeholder|policy|required|strength|"
    r"count|limit|endpoint|toggle|visible|hint|requirements?|rules?|field|form|page|confirmation[_-]?label|hash[_-]?algo|algorithm)s?$"
)
# Public by their purpose.
_PUBLIC = re.compile(r"public|publik|site[_-]?key|key(?:words?|board|frames?|codes?|up|down|press|s$)|token[_-]?name")
# Short names that mean a secret in an address (RFC 3986 query, fragment and path parameters), and say nothing in prose or code.
_ADDRESS = re.compile(
    r"(?:x[_-]amz[_-](?:signature|credential|security[_-]token)|x[_-]goog[_-](?:signature|credential)|awsaccesskeyid|signature|sig|sign|hash|hmac|key|"
    r"(?:\w{1,30}[_.\-])?(?:auth|code|sid|key|hash|sig|ticket|session|nonce|state)|auth\w{0,20}|oauth\w{0,30}|sess\w{0,20}|samlresponse|samlrequest|saml_?art|"
    r"relaystate|assertion|ticket|jwt|pass|pw|pin|otp|cftoken|cfid|aspsessionid\w{0,20}|asp\.net_sessionid|code_verifier|nonce|state|sesskey|login_?hash|"
    r"activation\w{0,12}|verif\w{0,20}|reset\w{0,12}|invite\w{0,10}|unsubscribe\w{0,8}|magic\w{0,10}|bearer|kode_?(?:akses|otp|verifikasi)|kunci)"
)
# A name with a public part that is secret all the same.
_PLAIN = re.compile(r"passw|secret|rahasia|(?<!\w)sandi|private|pwd")
# The second word of a name of two.
_PHRASE = re.compile(
    r" (?:atm|wifi|admin|surel|akun|api|akses|rahasia|privat|pribadi|enkripsi|server|otp|verifikasi|keamanan|pin|jawaban|publik|key|id|sandi|string)(?![a-z])"
)
_STEMS = (
    "pass",
    "pwd",
    "secret",
    "token",
    "creden",
    "kreden",
    "sandi",
    "rahasia",
    "author",
    "sess",
    "salt",
    "key",
    "kunci",
    "kode",
    "connection",
    " code",
    "pw",
    "cookie",
    "masterauth",
    "rpcauth",
)
_SHORTS = ("pin", "otp", "psk", "auth")
_PART = "abcdefghijklmnopqrstuvwxyz0123456789_-.$"
_REST = re.compile(r"[a-z0-9_\-.$]{0,64}")
_BEFORE = 48
_SHORT = 2000


class Name(NamedTuple):
    """Where a name that means a secret stands."""

    start: int
    end: int


def lower_case(text: str) -> str:
    """The text in lower case, each character at its place (U+0130 alone would become two)."""
    return text.replace("\u0130", "I").lower()


def vocabulary(text: str) -> str:
    """Every word of a text once, in no order: what has no blank in it and is not here is not in the text, and this is far shorter."""
    return text if len(text) < _SHORT else "\n".join(set(text.split()))


@lru_cache(maxsize=8192)
def means_secret(name: str) -> bool:
    """True when what carries this name, in lower case, is probably secret: ``db_password``, ``x-api-key``, ``kata sandi``."""
    match = _TELLING.search(name)
    return match is not None and _ABOUT.search(name) is None and (_PUBLIC.search(name) is None or _PLAIN.search(name) is not None)


@lru_cache(maxsize=4096)
def means_secret_in_address(name: str) -> bool:
    """The same for a parameter of a URL, where ``key``, ``code`` or ``sid`` stand for nothing else."""
    plain = lower_case(name[:120])
    return _ADDRESS.fullmatch(plain) is not None or means_secret(plain)


def names_secret(name: str) -> bool:
    """True when what carries this name is probably secret: ``DB_PASSWORD``, ``X-Api-Key``."""
    return means_secret(lower_case(name[:200]))


def names_in(low: str, vocabulary: str) -> Iterator[Name]:
    """Where names that mean a secret stand in a text in lower case, in order, each once. ``vocabulary`` has each of its words."""
    hits: list[tuple[int, int]] = []
    for stem in [stem for stem in _STEMS if stem.strip() in vocabulary]:
        at = low.find(stem)
        while at >= 0:
            hits.append((at, at + len(stem)))
            at = low.find(stem, at + len(stem))
    for stem in [stem for stem in _SHORTS if stem in vocabulary]:
        at = low.find(stem)
        while at >= 0:
            end = at + len(stem)
            if not (low[at - 1 : at].isalpha() or low[end : end + 1].isalpha()):
                hits.append((at, end))
            at = low.find(stem, end)
    hits.sort()
    over = 0
    for at, end in hits:
        if at < over:
            continue
        begins = max(over, at - _BEFORE)
        start = begins + len(low[begins:at].rstrip(_PART))
        rest = _REST.match(low, end)
        stop = rest.end() if rest else end
        behind = _PHRASE.match(low, stop)
        stop = behind.end() if behind else stop
        if means_secret(f"{_word(low[max(over, start - 24) : start])}{low[start:stop]}".strip(".")):
            over = stop
            yield Name(start, stop)


def _word(phrase: str) -> str:
    """The word that stands, a blank between, before a name; with the blank."""
    if phrase[-1:] not in (" ", "\xa0"):
        return ""
    word = phrase[:-1]
    begin = len(word.rstrip("abcdefghijklmnopqrstuvwxyz"))
    return f"{word[begin:]} " if begin < len(word) else ""
