"""Images of every kind (HTML sections 4.8.3, 4.8.4, 15.3; SVG 2)."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site


def _page(site: Site, *markup: str) -> None:
    site.front.without("content-security-policy")
    site.put(*(piece.replace("HOST", site.other) for piece in markup))


@kind("HTML section 4.8.4: images, candidates and sources")
def candidates(site: Site) -> None:
    _page(
        site,
        site.pick('<img src="https://HOST/a.png">', '<img srcset="https://HOST/b.png">', '<img srcset="https://HOST/c.png 1x, https://HOST/d.png 3x">', '<img src="https://HOST/e.png" srcset="https://HOST/f.png 2x">', '<img srcset="https://HOST/g.png 320w, https://HOST/h.png 640w" sizes="100px">',
            '<picture><source srcset="https://HOST/i.webp" type="image/webp"><img src="https://HOST/j.png"></picture>', '<picture><source srcset="https://HOST/k.jxl" type="image/jxl"><img src="https://HOST/l.png"></picture>', '<picture><source media="(min-width: 9000px)" srcset="https://HOST/m.png"><img src="https://HOST/n.png"></picture>',
            '<img src="">', '<img src=" https://HOST/o.png ">', '<img srcset="https://HOST/p.png,q 1x">', '<img src=https://HOST/r.png loading=lazy>'),
    )  # fmt: skip


@kind("HTML sections 15.3 and 4.2.4: images by other ways")
def other_ways(site: Site) -> None:
    pieces = ('<table background="https://HOST/a.png"><tr><td>x</td></tr></table>', '<table><tr><td background="https://HOST/b.png">x</td></tr></table>', '<input type="image" src="https://HOST/c.png">', '<video poster="https://HOST/d.png"></video>', '<svg><image href="https://HOST/e.png"/></svg>', '<svg><image xlink:href="https://HOST/f.png"/></svg>',
        '<svg><use href="https://HOST/g.svg#a"/></svg>', '<object data="https://HOST/h.png" type="image/png"></object>', '<embed src="https://HOST/i.png" type="image/png">', '<link rel="preload" as="image" href="https://HOST/j.png">', '<link rel="preload" as="image" imagesrcset="https://HOST/k.png 1x">', "<svg><filter id=f><feImage href='https://HOST/l.png'/></filter><rect filter='url(#f)' width=9 height=9 /></svg>")  # fmt: skip
    _page(site, *site.some(pieces, 3))


@kind("CSS Images 4; CSS Values 4: images in style sheets")
def in_styles(site: Site) -> None:
    declarations = ("background: url(https://HOST/a.png)", "background: url('https://HOST/b.png')", 'background-image: URL("https://HOST/c.png")', "background: image-set('https://HOST/d.png' 1x)", "background: -webkit-image-set(url(https://HOST/e.png) 1x)", "list-style: url(https://HOST/f.png); display: list-item", "border-image: url(https://HOST/g.png) 1",
        "background: url( 'https://HOST/h.png' )", "background: /* url(https://HOST/x.png) */ url(https://HOST/i.png)", "background: u\\72l(https://HOST/j.png)", "background: url(\\68ttps://HOST/k.png)", "background: url(//HOST/l.png)", "cursor: url(https://HOST/n.cur), auto")  # fmt: skip
    declaration = site.pick(*declarations)
    quote = '"' if "'" in declaration or '"' not in declaration else "'"
    _page(
        site,
        site.pick(
            f"<style>h1 {{ {declaration} }}</style>",
            f"<p style={quote}{declaration}{quote}>gambar</p>",
            f"<style>@media all {{ h1 {{ {declaration} }} }}</style>",
        ),
    )
