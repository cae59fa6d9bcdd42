"""Name constraints (RFC 5280 section 4.2.1.10): which names an authority may certify."""

from __future__ import annotations

import ipaddress

import msgspec

from checks.core.parse.certificate_extensions import AlternativeNames
from checks.core.parse.der import MalformedDer, der_values, members_of

_PERMITTED, _EXCLUDED = 0xA0, 0xA1
_MAIL, _DNS, _DIRECTORY, _ADDRESS = 0x81, 0x82, 0xA4, 0x87
# An email address, a host name, a name of a directory, an address: what can be compared. Of what cannot, no certificate may have any.
_COMPARED = (_MAIL, _DNS, _DIRECTORY, _ADDRESS)

Subtree = tuple[int, bytes]


class NameConstraints(msgspec.Struct, frozen=True):
    """The subtrees by the tag of their kind of name; a certificate must be in one of those permitted of its kind, and in none that is excluded."""

    permitted: tuple[Subtree, ...]
    excluded: tuple[Subtree, ...]

    @property
    def directories(self) -> bool:
        """Whether names of a directory are limited."""
        return any(kind == _DIRECTORY for kind, _ in (*self.permitted, *self.excluded))

    def allow(self, names: AlternativeNames, subject: bytes) -> bool:
        """Whether a certificate of these names and this subject, in DER, may stand below."""
        own: list[Subtree] = [(_DNS, name.lower().encode("latin-1")) for name in names.dns]
        own += [(_ADDRESS, ipaddress.ip_address(address).packed) for address in names.addresses]
        own += [(_MAIL, name.lower().encode("latin-1")) for name in names.mail]
        own += [(_DIRECTORY, name) for name in (*names.directories, subject) if _rdns(name)]
        return all(self._allows(kind, name) for kind, name in own)

    def _allows(self, kind: int, name: bytes) -> bool:
        permitted = [base for tag, base in self.permitted if tag == kind]
        excluded = [base for tag, base in self.excluded if tag == kind]
        if any(_is_within(kind, name, base, around=True) for base in excluded):
            return False
        return not permitted or any(_is_within(kind, name, base) for base in permitted)


def name_constraints(value: bytes) -> NameConstraints:
    """`MalformedDer` when they cannot be read."""
    subtrees: dict[int, tuple[Subtree, ...]] = {_PERMITTED: (), _EXCLUDED: ()}
    for part in members_of(value):
        bases = [next(der_values(subtree.content), None) for subtree in der_values(part.content)]
        if part.tag not in subtrees or None in bases:
            raise MalformedDer("no name constraints")
        subtrees[part.tag] = tuple((base.tag, base.content) for base in bases if base)
    return NameConstraints(subtrees[_PERMITTED], subtrees[_EXCLUDED])


def _is_within(kind: int, name: bytes, base: bytes, *, around: bool = False) -> bool:
    """``around``: a wildcard counts as in what it could stand for."""
    match kind:
        case _ if kind == _DNS:
            return _is_below(name, base.lower(), around)
        case _ if kind == _ADDRESS:
            half = len(base) // 2
            return len(name) == half and all(
                octet & mask == net & mask for octet, net, mask in zip(name, base[:half], base[half:], strict=True)
            )
        case _ if kind == _MAIL:
            base = base.lower()
            host = name.rpartition(b"@")[2]
            return name == base if b"@" in base else host.endswith(base) if base.startswith(b".") else host == base
    return _rdns(name)[: len(_rdns(base))] == _rdns(base)


def _is_below(name: bytes, base: bytes, around: bool) -> bool:
    if around and name.startswith(b"*."):
        return _is_below(name[2:], base, False) or base.partition(b".")[2] == name[2:]
    return not base or name == base or name.endswith(base if base.startswith(b".") else b"." + base)


def _rdns(name: bytes) -> list[bytes]:
    """The sets of a directory name, from its DER or from what is in its tag."""
    try:
        return [part.raw for part in members_of(name)]
    except MalformedDer:
        return []
