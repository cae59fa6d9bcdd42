"""WordPress is known by its own marks, and so is the folder it lies in."""

import pytest

from checks.core.software import cms
from checks.core.testing import evidence as build


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ('<link rel="stylesheet" href="/wp-content/themes/dinas/style.css">', ""),
        (f'<script src="https://{build.HOST}/web/wp-includes/js/jquery.js"></script><a href="/wp-content/plugins/x/">x</a><a href="/web/wp-json/">x</a>', "/web"),
        ("<link rel='https://api.w.org/' href='/portal/baru/wp-json/'>", "/portal/baru"),
        ('<script src="web/wp-includes/js/jquery.js"></script>', "/web"),
        ('<img src="https://lain.example/wp-content/themes/x/y.png">', None),
        ('<img src="/wp-content/uploads/2019/01/foto.jpg">', None),
        ("<p>/wp-content/themes/ adalah folder WordPress</p>", None),
    ],
)  # fmt: skip
def test_wordpress_and_its_folder(text: str, folder: str | None) -> None:
    front = build.page((), text)
    assert (cms.wordpress(front) is not None) is (folder is not None)
    assert cms.wordpress_folder(front) == (folder or "")
