"""<meta> elements, found as a browser finds them."""

from checks.core.parse import metas
from tests.each import each


@each(
    ("html", "contents"),
    [
        ('<head><meta name="generator" content=" Joomla! "></head>', ("Joomla!",)),
        ("<META CONTENT=WordPress NAME=Generator>", ("WordPress",)),
        ("<meta name=generator content=a><meta name=generator content=b>", ("a", "b")),
        ("<meta name=generator content='a &amp; b'>", ("a & b",)),
        ("<!-- <meta name=generator content=a> -->", ()),
        ("<script>'<meta name=generator content=a>'</script>", ()),
        ("<body><meta name=generator content=a></body>", ()),
        ("<meta name=generator>", ()),
        ("<meta property=generator content=a>", ()),
        ("generator", ()),
        ("", ()),
    ],
)
def test_by_name(html: str, contents: tuple[str, ...]) -> None:
    assert metas(html, "generator") == contents


def test_by_http_equiv() -> None:
    html = "<meta http-equiv=Content-Security-Policy content=a><meta name=content-security-policy content=b>"
    assert metas(html, "content-security-policy", by="http-equiv") == ("a",)
