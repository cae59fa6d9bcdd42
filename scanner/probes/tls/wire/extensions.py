"""Extensions of a ClientHello, each as its number and its bytes (IANA, TLS ExtensionType Values)."""

from __future__ import annotations

from scanner.probes.tls.wire.octets import numbers, vector

SERVER_NAME, STATUS_REQUEST, GROUPS, POINT_FORMATS, SIGNATURES, HEARTBEAT_EXTENSION, ALPN_EXTENSION, SCT, PADDING = (
    0,
    5,
    10,
    11,
    13,
    15,
    16,
    18,
    21,
)
ENCRYPT_THEN_MAC, EXTENDED_MASTER_SECRET, SESSION_TICKET, SUPPORTED_VERSIONS, KEY_SHARE = 22, 23, 35, 43, 51
RENEGOTIATION_INFO = 0xFF01

# Those that clients send and that stand by themselves, by the names of IANA; 17613 and 51764 are of drafts. What RENEGOTIATION_SCSV says is not said twice.
EXTENSION_NAMES = {
    STATUS_REQUEST: "status_request",
    GROUPS: "supported_groups",
    POINT_FORMATS: "ec_point_formats",
    SIGNATURES: "signature_algorithms",
    ALPN_EXTENSION: "application_layer_protocol_negotiation",
    SCT: "signed_certificate_timestamp",
    ENCRYPT_THEN_MAC: "encrypt_then_mac",
    EXTENDED_MASTER_SECRET: "extended_master_secret",
    27: "compress_certificate",
    28: "record_size_limit",
    34: "delegated_credential",
    SESSION_TICKET: "session_ticket",
    45: "psk_key_exchange_modes",
    49: "post_handshake_auth",
    17613: "application_settings",
    51764: "trust_anchors",
    65037: "encrypted_client_hello",
}

Extension = tuple[int, bytes]


def server_name(host: str) -> Extension:
    """RFC 6066 section 3. ``host`` is a name in A-labels, never an address."""
    return SERVER_NAME, vector(2, b"\x00" + vector(2, host.encode("ascii")))


def status_request() -> Extension:
    """RFC 6066 section 8: OCSP, any responder."""
    return STATUS_REQUEST, b"\x01\x00\x00\x00\x00"


def supported_groups_extension(groups: tuple[int, ...]) -> Extension:
    """RFC 8446 section 4.2.7."""
    return GROUPS, vector(2, numbers(groups))


def point_formats() -> Extension:
    """RFC 8422 section 5.1.2: uncompressed, and the two compressed forms that old servers of binary curves want."""
    return POINT_FORMATS, b"\x03\x00\x01\x02"


def signature_algorithms(schemes: tuple[int, ...]) -> Extension:
    """RFC 8446 section 4.2.3."""
    return SIGNATURES, vector(2, numbers(schemes))


def heartbeat() -> Extension:
    """RFC 6520 section 2: the peer may send requests."""
    return HEARTBEAT_EXTENSION, b"\x01"


def alpn(protocols: tuple[str, ...]) -> Extension:
    """RFC 7301 section 3.1."""
    return ALPN_EXTENSION, vector(2, b"".join(vector(1, protocol.encode("ascii")) for protocol in protocols))


def signed_certificate_timestamp() -> Extension:
    """RFC 6962 section 3.3.1."""
    return SCT, b""


def encrypt_then_mac() -> Extension:
    """RFC 7366 section 2."""
    return ENCRYPT_THEN_MAC, b""


def extended_master_secret() -> Extension:
    """RFC 7627 section 5.1."""
    return EXTENDED_MASTER_SECRET, b""


def session_ticket(ticket: bytes = b"") -> Extension:
    """RFC 5077 section 3.2: a ticket to resume with, or empty to ask for one."""
    return SESSION_TICKET, ticket


def supported_versions(versions: tuple[int, ...]) -> Extension:
    """RFC 8446 section 4.2.1."""
    return SUPPORTED_VERSIONS, vector(1, numbers(versions))


def key_share(shares: tuple[tuple[int, bytes], ...] = ()) -> Extension:
    """RFC 8446 section 4.2.8: group and public key each. None at all makes the server name the group it wants."""
    return KEY_SHARE, vector(2, b"".join(numbers((group,)) + vector(2, key) for group, key in shares))


def renegotiation_info(verify_data: bytes = b"") -> Extension:
    """RFC 5746 section 3.2."""
    return RENEGOTIATION_INFO, vector(1, verify_data)


def padding(size: int) -> Extension:
    """RFC 7685."""
    return PADDING, bytes(size)
