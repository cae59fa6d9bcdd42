"""Every example of every check, ours and enabled plug-ins', gives what it says."""

from checks.core.assess.contract import run_example
from checks.core.check import registry
from checks.core.check.check import Check, Example
from tests.each import each

CASES = [(check, example) for check in registry.load() for example in check.examples]


@each(("check", "example"), CASES, ids=[f"{c.id}-{n}" for n, (c, _) in enumerate(CASES)])
def test_example(check: Check, example: Example) -> None:
    assert run_example(check, example) == []
