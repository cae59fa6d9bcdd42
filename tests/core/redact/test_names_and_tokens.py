"""A secret that only its Indonesian name, or only its form, gives away."""

import pytest

from checks.core.redact.mask import MASK, mask


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("<p>Akun: budi. Sandi: rembulan biru</p>", "rembulan"),
        ("$sandi = 'kelapamuda';", "kelapamuda"),
        ('{"sandi": "kelapamuda"}', "kelapamuda"),
        # GitLab, token overview: a personal access token is glpat- and 20 characters.
        ("<p>masuk memakai glpat-x7Kq2mNvR4tYw8Zb1Lc3 saja</p>", "x7Kq2mNvR4tYw8Zb1Lc3"),
    ],
)
def test_it_is_masked(text: str, secret: str) -> None:
    remains, masked = mask(text)
    assert secret not in remains
    assert MASK in remains
    assert masked == {"secret": 1}
