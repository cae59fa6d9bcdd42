"""What a module imports (ECMAScript section 16.2), and what only looks so."""

from __future__ import annotations

from checks.core.parse.markup import markup
from checks.core.parse.module_imports import module_imports
from tests.each import each

A = "https://cdn.example/a.js"


@each(
    ("script", "addresses"),
    [
        (f'import "{A}"', (A,)),
        (f"import '{A}';", (A,)),
        (f'import a from "{A}"', (A,)),
        (f'import * as a from "{A}"', (A,)),
        (f'import {{ b,\n c as d }} from "{A}"', (A,)),
        (f'import a, {{ b }} from "{A}"', (A,)),
        (f'import{{b}}from"{A}"', (A,)),
        (f'let x = 1; import "{A}"; import "./b.js"', (A, "./b.js")),
        (f'export * from "{A}"', (A,)),
        (f'export {{ b }} from "{A}"', (A,)),
        (f'/* x */ import "{A}" // y', (A,)),
        # A name alone is looked up; what is in a comment or a string, or is called, is no declaration.
        ('import a from "vue"', ()),
        (f'// import "{A}"', ()),
        (f'/* import "{A}" */', ()),
        (f'const a = () => import("{A}")', ()),
        (f'important "{A}"', ()),
        (f'a.import "{A}"', ()),
        ("import.meta.url", ()),
    ],
)
def test_what_is_imported(script: str, addresses: tuple[str, ...]) -> None:
    assert module_imports(script) == addresses


def test_only_a_module_imports() -> None:
    page = "https://dinkes.kotacontoh.go.id/"
    for attributes, loaded in ((" type=module", (A,)), ("", ()), (' type="text/plain"', ()), (' type=" MODULE "', (A,))):
        read = markup(f"<!doctype html><title>x</title><script{attributes}>import '{A}'</script>", page)
        assert tuple(one.url for one in read.resources if one.sort == "script") == loaded


def test_a_font_is_no_picture() -> None:
    """Mixed Content section 3.2: only images, sound and video are upgraded or shown; Chromium 147 blocks the font."""
    page = markup(
        "<style>@font-face { font-family: x; src: url(http://f.example/a.woff) } b { background: url(http://f.example/b.png) }</style>",
        "https://a.example/",
    )
    assert [(one.sort, one.url) for one in page.resources] == [("object", "http://f.example/a.woff"), ("image", "http://f.example/b.png")]
