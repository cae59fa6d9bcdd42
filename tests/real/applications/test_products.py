"""Every check's verdict on real applications, each kept and neglected, is the one that was looked at by hand."""

from __future__ import annotations

import pytest

from tests.real.applications.product import installed, products
from tests.real.applications.standing import standing
from tests.real.applications.verdict_table import tables_of
from tests.real.applications.verdicts import difference, look_at

pytestmark = pytest.mark.real


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if each.share else pytest.mark.sweep) for name, each in products().items()])
def test_verdicts(name: str) -> None:
    product = products()[name]
    installed(product.packages)
    with standing(product) as servers:
        tables = {twin: look_at(server, product, twin) for twin, server in servers.items()}
    assert tables.keys() == tables_of(name).keys(), "python -m tests.real.applications.verdicts --write " + name
    assert not [line for twin, each in tables.items() for line in difference(name, twin, each)]
