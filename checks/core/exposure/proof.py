"""What a body must prove: a small, closed vocabulary, so that no data file can mistake a page that mentions a thing for the thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from checks.core.evidence.http import Response
from checks.core.exposure.formats import Format, reads

_MARKUP = re.compile(
    r"\s{0,200}(?:<!--.{0,2000}?-->\s{0,200})?<(?:!doctype html|html|head|body|title|meta|script|div|table|h[1-6]|p|form|br|b)\b",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(r"<(?:title|TITLE)\b[^<>]{0,200}>([^<]{0,300})</")
_PAGE = re.compile(r"<(?:!doctype html|html|body)\b", re.IGNORECASE)
# Escapes and character classes, in which these signs are no repetitions.
_LITERAL = re.compile(r"\\.|\[\^?+\]?+(?:\\.|[^\]\\])*+\\?+(?:\]|\Z)", re.DOTALL)
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\}")
_LOOKED_AT = 65_536
MASKED = "***"

Strings = tuple[Annotated[str, Meta(min_length=1)], ...]
Hexadecimal = Annotated[str, Meta(pattern=r"^([0-9a-f]{2}){2,8}$")]


class ProofForm(StrEnum):
    """What sort of body it is. A page is never proof of a file, nor a file of a page."""

    PAGE = "page"
    TEXT = "text"
    XML = "xml"
    JSON = "json"
    BINARY = "binary"


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that is given must hold.

    ``form`` of the body; ``all`` and ``any`` of these strings in it, ``none`` of those; ``begins`` with one of these; every pattern of
    ``match`` found (bounded, multi-line, case matters); ``keys`` of the JSON object, or of the first one in a list; ``format`` a named
    parser reads it; ``magic`` its first bytes; ``media`` its media type; ``title`` a pattern that the whole title of the page matches.
    """

    form: ProofForm
    all: Strings = ()
    any: Strings = ()
    none: Strings = ()
    begins: Strings = ()
    match: Strings = ()
    keys: Strings = ()
    format: Format | None = None
    magic: tuple[Hexadecimal, ...] = ()
    media: Strings = ()
    title: str = ""

    def faults(self) -> Iterator[str]:
        """What is wrong with it, in words."""
        if self.form is ProofForm.BINARY and not self.magic:
            yield "bytes are proven by their magic"
        if self.form is not ProofForm.BINARY and not (
            self.all or self.any or self.begins or self.match or self.keys or self.format or self.title
        ):
            yield "nothing is to be proven"
        if self.keys and self.form is not ProofForm.JSON:
            yield "only JSON has keys"
        if self.title and self.form is not ProofForm.PAGE:
            yield "only a page has a title"
        for pattern in (*self.match, *((self.title,) if self.title else ())):
            yield from pattern_faults(pattern)


def pattern_faults(pattern: str) -> Iterator[str]:
    """Why a pattern may not be used on what a hostile server sends."""
    try:
        re.compile(pattern)
    except re.error as wrong:
        yield f"{pattern}: {wrong}"
        return
    if _UNBOUNDED.search(_LITERAL.sub("x", pattern)):
        yield f"{pattern}: a repetition without an end"


def proves(proof: Proof, answer: Response) -> bool:
    """Whether the body of an answer is what the entry promises. Total and pure; the status is for `present` to judge."""
    body = answer.body
    if proof.media and answer.media_type not in proof.media:
        return False
    if proof.form is ProofForm.BINARY:
        return any(body.magic.startswith(magic) for magic in proof.magic)
    text = body.text[:_LOOKED_AT]
    # Folders are listed in pages, and by some servers in JSON or XML.
    if not text or (form_of(text) is not proof.form and proof.format is not Format.LISTING):
        return False
    return (
        all(part in text for part in proof.all)
        and (not proof.any or any(part in text for part in proof.any))
        and not any(part in text for part in proof.none)
        and (not proof.begins or text.lstrip().startswith(proof.begins))
        and all(_compile(pattern).search(text) for pattern in proof.match)
        and (not proof.keys or has_keys(text, proof.keys, body.cut or len(text) >= _LOOKED_AT))
        and (not proof.title or _has_title(text, proof.title))
        and (proof.format is None or reads(proof.format, text))
    )


def form_of(text: str) -> ProofForm:
    """What sort of text this is, by how it begins; the media type is not believed."""
    begins = text.lstrip()
    if _MARKUP.match(begins):
        return ProofForm.PAGE
    if begins.startswith("<?xml") or (begins.startswith("<") and not begins.startswith("<?")):
        return ProofForm.PAGE if _PAGE.search(begins[:2000]) else ProofForm.XML
    if begins.startswith(("{", "[{", "[ {", "[\n", "[]", '["')):
        return ProofForm.JSON
    return ProofForm.TEXT


def has_keys(text: str, keys: tuple[str, ...], cut: bool = False) -> bool:
    """Whether a JSON object, or the first of a list of them, has all these members. One that was ``cut`` off is searched for their names."""
    try:
        read: Any = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        read = None
    if isinstance(read, list):
        read = read[0] if read else None
    if isinstance(read, Mapping):
        return all(key in read for key in keys)
    # What was masked may not be JSON any more.
    return (cut or MASKED in text) and all(pattern_of(key).search(text) for key in keys)


@cache
def pattern_of(key: str) -> re.Pattern[str]:
    """A member of that name in JSON."""
    return re.compile(rf'"{re.escape(key)}"\s{{0,20}}:')


def _has_title(text: str, pattern: str) -> bool:
    match = _TITLE.search(text[:20_000])
    return match is not None and _compile(pattern).fullmatch(" ".join(match[1].split())) is not None


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)
