"""What pages over HTTPS load over plain HTTP (W3C Mixed Content; Upgrade Insecure Requests)."""

from __future__ import annotations

from tests.real.browser.answer import file
from tests.real.browser.kind import kind
from tests.real.browser.site import Site, note

ACTIVE = (
    '<script src="{}/a.js"></script>', '<link rel="stylesheet" href="{}/a.css">', '<iframe src="{}/a"></iframe>', '<object data="{}/a"></object>', '<embed src="{}/a">', "<style>@import url({}/b.css);</style>",
    '<link rel="StyleSheet" href="{}/c.css">', '<script type="module" src="{}/m.js"></script>', '<svg><script href="{}/s.js"></script></svg>', '<frame src="{}/f">',
)  # fmt: skip
PASSIVE = (
    '<img src="{}/a.png">', '<video src="{}/a.mp4"></video>', '<audio src="{}/a.mp3" preload=auto></audio>', '<video poster="{}/p.png"></video>', '<input type="image" src="{}/i.png">', '<picture><source srcset="{}/w.png"><img src="/foto.svg"></picture>',
    '<img srcset="{}/x.png 1x">', '<p style="background: url({}/l.png)">x</p>', "<style>body {{ background: url({}/bg.png) }}</style>", '<svg><image href="{}/s.png"/></svg>', '<svg><image xlink:href="{}/t.png"/></svg>', '<body background="{}/latar.jpg">',
    '<table background="{}/tabel.jpg"><tr><td>x</table>', '<video><source src="{}/b.mp4"></video>', '<link rel="icon" href="{}/ikon.png">',
)  # fmt: skip


def _page(site: Site, *markup: str, policy: str = "") -> None:
    site.front.without("content-security-policy")
    if policy:
        site.front.line(f"Content-Security-Policy: {policy}")
    if any('rel="icon"' in piece for piece in markup):
        # Which of two icons is taken is the browser's choice.
        del site.head[0]
    site.put(*(piece.format(f"http://{site.pick(site.other, site.other, site.host)}") for piece in markup))
    for path in ("/a.js", "/m.js", "/s.js"):
        site.add(path, file("text/javascript", note("campur")), host=site.other, scheme="http")


@kind("Mixed Content section 4.4: blockable content")
def active(site: Site) -> None:
    _page(site, *site.some(ACTIVE, 2))


@kind("Mixed Content section 4.1: upgradeable content")
def passive(site: Site) -> None:
    _page(site, *site.some(PASSIVE, 3))


@kind("Upgrade Insecure Requests section 3.1")
def upgrades(site: Site) -> None:
    _page(
        site,
        *site.some([*ACTIVE, *PASSIVE], 3),
        policy=site.pick("upgrade-insecure-requests", "default-src *; Upgrade-Insecure-Requests;", "upgrade-insecure-requests 1"),
    )


@kind("Upgrade Insecure Requests section 3.1: in meta, for what comes after it")
def upgrades_in_page(site: Site) -> None:
    _page(site, *site.some([*ACTIVE, *PASSIVE], 3))
    site.head.insert(0, '<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">')


@kind("HTML section 4.12.1: what only looks as if it loaded")
def apparent(site: Site) -> None:
    _page(
        site,
        *site.some([
            '<script type="application/json" src="{}/d.json"></script>', '<script type="text/template" src="{}/t.js"></script>', '<link rel="stylesheet" disabled href="{}/d.css">', '<template><img src="{}/x.png"></template>', "<!-- <script src='{}/k.js'></script> -->",
            '<noscript><img src="{}/n.png"></noscript>', '<a href="{}/tautan">x</a>', '<link rel="canonical" href="{}/">', '<link rel="alternate" href="{}/feed">', "<script>var x = '<img src={}/s.png>'</script>", '<textarea><img src="{}/ta.png"></textarea>', '<img data-src="{}/malas.png">',
            '<script nomodule src="{}/lama.js"></script>', '<meta property="og:image" content="{}/og.png">', '<img alt="src={}/alt.png">', '<iframe srcdoc="x"></iframe>', '<link rel="dns-prefetch" href="{}/">', '<blockquote cite="{}/q">x</blockquote>', '<track src="{}/t.vtt">',
        ], 4),
    )  # fmt: skip


@kind("Secure Contexts section 3.1: loopback is trustworthy")
def loopback(site: Site) -> None:
    site.front.without("content-security-policy")
    site.put(
        site.pick(
            '<img src="http://127.0.0.1:9/a.png">',
            '<script src="http://localhost:9/a.js"></script>',
            '<img src="http://[::1]:9/a.png">',
            '<img src="http://127.9.9.9:9/a.png">',
            '<script src="http://a.localhost:9/a.js"></script>',
        )
    )
