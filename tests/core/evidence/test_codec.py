"""Evidence as bytes and back."""

from __future__ import annotations

import datetime as dt
import zlib

import msgspec
import pytest

from checks.core.evidence import codec
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.endpoints import EndpointAnswers
from checks.core.evidence.exposure import CatalogueAnswers, PathAnswer
from checks.core.evidence.observation import Absent, Failure
from checks.core.evidence.tls import RevocationStatus, WeaknessStatus
from checks.core.model.failure import FailureKind
from tests.each import each

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def trouble(length: int) -> Failure:
    return Failure(FailureKind.TIMEOUT, NOW, "x" * length)


@each("length", [0, 1, 100, 900, 1_000, 1_100, 100_000])
def test_evidence_of_any_length_comes_back_as_it_was(length: int) -> None:
    assert codec.unpack(codec.pack(trouble(length))) == trouble(length)


def test_long_evidence_is_compressed() -> None:
    assert len(codec.pack(trouble(100_000))) < 1_000


def test_short_evidence_that_an_older_version_compressed_is_read() -> None:
    assert codec.unpack(zlib.compress(msgspec.msgpack.encode(trouble(3)))) == trouble(3)


def test_evidence_of_a_sort_that_is_not_known_reads_as_absent() -> None:
    assert codec.unpack(msgspec.msgpack.encode({"type": "aura", "colour": "violet"})) == Absent("aura")


@pytest.mark.parametrize(
    ("kind", "tag", "names"),
    [
        (Crawl, "crawled", "asked at domain skipped hosts registered foreign controls ended detail seen"),
        (EndpointAnswers, "endpoints-seen", "host at twin registered asked seen"),
        (CatalogueAnswers, "catalogue-seen", "at asked skipped signs"),
        (PathAnswer, None, "entry path seen nowhere"),
        (WeaknessStatus, "tls-weakness-seen", "vulnerable at detail addresses budget_end"),
        (RevocationStatus, "tls-revocation-seen", "state at source reason revoked_at detail"),
    ],
)
def test_what_is_stored_keeps_the_names_it_always_had(kind: type[msgspec.Struct], tag: str | None, names: str) -> None:
    assert kind.__struct_config__.tag == tag
    assert [field.encode_name for field in msgspec.structs.fields(kind)] == names.split()
