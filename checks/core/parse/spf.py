"""SPF records (RFC 7208 sections 4.5, 4.6, 5, 6 and 12), without regard to case as the grammar has it."""

from __future__ import annotations

import ipaddress
import re

import msgspec

_VERSION = "v=spf1"
_MOST_TEXT, _MOST_TERMS = 8192, 500
_MODIFIER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9\-_.]{0,63})=(?P<value>.*)")
_MECHANISM = re.compile(r"(?P<qualifier>[-+~?]?)(?P<name>[A-Za-z][A-Za-z0-9\-_.]{0,63})(?P<rest>[:/].*)?")
_CIDR = re.compile(r"(?P<domain>.*?)(?:/(?P<four>[0-9]{1,3}))?(?://(?P<six>[0-9]{1,3}))?")
# One character that stands for itself, or a macro (section 7.1); c, r and t stand in explanations alone.
_LITERAL = r"[\x21-\x24\x26-\x7e]"
_MACRO = r"%(?:\{[slodiphvSLODIPHV][0-9]{0,3}[rR]?[-.+,/_=]{0,7}\}|[%_\-])"
_ANY_MACRO = r"%(?:\{[slodiphcrtvSLODIPHCRTV][0-9]{0,3}[rR]?[-.+,/_=]{0,7}\}|[%_\-])"
_DOMAIN_SPEC = re.compile(rf"(?:{_LITERAL}|{_MACRO}){{0,2000}}+")
_MACRO_STRING = re.compile(rf"(?:{_LITERAL}|{_ANY_MACRO}){{0,2000}}+")
_HAS_MACRO = re.compile(r"%\{")
_TOP_LABEL = re.compile(r"(?:[A-Za-z0-9]{0,63}[A-Za-z][A-Za-z0-9]{0,63}|[A-Za-z0-9]{1,63}-[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.?")
_END_MACRO = re.compile(rf".*{_MACRO}")
_MECHANISMS = ("all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists")
_WITH_CIDR = ("a", "mx")
_NEEDS_DOMAIN = ("include", "exists")
# Terms that cost a look-up (section 4.6.4).
LOOKUPS = ("include", "a", "mx", "ptr", "exists", "redirect")


class SpfTerm(msgspec.Struct, frozen=True):
    """One mechanism, or ``redirect`` or ``exp``; ``domain`` is empty where the domain itself is meant. ``network`` is that of ``ip4`` and ``ip6``."""

    text: str
    name: str
    qualifier: str = "+"
    domain: str = ""
    four: int = 32
    six: int = 128
    network: str = ""

    @property
    def macro(self) -> bool:
        """Whether its name depends on the letter."""
        return _HAS_MACRO.search(self.domain) is not None


class SpfRecord(msgspec.Struct, frozen=True):
    """``wrong`` are the terms that no evaluation gets past (permerror); ``terms`` end with ``all``, behind which nothing counts."""

    text: str
    terms: tuple[SpfTerm, ...] = ()
    redirect: SpfTerm | None = None
    wrong: tuple[str, ...] = ()

    @property
    def all(self) -> str:
        """The qualifier of ``all``; empty where there is none."""
        return next((term.qualifier for term in self.terms if term.name == "all"), "")


def spf(text: str) -> SpfRecord | None:
    """The record, or None for a text that is none: the version and then a space or the end.

    >>> spf("V=SPF1 MX -ALL").all
    '-'
    """
    head, _, rest = text[:_MOST_TEXT].partition(" ")
    if head.lower() != _VERSION:
        return None
    terms: list[SpfTerm] = []
    modifiers: dict[str, SpfTerm] = {}
    wrong: list[str] = []
    words = [word for word in rest.split(" ") if word]
    for word in words[:_MOST_TERMS]:
        term = _modifier(word) or _mechanism(word)
        if term is None:
            wrong.append(word)
        elif term.name in ("redirect", "exp"):
            if term.name in modifiers:
                wrong.append(word)
            modifiers[term.name] = term
        elif term.name:
            terms.append(term)
    end = next((number for number, term in enumerate(terms) if term.name == "all"), len(terms))
    whole_redirect = modifiers.get("redirect") if end == len(terms) else None
    return SpfRecord(text[:_MOST_TEXT], tuple(terms[: end + 1]), whole_redirect, tuple(wrong))


def _modifier(word: str) -> SpfTerm | None:
    match = _MODIFIER.fullmatch(word)
    if match is None:
        return None
    name, value = match["name"].lower(), match["value"]
    if name in ("redirect", "exp"):
        return SpfTerm(word, name, domain=value) if _is_domain_spec(value) else None
    # Unknown modifiers are ignored, but keep to the grammar (section 6).
    return SpfTerm(word, "") if _MACRO_STRING.fullmatch(value) else None


def _mechanism(word: str) -> SpfTerm | None:
    match = _MECHANISM.fullmatch(word)
    if match is None:
        return None
    name, rest, qualifier = match["name"].lower(), match["rest"] or "", match["qualifier"] or "+"
    if name not in _MECHANISMS or (name == "all" and rest):
        return None
    if name in ("ip4", "ip6"):
        network = _network(name, rest.removeprefix(":")) if rest.startswith(":") else ""
        return SpfTerm(word, name, qualifier, network=network) if network else None
    cidr = _CIDR.fullmatch(rest) if name in _WITH_CIDR else None
    domain = cidr["domain"] if cidr else rest
    four, six = (cidr["four"] or "32", cidr["six"] or "128") if cidr else ("32", "128")
    if int(four) > 32 or int(six) > 128 or any(len(one) > 1 and one[0] == "0" for one in (four, six)):
        return None
    if domain.startswith(":"):
        if not _is_domain_spec(domain[1:]):
            return None
    elif domain or name in _NEEDS_DOMAIN:
        return None
    return SpfTerm(word, name, qualifier, domain[1:], int(four), int(six))


def _network(name: str, text: str) -> str:
    """The network in its one form; empty for what is none. Bits behind the prefix do not count (section 5.6)."""
    address, slash, prefix = text.partition("/")
    if slash and (not prefix.isascii() or not prefix.isdigit() or (len(prefix) > 1 and prefix[0] == "0")):
        return ""
    try:
        if name == "ip4":
            return str(ipaddress.IPv4Network((address, int(prefix or 32)), strict=False))
        return "" if "%" in address else str(ipaddress.IPv6Network((address, int(prefix or 128)), strict=False))
    except ValueError:
        return ""


def _is_domain_spec(text: str) -> bool:
    """Section 7.1: a macro string that ends in a label which is no number, or in a macro."""
    if not text or not _DOMAIN_SPEC.fullmatch(text):
        return False
    if _END_MACRO.fullmatch(text):
        return True
    name = text.removesuffix(".")
    return "." in name and _TOP_LABEL.fullmatch(text.rstrip(".").rpartition(".")[2]) is not None and not text.endswith("..")
