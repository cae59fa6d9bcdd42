"""Every example of every check, ours and enabled plug-ins', gives what it says."""

from checks.core.assess.contract import run_example
from checks.core.check import registry
from checks.core.check.check import Check, Example
from tests.each import each


def examples() -> list[tuple[Check, Example]]:
    return [(check, example) for check in registry.load() for example in check.examples]


@each(("check", "example"), examples, ids=lambda check: check.id)
def test_example(check: Check, example: Example) -> None:
    assert run_example(check, example) == []
