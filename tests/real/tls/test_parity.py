"""What tilik tells of real TLS servers is what sslscan, sslyze and openssl tell, or it is known why not."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator

import pytest

from tests.real.tls.configurations import CONFIGURATIONS, Configuration
from tests.real.tls.facts import Account
from tests.real.tls.keys import Keys, keys
from tests.real.tls.parity import examine, print_notes
from tests.real.tls.s_client import s_client
from tests.real.tls.servers import Place

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def server_keys() -> Iterator[Keys]:
    with keys() as files:
        yield files


@pytest.mark.parametrize("configuration", CONFIGURATIONS, ids=lambda configuration: configuration.name.replace(" ", "-"))
def test_told_alike(configuration: Configuration, server_keys: Keys) -> None:
    row = examine(configuration, server_keys)
    assert list(row.unexplained()) == []
    kinds = {fact.split(" ")[0] for _, fact in row.comparisons}
    assert kinds >= {"version"}
    assert "suites" in kinds


def test_a_witness_that_does_not_end_is_named_and_costs_nothing_else(server_keys: Keys) -> None:
    def late(place: Place) -> Account:
        raise subprocess.TimeoutExpired("sslscan", 180)

    row = examine(CONFIGURATIONS[0], server_keys, {"sslscan": late, "openssl": s_client})
    print_notes([row], out := io.StringIO())
    assert (row.late, "sslscan did not end in time" in out.getvalue()) == (("sslscan",), True)
    assert {witness for witness, _ in row.comparisons} >= {"openssl"}
