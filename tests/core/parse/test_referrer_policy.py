"""Referrer-Policy: the last policy a browser knows counts (W3C Referrer Policy sections 8.1 and 11.1)."""

from checks.core.parse import referrer_policy
from tests.each import each


@each(
    ("lines", "metas", "policy"),
    [
        ([], [], None),
        ([""], [], None),
        (["same-origin"], [], "same-origin"),
        (["No-Referrer"], [], "no-referrer"),
        (["unsafe-url, no-referrer"], [], "no-referrer"),
        (["no-referrer", "unsafe-url"], [], "unsafe-url"),
        (["no-referrer, policy-of-the-future"], [], "no-referrer"),
        (["no-referrer same-origin"], [], None),
        (["no-referrer"], ["unsafe-url"], "unsafe-url"),
        (["no-referrer"], ["nonsense"], "no-referrer"),
        ([], ["never"], "no-referrer"),
        ([], ["Always"], "unsafe-url"),
        ([], ["origin", "origin-when-crossorigin"], "origin-when-cross-origin"),
        (["always"], [], None),
    ],
)
def test_policy_in_force(lines: list[str], metas: list[str], policy: str | None) -> None:
    assert referrer_policy(lines, metas) == policy
