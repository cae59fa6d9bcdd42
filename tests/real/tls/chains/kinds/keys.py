"""Kinds and sizes of keys, and what certificates are signed with."""

from __future__ import annotations

from collections.abc import Iterator

from tests.real.tls.chains.authority import key
from tests.real.tls.chains.house import HOST, Chain, House, authority, chain, leaf

_LEAVES = (
    "rsa1024", "rsa1536", "rsa2040", "rsa2048", "rsa2048e3", "rsa3072", "rsa4096", "p224", "p256", "p384", "p521", "bp256", "ed25519", "ed448", "mldsa65",
)  # fmt: skip
_AUTHORITIES = ("rsa1024", "rsa1536", "p224", "p384", "p521", "bp256", "ed25519", "ed448", "mldsa65")


def chains(house: House) -> Iterator[Chain]:
    for kind in _LEAVES:
        yield chain(f"leaf {kind}", leaf(HOST, house.middle, own=key(kind)), house.middle)
    for kind in _AUTHORITIES:
        middle = authority(f"Antara {kind}", house.root, own=key(kind, 1))
        yield chain(f"intermediate {kind}", leaf(HOST, middle), middle)
        root = house.add_root(authority(f"Akar {kind}", own=key(kind, 2)))
        yield chain(f"root {kind}", leaf(HOST, root))
    for size in (1024, 2048, 3072):
        own = key(f"rsa{size}", 3)
        yield chain(f"leaf RSA-PSS {size}", leaf(HOST, house.middle, own=own, restricted=True), house.middle, restricted=True)
        middle = authority(f"Antara PSS {size}", house.root, own=own, restricted=True)
        yield chain(f"intermediate RSA-PSS {size}", leaf(HOST, middle, pss=True), middle)
        root = house.add_root(authority(f"Akar PSS {size}", own=own, restricted=True, pss=True))
        yield chain(f"root RSA-PSS {size}", leaf(HOST, root, pss=True))
        yield chain(
            f"root RSA-PSS {size}, then an intermediate", leaf(HOST, between := authority(f"Bawah PSS {size}", root, pss=True)), between
        )
    for digest in ("md5", "sha1", "sha224", "sha384", "sha512"):
        yield chain(f"leaf signed with RSA and {digest}", leaf(HOST, house.rsa_middle, digest=digest), house.rsa_middle)
        middle = authority(f"Antara {digest} RSA", house.rsa_root, digest=digest)
        yield chain(f"intermediate signed with RSA and {digest}", leaf(HOST, middle), middle)
        if digest == "md5":
            continue
        yield chain(f"leaf signed with ECDSA and {digest}", leaf(HOST, house.middle, digest=digest), house.middle)
        middle = authority(f"Antara {digest}", house.root, digest=digest)
        yield chain(f"intermediate signed with ECDSA and {digest}", leaf(HOST, middle), middle)
    for digest in ("md5", "sha1"):
        root = house.add_root(authority(f"Akar {digest} RSA", digest=digest))
        yield chain(f"root signed with {digest}", leaf(HOST, root))
        yield chain(f"root signed with {digest}, sent", leaf(HOST, root), root)
    for digest in ("sha256", "sha384", "sha512"):
        yield chain(f"leaf signed with PSS and {digest}", leaf(HOST, house.rsa_middle, digest=digest, pss=True), house.rsa_middle)
