"""What tilik tells of real TLS servers is what sslscan, sslyze and openssl tell, or it is known why not."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator

import pytest

from tests.real.tls.configurations import CONFIGURATIONS, Configuration
from tests.real.tls.facts import Told
from tests.real.tls.keys import Keys, keys
from tests.real.tls.parity import examine, print_notes
from tests.real.tls.s_client import s_client
from tests.real.tls.started import Place

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def given() -> Iterator[Keys]:
    with keys() as made:
        yield made


@pytest.mark.parametrize("configuration", CONFIGURATIONS, ids=lambda configuration: configuration.name.replace(" ", "-"))
def test_told_alike(configuration: Configuration, given: Keys) -> None:
    row = examine(configuration, given)
    assert list(row.unexplained()) == []
    told = {fact.split(" ")[0] for _, fact in row.compared}
    assert told >= {"version"}
    assert "suites" in told


def test_a_witness_that_does_not_end_is_named_and_costs_nothing_else(given: Keys) -> None:
    def late(place: Place) -> Told:
        raise subprocess.TimeoutExpired("sslscan", 180)

    row = examine(CONFIGURATIONS[0], given, {"sslscan": late, "openssl": s_client})
    print_notes([row], out := io.StringIO())
    assert (row.late, "sslscan did not end in time" in out.getvalue()) == (("sslscan",), True)
    assert {witness for witness, _ in row.compared} >= {"openssl"}
