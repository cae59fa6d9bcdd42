"""What the survey offers: every suite, group and signature scheme there are, the strong ones first."""

from __future__ import annotations

import os
from functools import cache, lru_cache

import msgspec

from checks.core.tls import suites
from checks.core.tls.suites import Suite
from scanner.probes.tls.wire import extensions as ext
from scanner.probes.tls.wire.hello import DEFLATE, NULL, RENEGOTIATION_SCSV, SSL3, TLS12, TLS13, ClientHello
from scanner.probes.tls.wire.schemes import SCHEMES
from scanner.probes.tls.wire.shares import SECP256R1, X25519, Share, share

# Named groups by IANA's numbers: hybrids and ML-KEM, then curves and RFC 7919's fields by how often they are used.
HYBRIDS = (4588, 4587, 4589, 25497, 513, 514, 512)
# Other hybrids of ML-KEM: curveSM2's, and those of drafts and of Open Quantum Safe. Last, for servers that read the first groups only.
_RARE_HYBRIDS = (4590, 4585, 4586, 25498, 12107, 12108, 12109, 12110, 12214, 12215)
CURVES = (X25519, SECP256R1, 30, 25, 24)
FIELDS = (256, 257, 258, 259, 260)
BRAINPOOL13 = (31, 32, 33)
OLD_CURVES = (26, 27, 28, 41, 22, *range(14, 0, -1), 21, 20, 19, 18, 17, 16, 15)
GROUPS13 = (*HYBRIDS, *CURVES, *BRAINPOOL13, 41, *FIELDS, *_RARE_HYBRIDS)
# RFC 7919's fields are not offered to TLS 1.2: a server may then leave the weaker prime in its drawer that it sends to everyone else.
GROUPS12 = (*CURVES, *OLD_CURVES)
# What browsers list, and what servers of one group have.
BROWSER_GROUPS = (4588, X25519, SECP256R1, 24, 25, 256)

ALPN_PROTOCOLS = ("h2", "http/1.1")

# GREASE (RFC 8701): values that mean nothing, and that a server must ignore.
GREASE = 0x1A1A
GREASE_EXTENSION: ext.Extension = (0x2A2A, b"\x00")

# Nearly every server has one of these; they make a short hello. The first twelve make a shorter one.
PLAIN_OFFER = (
    0xC02B, 0xC02F, 0xC02C, 0xC030, 0xCCA9, 0xCCA8, 0xC009, 0xC013, 0xC00A, 0xC014, 0x009C, 0x009D, 0x009E, 0x009F, 0x003C, 0x003D,
    0x002F, 0x0035, 0x0033, 0x0039, 0x0067, 0x006B, 0x000A, 0x0016, 0x0005, 0x0004,
)  # fmt: skip
BRIEF = 12
# One for each kind of key, with SHA-256, and what SHA-1 is left to; and what browsers list.
PLAIN_SCHEMES = (0x0403, 0x0804, 0x0401, 0x0503, 0x0501, 0x0807, 0x0203, 0x0201, 0x0402)
BROWSER_SCHEMES = (0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601, 0x0807)
# What else servers are found with, weak as it may be: CBC with SHA-2, 3DES, RC4, DES, export, no certificate, no encryption.
WIDESPREAD = (
    *PLAIN_OFFER, 0xC023, 0xC024, 0xC027, 0xC028, 0xCCAA, 0xC012, 0xC008, 0xC011, 0xC007, 0x0009, 0x0015, 0x0003, 0x0006, 0x0008, 0x0014, 0x0001,
    0x0002, 0x003B, 0x0034, 0x003A, 0x0018, 0x001B,
)  # fmt: skip


@cache
def every(version: int) -> tuple[int, ...]:
    """Every suite of a version: those that servers are found with, then the rest, the strong ones first. Some servers read the first of them only.

    Without SRP's, which servers answer with an alert about the missing user name, whatever else is offered.
    """
    fitting = (suite for suite in suites.suites().values() if _fits(suite, version))
    return tuple(suite.code for suite in sorted(fitting, key=_merit, reverse=True))


def old(
    version: int,
    host: str,
    suite_codes: tuple[int, ...],
    *more: ext.Extension,
    groups: tuple[int, ...] = GROUPS12,
    schemes: tuple[int, ...] = tuple(SCHEMES),
    alpn: tuple[str, ...] = (),
    omissions: tuple[int, ...] = (),
) -> ClientHello:
    """A hello of SSL 3.0 to TLS 1.2, with all that their extensions and compression can bring to light, but for the kinds among ``omissions``."""
    if version == SSL3:
        return ClientHello(version=version, suites=(*suite_codes, RENEGOTIATION_SCSV), compression=(DEFLATE, NULL))
    extensions = (*_before13(version, host, groups, schemes, alpn, omissions), *more)
    return ClientHello(version=version, suites=suite_codes, extensions=extensions, compression=(DEFLATE, NULL))


