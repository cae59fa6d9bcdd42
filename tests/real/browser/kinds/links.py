"""Links and references (HTML section 4.6; WHATWG URL section 4.4)."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site

_REFERENCES = ("/a/../b", "c?d=e#f", "?g", "#h", "//OTHER/i", "https:j", "https:/k", "https://OTHER", "HTTPS://OTHER/Besar", "\\l", "/\\OTHER/m", " n ", "o\tp", "q%20r", "s t", "%zz", "/é", "?é", "/u|v", "/w^", "/[x]", "/y{z}", "mailto:a@b.test", "javascript:1", "http://OTHER:80/a", "https://OTHER:443/b", "https://OTHER:8443/c", "./", "../..", ".", "a:b", "https://user@OTHER/x", "https://OTHER\\y",
    "///OTHER/z", "https:///OTHER/tiga", "/%2e%2e/naik", "/a/%2E/b", "/a//b", "https://OTHER/a b?c d", "/q?a='b'", '/q?a=&quot;', "/a;b=c", "https://OTHER?tanya", "https://OTHER#pagar", "/\u00a0x", "https://OTHER:/kosong", "https://OTHER:0/nol", "https://OTHER/%41", "/a&amp;b", "/a&copy;b", "/a&copyb", "http://0x7f.1/", "https://OTHER./titik")  # fmt: skip


@kind("WHATWG URL section 4.4: where a link leads")
def reference(site: Site) -> None:
    links = [f'<a href="{one.replace("OTHER", site.other)}">x</a>' for one in site.some(_REFERENCES, 4)]
    site.put(*links)


@kind("HTML section 4.6.2: elements that are links")
def elements(site: Site) -> None:
    pieces = ('<map name=m><area href="/a"></map>', "<svg><a href='/b'><text>x</text></a></svg>", "<A HREF=/c>x</A>", "<a name=d>x</a>", "<a href>x</a>", "<link rel=next href=/e>", "<a href=/f href=/g>x</a>", "<template><a href=/h>x</a></template>", "<noscript><a href=/i>x</a></noscript>", "<a href='/j'>x<a href='/k'>y</a></a>", "<button><a href=/l>x</a></button>", "<!--<a href=/m>x</a>-->", "<select><option><a href=/n>x</a></option></select>", "<table><a href=/o>x</a><tr><td>y</table>", "<math><mtext><a href=/p>x</a></mtext></math>")  # fmt: skip
    site.put(*site.some(pieces, 4))
