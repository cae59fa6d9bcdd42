"""Observations and verdicts as bytes, and back. A sort that is no longer known reads as absent."""

from __future__ import annotations

import zlib
from typing import get_args

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.dns import Climb, DnsAnswer
from checks.core.evidence.endpoints import EndpointsSeen
from checks.core.evidence.exposure import CatalogueSeen
from checks.core.evidence.http import Exchange, Nowhere
from checks.core.evidence.observation import Failure, Referral
from checks.core.evidence.tls import Handshake, RevocationSeen, TlsSurvey, WeaknessSeen
from checks.core.model.finding import Verdict

Observation = (
    Failure | Referral | Exchange | Nowhere | DnsAnswer | Climb | Handshake | TlsSurvey | WeaknessSeen | RevocationSeen | Crawl | CatalogueSeen
    | EndpointsSeen
)  # fmt: skip

# Fewer bytes save less space than compressing them costs time.
_WORTH_IT = 1024
# How zlib begins (RFC 1950 section 2.2), and no map of MessagePack does.
_COMPRESSED = b"\x78"
# Far above what any answer may weigh; what was damaged must not fill the memory.
_MOST = 64 * 2**20

_SORTS = {kind.__struct_config__.tag for kind in get_args(Observation)}
_observations: msgspec.msgpack.Decoder[Observation] = msgspec.msgpack.Decoder(Observation)
_verdicts = msgspec.msgpack.Decoder(Verdict)
_encoder = msgspec.msgpack.Encoder(order="deterministic")


def pack(observation: Observation) -> bytes:
    """MessagePack, compressed where that pays; equal observations give equal bytes."""
    encoded = _encoder.encode(observation)
    return zlib.compress(encoded, 1) if _WORTH_IT < len(encoded) <= _MOST else encoded


def unpack(packed: bytes) -> Observation | None:
    """The observation, or None when this version of tilik does not know its sort. ``msgspec.DecodeError`` or ``zlib.error`` for what is no observation."""
    encoded = _inflated(packed) if packed.startswith(_COMPRESSED) else packed
    try:
        return _observations.decode(encoded)
    except msgspec.ValidationError:
        sort = _sort(encoded)
        if not isinstance(sort, str) or sort in _SORTS:
            raise
        return None


def _sort(encoded: bytes) -> object:
    """What sort of observation this is, in the tag of its type."""
    value = msgspec.msgpack.decode(encoded)
    return value.get("type") if isinstance(value, dict) else None


def _inflated(packed: bytes) -> bytes:
    stream = zlib.decompressobj()
    whole = stream.decompress(packed, _MOST)
    if not stream.eof:
        raise zlib.error("incomplete, or larger than any observation")
    return whole


def pack_verdict(verdict: Verdict) -> bytes:
    """MessagePack; equal verdicts give equal bytes."""
    return _encoder.encode(verdict)


def unpack_verdict(packed: bytes) -> Verdict:
    """The verdict; ``msgspec.ValidationError`` when it was written by an incompatible version."""
    return _verdicts.decode(packed)
