"""Blocks that no visitor sees and every search engine reads: by style of the element, of its parents, of the page's sheets, by markup, by place.

Techniques are those of CSS 2.2 sections 9.2.4, 9.3.2, 11.1 and 11.2, CSS Color 4, HTML sections 4.12.2, 4.12.3 and 6.1, and of public reports on
hidden links in government and school sites (BSSN counts them as a kind of their own).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import MODERN, OLD, WORDPRESS
from tests.accuracy.compromise.packs import GAMBLING
from tests.accuracy.compromise.plants import Where, every, extra_rules, front, inner, insertion, paths
from tests.accuracy.compromise.site import web

_LINKS = GAMBLING.links(12)
_BROKEN = _LINKS.replace("slot", "s\u200blo\u200bt").replace("gacor", "ga\u200dcor").replace("togel", "to\u2060gel")
_FEW = GAMBLING.links(3, 1)
# How a block is kept from the eye, and where on the page it stands. Most hold a dozen links, some three.
INLINE: Mapping[str, tuple[str, str]] = {
    "display-none": ("end", f'<div style="display:none">{_LINKS}</div>'),
    "display-none-important": ("start", f'<div style="DISPLAY : NONE !important">{_LINKS}</div>'),
    "display-none-escaped": ("end", f'<div style="display:\\6eone">{_LINKS}</div>'),
    "visibility-hidden": ("heading", f'<p style="visibility:hidden;height:1px">{_LINKS}</p>'),
    "opacity-zero": ("end", f'<div style="opacity:0">{_LINKS}</div>'),
    "filter-opacity": ("end", f'<div style="filter:opacity(0%);position:absolute">{_FEW}</div>'),
    "font-size-zero": ("text", f'<span style="font-size:0">{_LINKS}</span>'),
    "font-size-one": ("end", f'<div style="font-size:1px;line-height:1px">{_LINKS}</div>'),
    "off-screen-left": ("start", f'<div style="position:absolute;left:-9999px;top:-999px">{_LINKS}</div>'),
    "off-screen-in-em": ("end", f'<div style="position: fixed; top: -500em">{_LINKS}</div>'),
    "text-indent": ("end", f'<p style="text-indent:-9999px;overflow:hidden">{_LINKS}</p>'),
    "margin-left": ("end", f'<ul style="margin-left:-5000px">{GAMBLING.links(8, 2, "<li><a href=https://{host}/>{phrase}</a></li>")}</ul>'),
    "no-height": ("end", f'<div style="height:0;overflow:hidden">{_LINKS}</div>'),
    "one-pixel-box": ("end", f'<div style="overflow:auto;width:1px;height:1px">{_LINKS}</div>'),
    "max-height": ("list", f'<li style="max-height:0;overflow:hidden">{_FEW}</li>'),
    "clip": ("end", f'<div style="position:absolute;clip:rect(0,0,0,0)">{_LINKS}</div>'),
    "clip-path": ("end", f'<div style="clip-path:inset(100%)">{_LINKS}</div>'),
    "scale": ("end", f'<div style="transform:scale(0)">{_LINKS}</div>'),
    "colour-on-colour": ("end", f'<div style="background:#fff;color:#fff">{GAMBLING.links(12, 0, "<a style=color:#fff href=https://{host}/>{phrase}</a>")}</div>'),
    "colour-by-names": ("end", f'<div style="color:white;background-color:#FFFFFF">{GAMBLING.text(4)}{GAMBLING.links(6, 0, "<a style=color:white href=https://{host}/>{phrase}</a>")}</div>'),
    "colour-transparent": ("end", f'<div style="color:transparent">{GAMBLING.links(9, 3, "<a style=color:rgba(0,0,0,0) href=https://{host}/>{phrase}</a>")}</div>'),
    "attribute-hidden": ("end", f"<div hidden>{_LINKS}</div>"),
    "marquee-of-no-size": ("start", f'<marquee scrollamount="10000" width="1" height="1" style="position:absolute">{_LINKS}</marquee>'),
    "noscript": ("end", f"<noscript>{_LINKS}</noscript>"),
    "textarea": ("end", f'<textarea style="display:none" rows="1">{GAMBLING.text(3)}</textarea><div style="display:none">{_FEW}</div>'),
    "hidden-parent": ("end", f'<section style="display:none"><div style="display:block"><div class="wrap">{_LINKS}</div></div></section>'),
    "font-tag": ("text", f'<font style="position:absolute;overflow:hidden;height:0;width:0">{_FEW}</font>'),
    "frame-of-one-pixel": ("end", '<iframe src="https://raja-gacor88.example/slot-gacor" width="1" height="1" style="visibility:hidden"></iframe><span style="display:none">slot gacor, togel hongkong, situs judi online</span>'),
    "before-the-document": ("before", _LINKS),
    "after-the-document": ("after", _LINKS),
    "text-only": ("end", f'<div style="display:none">{GAMBLING.text(14)}</div>'),
    "zero-width-characters": ("end", f'<div style="display:none">{_BROKEN}</div>'),
}  # fmt: skip
# Rules of the page or of its own style sheet, and the block that they hide.
SHEETS: Mapping[str, tuple[str, str]] = {
    "class": (".ft-extra{display:none}", f'<div class="ft-extra">{_LINKS}</div>'),
    "identifier": ("#lnk-2{position:absolute;left:-3000px}", f'<div id="lnk-2">{_LINKS}</div>'),
    "nested": ("footer .more,.more-links{height:0;overflow:hidden}", f'<div class="more-links">{_LINKS}</div>'),
    "attribute": ("[data-x]{visibility:hidden}", f'<div data-x="1">{_LINKS}</div>'),
    "media": ("@media screen{.seo-box{opacity:0;position:absolute}}", f'<div class="seo-box">{_LINKS}</div>'),
    "colours": (".pale{color:#fefefe;background:#ffffff}.pale a{color:#fefefe}", f'<div class="pale">{_LINKS}</div>'),
}  # fmt: skip
# Where it stands: on all pages, or only where an owner hardly looks.
PLACES: Mapping[str, Where] = {
    "front-only": front,
    "inner-only": inner,
    "articles-only": paths("/2026/"),
    "one-section": paths("kontak"),
}


def cases() -> Iterator[Case]:
    """All of them are the gambling of somebody who changed the server."""
    for name, (at, block) in INLINE.items():
        layer = insertion(block, at)
        yield Case(
            name=f"hidden-{name}",
            cause=Cause.GAMBLING,
            https=web(name).responding(layer),
            because="a block with gambling links that no visitor sees, on every page",
        )
    for name, (rules, block) in SHEETS.items():
        sheet = web(f"sheet-{name}").responding(insertion(block), extra_rules(rules))
        yield Case(
            name=f"hidden-by-sheet-{name}",
            cause=Cause.GAMBLING,
            https=sheet,
            because="the site's own style sheet hides a block with gambling links",
        )
        own = web(f"style-{name}").responding(insertion(f"<style>{rules}</style>", "head"), insertion(block))
        yield Case(
            name=f"hidden-by-style-{name}",
            cause=Cause.GAMBLING,
            https=own,
            because="a style element of the page hides a block with gambling links",
        )
    for name, where in PLACES.items():
        layer = insertion(f'<div style="display:none">{_LINKS}</div>', "end", where)
        yield Case(
            name=f"hidden-{name}",
            cause=Cause.GAMBLING,
            https=web(name, WORDPRESS).responding(layer),
            because="hidden gambling links on some pages only",
        )
    deep = insertion(f'<div style="position:absolute;left:-9999px">{_FEW}</div>', "end", paths("id=3", "/berita/jadwal"))
    yield Case(
        name="hidden-on-one-article-old",
        cause=Cause.GAMBLING,
        https=web("deep", OLD).responding(deep),
        because="three hidden gambling links on a single article",
    )
    anchors = GAMBLING.links(6, 0, '<a href="https://{host}/">info selengkapnya</a>')
    layer = insertion(f'<div style="display:none">{anchors}</div>', "end", every)
    yield Case(
        name="hidden-with-plain-words",
        cause=Cause.GAMBLING,
        https=web("plain words", MODERN).responding(layer),
        because="hidden links to gambling hosts (their names say so), with harmless words",
    )
