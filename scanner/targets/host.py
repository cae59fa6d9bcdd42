"""A host as people write it, brought to the one form that is compared: an A-label name in lower case, or an address."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import idna

from scanner.targets.fault import TargetFault, quote

if TYPE_CHECKING:
    from tldextract.tldextract import ExtractResult

LONGEST_NAME = 253

# Underscores are no part of a host name (RFC 952), yet browsers open such sites and cities run them.
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_ENDS_IN_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_RANGE = re.compile(r"[0-9.]+(?:/[0-9.]*|-[0-9.]+)|[0-9a-f:.\[\]]+/[0-9]+|[0-9.]*+\*[0-9*.]*", re.IGNORECASE)
_NO_ADDRESS = "Write four numbers from 0 to 255, or a full name such as dinkes.kotacontoh.go.id."
FULL_NAME = "Write the full name, such as dinkes.kotacontoh.go.id."


class Host(NamedTuple):
    """``domain`` is the registrable domain; empty for an address."""

    name: str
    domain: str


def host(text: str, column: int) -> Host:
    """Normalise one host, without port: IDNA 2008 with the UTS 46 mapping, or an address (IPv6 in brackets); else `Fault`."""
    _refuse_other_things(text, column)
    if text.startswith("["):
        return Host(str(address(text, column)), "")
    name = _ascii(text, column).removesuffix(".")
    # Resolvers read 127.1 and 0x7f.1 as addresses: what ends in a number must be a plain one (WHATWG URL, section 3.5).
    if _ENDS_IN_NUMBER.fullmatch(name):
        return Host(str(address(name, column)), "")
    for label in name.split("."):
        _check(label, text, column)
    if len(name) > LONGEST_NAME:
        raise TargetFault(column, f"{quote(text)} is longer than a name can be", f"A name has at most {LONGEST_NAME} characters.")
    if "." not in name:
        raise TargetFault(column, f"{quote(text)} is not a full name", FULL_NAME)
    return Host(name, _registrable(name, column))


def address(text: str, column: int) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """One address of one server, IPv6 with or without brackets; else `Fault`."""
    bare = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    try:
        ip = ipaddress.ip_address(bare)
    except ValueError:
        raise TargetFault(column, f"{quote(text)} is not an address", _NO_ADDRESS) from None
    if isinstance(ip, ipaddress.IPv6Address) and (ip.scope_id or ip.ipv4_mapped):
        raise TargetFault(column, f"{quote(text)} is an IPv6 address with a zone or an IPv4 address inside", "Write the plain address.")
    if ip.is_multicast or ip.is_unspecified or str(ip) == "255.255.255.255":
        raise TargetFault(column, f"{quote(text)} is not the address of one server", "Write the address the server answers on.")
    return ip


def is_target_address(text: str) -> bool:
    """Whether this reads as an IPv4 or IPv6 address of any kind, without brackets."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _refuse_other_things(text: str, column: int) -> None:
    if "://" in text:
        raise TargetFault(column, f"{quote(text)} is a URL", "Write only the host, without https:// and without a path.")
    if _RANGE.fullmatch(text):
        raise TargetFault(column, f"{quote(text)} is a range of addresses", "List every host by itself: a range is never scanned.")
    if "/" in text:
        raise TargetFault(column + text.index("/"), f"{quote(text)} has a path", "Write only the host.")
    if "@" in text:
        raise TargetFault(
            column, f"{quote(text)} is a mail address or has a user name", "Write only the host; `contact:` takes a mail address."
        )
    if "*" in text:
        raise TargetFault(column, f"{quote(text)} is a wildcard", "List every host by itself: only listed hosts are scanned.")
    if "," in text or ";" in text:
        raise TargetFault(column, f"{quote(text)} holds more than a host", "Write one host a line, attributes after a space.")


def _ascii(text: str, column: int) -> str:
    if text.isascii():
        return text.lower()
    try:
        return idna.encode(text, uts46=True).decode("ascii").lower()
    except idna.IDNAError as why:
        raise TargetFault(column, f"{quote(text)} is not a host name ({str(why)[:80]})", FULL_NAME) from None


def _check(label: str, text: str, column: int) -> None:
    """Letters, digits, hyphens inside, 1 to 63 (RFC 1123, section 2.1); an A-label must decode (RFC 5891, section 5.4)."""
    if not _LABEL.fullmatch(label):
        what = f"the part {quote(label)}" if label else "an empty part between dots"
        raise TargetFault(
            column, f"{quote(text)} is not a host name: {what}", "A part has 1 to 63 letters, digits or hyphens, no hyphen at its ends."
        )
    if label.startswith("xn--"):
        try:
            idna.decode(label)
        except idna.IDNAError as why:
            raise TargetFault(
                column, f"{quote(text)} is not a host name ({str(why)[:80]})", "Write the name with its own letters."
            ) from None


def _registrable(name: str, column: int) -> str:
    parts = splitter()(name)
    if parts.suffix == name:
        raise TargetFault(column, f"{quote(name)} is a public suffix, under which many owners register", FULL_NAME)
    # Where no rule matches, the list's algorithm takes the last label as the suffix.
    return parts.top_domain_under_public_suffix or ".".join(name.split(".")[-2:])


def registrable(name: str) -> str:
    """The domain that somebody registered under a suffix of the Public Suffix List (its ICANN section); empty where the list knows none, as for an address."""
    return splitter()(name).top_domain_under_public_suffix


@cache
def splitter() -> Callable[[str], ExtractResult]:
    """Splits a name at its public suffix, by the list that tldextract brings along: nothing is downloaded or written."""
    # Loaded by the first name, since it loads an HTTP client that goes unused: a fifth of a start.
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None).extract_str
