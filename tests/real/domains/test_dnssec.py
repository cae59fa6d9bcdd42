"""DNSSEC of domains that BIND's own tools signed, each with one thing wrong or none, as a second BIND verifies them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from tests.each import each
from tests.real.domains import dnssec
from tests.real.domains.dnssec import SignedZone
from tests.real.domains.verdict_words import CHECKS, verdict_words
from tests.real.programs import program

pytestmark = [pytest.mark.real, pytest.mark.slow]

DNSSEC = tuple(check for check in CHECKS if check.id == "dns-dnssec")
_NSEC3 = ("-3", "-", "-H", "0")
# What is done to a zone, and what must be said of it, by RFC 4035, RFC 8624, RFC 9276 and RFC 9905; nothing for a pass.
ZONES = {
    "aman": (SignedZone(), ""),
    "ed": (SignedZone("ED25519"), ""),
    "tiga": (SignedZone(nsec3=_NSEC3), ""),
    "rsa": (SignedZone("RSASHA256", bits=2048), ""),
    # One signature lasts two days, as where each answer is signed when it is asked for.
    "singkat": (SignedZone(days=(-1, 1)), ""),
    "polos": (SignedZone(algorithm=None, ds="none"), "unsigned"),
    "pulau": (SignedZone(ds="none"), "island"),
    "basi": (SignedZone(days=(-14, -2)), "expired"),
    "nanti": (SignedZone(days=(2, 14)), "bogus"),
    "kelak": (SignedZone(days=(-58, 2)), "expires-soon"),
    "lain": (SignedZone(ds="other"), "wrong-ds"),
    "lucut": (SignedZone(algorithm=None, ds="other"), "signatures-missing"),
    "ubah": (SignedZone(replacement=("192.0.2.7", "192.0.2.66")), "bogus"),
    "surel": (SignedZone(replacement=("MX\t10 surat", "MX\t11 surat")), "bogus"),
    "pendek": (SignedZone("RSASHA256", bits=1024), "weak-key"),
    "sha": (SignedZone(ds="sha1"), "weak-digest"),
    "lama": (SignedZone("NSEC3RSASHA1", bits=2048), "weak-algorithm"),
    "putaran": (SignedZone(nsec3=("-3", "aabb", "-H", "10")), "nsec3-iterations"),
    # The zone above is at fault: nothing is said of the one below, which is in order.
    "atas": (SignedZone(days=(-14, -2)), "expired"),
    "sub.atas": (SignedZone(), "(dnssec-above)"),
}
# Names that are no zone, and one that does not exist.
OTHERS = {"surat.aman.example": "(no-zone)", "tiada.aman.example": "(no-such-name)", "tiada.example": "(no-such-name)"}


@pytest.fixture(scope="module")
def resolver() -> Iterator[str]:
    with dnssec.serving({name: zone for name, (zone, _) in ZONES.items()}) as where:
        yield where


def test_what_is_said_of_each_zone(resolver: str) -> None:
    labels = {**{f"{name}.example": words for name, (_, words) in ZONES.items()}, **OTHERS}
    words_by_domain = verdict_words(resolver, labels, DNSSEC)
    assert {domain: words.get("dns-dnssec", "") for domain, words in words_by_domain.items()} == labels


def test_a_resolver_that_does_not_verify_accuses_nobody() -> None:
    zones = {name: zone for name, (zone, _) in ZONES.items() if name in ("aman", "polos", "basi", "lain")}
    with dnssec.serving(zones, verifying=False) as where:
        words_by_domain = verdict_words(where, [f"{name}.example" for name in zones], DNSSEC)
    assert [words["dns-dnssec"] for words in words_by_domain.values()] == ["(resolver-unvalidated)"] * len(zones)


@each(("zone", "is_answer", "authentic"), [("aman", True, True), ("polos", True, False), ("basi", False, False), ("lain", False, False)])
def test_the_verify_command_tells_them_apart(zone: str, is_answer: bool, authentic: bool, resolver: str) -> None:
    address, _, port = resolver.partition(":")
    words = DNSSEC[0].fix.verify.replace("{host}", f"{zone}.example").split()[1:]
    output = subprocess.run([program("dig", "dnsutils"), f"@{address}", "-p", port, *words], capture_output=True, text=True, check=True, timeout=30).stdout  # fmt: skip
    flags = next(line.split("flags:")[1].split(";")[0] for line in output.splitlines() if line.startswith(";; flags:"))
    assert ("status: NOERROR" in output, "ad" in flags.split()) == (is_answer, authentic)