# The questions of a chain differ in their suites only.
@lru_cache(maxsize=64)
def _before13(
    version: int, host: str, groups: tuple[int, ...], schemes: tuple[int, ...], alpn: tuple[str, ...], omissions: tuple[int, ...]
) -> tuple[ext.Extension, ...]:
    extensions = (
        *server_names(host),
        ext.renegotiation_info(),
        ext.supported_groups_extension(groups),
        ext.point_formats(),
        *((ext.signature_algorithms(schemes),) if version >= TLS12 else ()),
        *((ext.alpn(alpn),) if alpn else ()),
        ext.status_request(),
        ext.signed_certificate_timestamp(),
        ext.extended_master_secret(),
        ext.encrypt_then_mac(),
        ext.session_ticket(),
        ext.heartbeat(),
    )
    return tuple(extension for extension in extensions if extension[0] not in omissions)


def again(version: int, host: str, suite: int, session_id: bytes) -> ClientHello:
    """A hello that asks to go on with a session of TLS 1.0 to 1.2 by its id alone: what `old` offers, but no ticket (RFC 5077 section 3.4)."""
    hello = old(version, host, (suite,))
    extensions = tuple(extension for extension in hello.extensions if extension[0] != ext.SESSION_TICKET)
    return msgspec.structs.replace(hello, extensions=extensions, session_id=session_id)


def short(
    host: str,
    *more: ext.Extension,
    suite_codes: tuple[int, ...] = PLAIN_OFFER,
    groups: tuple[int, ...] = CURVES,
    schemes: tuple[int, ...] = tuple(SCHEMES),
) -> ClientHello:
    """A hello of TLS 1.2 as small as a modern server takes it."""
    extensions = (*server_names(host), ext.supported_groups_extension(groups), ext.point_formats(), ext.signature_algorithms(schemes))
    return ClientHello(version=TLS12, suites=suite_codes, extensions=(*extensions, *more))


def small(
    version: int,
    host: str,
    suite_codes: tuple[int, ...],
    *more: ext.Extension,
    groups: tuple[int, ...],
    schemes: tuple[int, ...] = PLAIN_SCHEMES,
) -> ClientHello:
    """The smallest hello that names a host, of SSL 3.0 to TLS 1.2, for a few suites, groups and schemes."""
    signatures = (ext.signature_algorithms(schemes),) if version >= TLS12 else ()
    group_extensions = (ext.supported_groups_extension(groups), ext.point_formats()) if groups else ()
    extensions = () if version == SSL3 else (*server_names(host), *group_extensions, *signatures, *more)
    return ClientHello(version=version, suites=(*suite_codes, RENEGOTIATION_SCSV), extensions=extensions)


def tls13(
    host: str,
    suite_codes: tuple[int, ...],
    *more: ext.Extension,
    groups: tuple[int, ...] = GROUPS13,
    schemes: tuple[int, ...] = tuple(SCHEMES),
    shares: tuple[tuple[int, bytes], ...] = (),
    versions: tuple[int, ...] = (TLS13,),
) -> ClientHello:
    """A hello of TLS 1.3. Without ``shares`` the server names suite and group in a HelloRetryRequest, and computes nothing."""
    extensions = (
        *server_names(host),
        ext.supported_groups_extension(groups),
        ext.signature_algorithms(schemes),
        ext.supported_versions(versions),
        ext.key_share(shares),
        *more,
    )
    return ClientHello(version=TLS12, suites=suite_codes, extensions=extensions, session_id=os.urandom(32))


def shares(group: int | None = None) -> tuple[Share, ...]:
    """A key for the group, or for x25519 where none is named or none can be made."""
    return tuple(filter(None, (share(group or X25519) or share(X25519),)))


def server_names(host: str) -> tuple[ext.Extension, ...]:
    """The name of the host, where it has one."""
    return (ext.server_name(host),) if host else ()


def _fits(suite: Suite, version: int) -> bool:
    if suite.key_exchange == "SRP":
        return False
    if version == TLS13 or suite.tls13:
        return version == TLS13 and suite.tls13
    return version == TLS12 or not suite.aead


def _merit(suite: Suite) -> tuple[bool, ...]:
    # ChaCha20 comes late: some servers prefer it only when the client puts it first.
    return (
        suite.code in WIDESPREAD,
        not suite.anonymous and suite.bits >= 128 and "RC4" not in suite.cipher,
        suite.forward_secret,
        suite.aead,
        suite.key_exchange == "ECDHE",
        "AES" in suite.cipher,
    )
