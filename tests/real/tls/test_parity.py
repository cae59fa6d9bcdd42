"""What tilik tells of real TLS servers is what sslscan, sslyze and openssl tell, or it is known why not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real.tls.configurations import CONFIGURATIONS, Configuration
from tests.real.tls.keys import Keys, keys
from tests.real.tls.parity import examine

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
