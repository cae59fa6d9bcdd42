"""Observations and verdicts as bytes, and back. Which sorts there are, the classes of evidence say themselves."""

from __future__ import annotations

import importlib
import pkgutil
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Union

import msgspec

from checks.core import evidence
from checks.core.evidence.observation import Absent, Observation
from checks.core.model.finding import Verdict

# Fewer bytes save less space than compressing them costs time.
_WORTH_IT = 1024
# How zlib begins (RFC 1950 section 2.2), and no map of MessagePack does.
_ZLIB = b"\x78"
# Far above what any answer may weigh; what was damaged must not fill the memory.
_MOST = 64 * 2**20

_verdicts = msgspec.msgpack.Decoder(Verdict)
_encoder = msgspec.msgpack.Encoder(order="deterministic")


def pack(observation: Observation) -> bytes:
    """MessagePack, compressed where that pays; equal observations give equal bytes."""
    data = _encoder.encode(observation)
    return zlib.compress(data, 1) if _WORTH_IT < len(data) <= _MOST else data


class Codec:
    """Reads what was packed: every sort in the files of `checks.core.evidence`, and these ``sorts`` besides, which plug-ins bring."""

    def __init__(self, sorts: Iterable[type[Observation]] = ()) -> None:
        by_tag = {tag_of(sort): sort for sort in (*_ours(), *sorts)}
        self._tags = by_tag.keys()
        self._decoder: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(Union[tuple(by_tag.values())])  # noqa: UP007  # made of values

    def unpack(self, data: bytes) -> Observation:
        """The observation, `Absent` when its sort is none of these. ``msgspec.DecodeError`` or ``zlib.error`` for what is no observation."""
        data = _inflate(data) if data.startswith(_ZLIB) else data
        try:
            observation: Observation = self._decoder.decode(data)
        except msgspec.ValidationError:
            tag = _tag(data)
            if not isinstance(tag, str) or tag in self._tags:
                raise
            return Absent(tag)
        return observation


def tag_of(sort: type[Observation]) -> str:
    """The tag under which a sort of observations is stored."""
    return str(sort.__struct_config__.tag)


@cache
def _ours() -> tuple[type[Observation], ...]:
    modules = (importlib.import_module(f"{evidence.__name__}.{info.name}") for info in pkgutil.iter_modules(evidence.__path__))
    return tuple(dict.fromkeys(sort for module in modules for sort in _sorts_in(vars(module).values())))


def _sorts_in(values: Iterable[object]) -> Iterator[type[Observation]]:
    return (value for value in values if isinstance(value, type) and issubclass(value, Observation) and value.__struct_config__.tag)


def _tag(data: bytes) -> object:
    """What sort of observation this is, in the tag of its class."""
    value = msgspec.msgpack.decode(data)
    return value.get("type") if isinstance(value, dict) else None


def _inflate(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    whole = stream.decompress(data, _MOST)
    if not stream.eof:
        raise zlib.error("incomplete, or larger than any observation")
    return whole


def pack_verdict(verdict: Verdict) -> bytes:
    """MessagePack; equal verdicts give equal bytes."""
    return _encoder.encode(verdict)


def unpack_verdict(data: bytes) -> Verdict:
    """The verdict; ``msgspec.ValidationError`` when it was written by an incompatible version."""
    return _verdicts.decode(data)


# With our own sorts alone.
unpack = Codec().unpack
