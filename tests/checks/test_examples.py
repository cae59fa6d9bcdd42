"""Every example of every check, ours and enabled plug-ins', gives what it says."""

import pytest

from checks.core import registry
from checks.core.check import Check, Example
from checks.core.contract import run

CASES = [(check, example) for check in registry.load() for example in check.examples]


@pytest.mark.parametrize(("check", "example"), CASES, ids=[f"{c.id}-{n}" for n, (c, _) in enumerate(CASES)])
def test_example(check: Check, example: Example) -> None:
    assert run(check, example) == []
