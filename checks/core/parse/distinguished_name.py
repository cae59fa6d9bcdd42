"""Distinguished names (X.501) in DER: as text, and as what verifiers compare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.core.parse.der import SET, DerValue, MalformedDer, der_values, members_of, object_identifier

# RFC 4514 section 3.
_TYPES = {
    "2.5.4.3": "CN", "2.5.4.7": "L", "2.5.4.8": "ST", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.6": "C", "2.5.4.9": "STREET",
    "0.9.2342.19200300.100.1.25": "DC", "0.9.2342.19200300.100.1.1": "UID",
}  # fmt: skip
_ORGANIZATION = "2.5.4.10"
_BMP, _UNIVERSAL = 0x1E, 0x1C
# UTF8String, NumericString, PrintableString, T61String, IA5String, VisibleString.
_CODINGS = {
    0x0C: "utf-8",
    0x12: "ascii",
    0x13: "ascii",
    0x14: "latin-1",
    0x16: "ascii",
    0x1A: "ascii",
    _BMP: "utf-16-be",
    _UNIVERSAL: "utf-32-be",
}
_PRINTABLE = 0x13
_NOT_PRINTABLE = re.compile(rb"[^A-Za-z0-9 '()+,\-./:=?]")
_SPECIAL = re.compile(r'([,+"\\<>;])')
# Letter case, spaces and which kind of string it is do not tell names apart (RFC 5280 section 7.1).
_COMPARED_AS_TEXT = (0x0C, 0x13)


def name_text(der: bytes) -> str:
    """As RFC 4514 writes it, the most particular first; characters that its kind of string does not allow are read as Latin-1."""
    parts = [
        "+".join(f"{_TYPES.get(kind, kind)}={_escape(string_text(value))}" for kind, value in attributes) for attributes in _attributes(der)
    ]
    return ",".join(reversed(parts))


def organization(der: bytes) -> str:
    """The first organizationName; empty without one."""
    return next((string_text(value) for attributes in _attributes(der) for kind, value in attributes if kind == _ORGANIZATION), "")


def name_key(der: bytes) -> tuple[object, ...]:
    """Equal for names that are the same to those who look for an issuer (RFC 5280 section 7.1); the DER itself for what is no name."""
    try:
        return tuple(frozenset((kind, _compared(value)) for kind, value in attributes) for attributes in _attributes(der))
    except MalformedDer:
        return (der,)


def odd_strings(der: bytes) -> bool:
    """Whether a string holds what its kind does not allow, which strict readers refuse."""
    return any(not _is_clean(value) for attributes in _attributes(der) for _, value in attributes)


def string_text(value: DerValue) -> str:
    """The text of a string of any kind."""
    try:
        return value.content.decode(_CODINGS.get(value.tag, "utf-8"))
    except UnicodeDecodeError:
        return value.content.decode("latin-1")


def _attributes(der: bytes) -> Iterator[list[tuple[str, DerValue]]]:
    for group in members_of(der):
        if group.tag != SET:
            raise MalformedDer("a name without sets")
        pairs = [list(der_values(pair.content)) for pair in der_values(group.content)]
        if any(len(pair) != 2 for pair in pairs):
            raise MalformedDer("an attribute that is no pair")
        yield [(object_identifier(kind.content), value) for kind, value in pairs]


def _compared(value: DerValue) -> object:
    if value.tag in _COMPARED_AS_TEXT:
        return (
            " ".join(string_text(value).split(" ")).strip().lower()
            if "  " not in string_text(value)
            else " ".join(string_text(value).split()).lower()
        )
    return value.raw


def _is_clean(value: DerValue) -> bool:
    if value.tag == _PRINTABLE:
        return _NOT_PRINTABLE.search(value.content) is None
    try:
        return value.tag in _CODINGS and value.content.decode(_CODINGS[value.tag]) is not None
    except UnicodeDecodeError:
        return False


def _escape(text: str) -> str:
    """RFC 4514 section 2.4."""
    escaped = _SPECIAL.sub(r"\\\1", text).replace("\0", "\\00")
    if escaped[:1] in (" ", "#"):
        escaped = "\\" + escaped
    return escaped[:-1] + "\\ " if escaped.endswith(" ") and len(text) > 1 else escaped
