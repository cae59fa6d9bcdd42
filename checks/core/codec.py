"""Observations and verdicts as bytes, and back. A sort that is no longer known reads as absent."""

from __future__ import annotations

import zlib

import msgspec

from checks.core.catalogue import CatalogueSeen
from checks.core.crawl import Crawl
from checks.core.dns import Climb, DnsAnswer
from checks.core.endpoints import EndpointsSeen
from checks.core.evidence import Failure, Referral
from checks.core.http import Exchange, Nowhere
from checks.core.model import Verdict
from checks.core.tls import Handshake, RevocationSeen, TlsSurvey, WeaknessSeen

Observation = (
    Failure | Referral | Exchange | Nowhere | DnsAnswer | Climb | Handshake | TlsSurvey | WeaknessSeen | RevocationSeen | Crawl | CatalogueSeen
    | EndpointsSeen
)  # fmt: skip

# Fewer bytes save less space than compressing them costs time.
_WORTH_IT = 1024
# How zlib begins (RFC 1950 section 2.2), and no map of MessagePack does.
_COMPRESSED = b"\x78"

_observations: msgspec.msgpack.Decoder[Observation] = msgspec.msgpack.Decoder(Observation)
_verdicts = msgspec.msgpack.Decoder(Verdict)
_encoder = msgspec.msgpack.Encoder(order="deterministic")


def pack(observation: Observation) -> bytes:
    """MessagePack, compressed where that pays; equal observations give equal bytes."""
    encoded = _encoder.encode(observation)
    return zlib.compress(encoded, 1) if len(encoded) > _WORTH_IT else encoded


def unpack(packed: bytes) -> Observation | None:
    """The observation, or None when this version of tilik does not know its sort any more."""
    try:
        return _observations.decode(zlib.decompress(packed) if packed.startswith(_COMPRESSED) else packed)
    except msgspec.ValidationError:
        return None


def pack_verdict(verdict: Verdict) -> bytes:
    """MessagePack; equal verdicts give equal bytes."""
    return _encoder.encode(verdict)


def unpack_verdict(packed: bytes) -> Verdict:
    """The verdict; ``msgspec.ValidationError`` when it was written by an incompatible version."""
    return _verdicts.decode(packed)
