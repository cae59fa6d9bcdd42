"""Forms: where they send (HTML section 4.10)."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site

_FIELDS = '<input name="isi" value="1"><button>Kirim</button>'


def _page(site: Site, *markup: str, open: bool = True) -> None:
    if open:
        site.front.without("content-security-policy")
    site.put(*(piece.replace("OTHER", site.other).replace("HOST", site.host) for piece in markup))


@kind("HTML section 4.10.22.3: action")
def action(site: Site) -> None:
    value = site.pick(
        "/kirim",
        "kirim.php",
        "",
        "?x=1",
        "#a",
        "https://OTHER/masuk",
        "//OTHER/x",
        "javascript:void(0)",
        "mailto:a@OTHER",
        " /spasi ",
        "https:/satu",
        "\\\\OTHER\\y",
        "https://HOST/a/../b",
        "/kirim?x=1&amp;y=2",
        "http://HOST:8080/z",
        "tel:1",
        "https://",
        "../../atas",
        "/é",
    )
    method = site.pick("", ' method="post"', ' method="POST"', ' method="dialog"', ' method="put"', ' method=""', ' method="get"')
    _page(site, site.pick(f'<form action="{value}"{method}>{_FIELDS}</form>', f"<form{method}>{_FIELDS}</form>"))


@kind("HTML section 4.10.18.6: formaction and formmethod")
def buttons(site: Site) -> None:
    pieces = (
        '<button formaction="https://OTHER/a">A</button>',
        '<input type="submit" formaction="/b" formmethod="post">',
        '<input type="image" formaction="/c" src="/foto.svg">',
        '<button type="button" formaction="/d">D</button>',
        '<button formaction="">E</button>',
        '<button formmethod="post">F</button>',
        '<input type="text" formaction="/g">',
        '<button type="reset" formaction="/h">H</button>',
    )
    _page(site, f'<form action="/kirim" method="{site.pick("get", "post")}"><input name="isi">{"".join(site.some(pieces, 3))}</form>')


@kind("HTML section 4.10.18.3: form owners")
def owners(site: Site) -> None:
    _page(
        site,
        site.pick('<form id="f" action="/a" method="post"></form><input type="password" form="f"><button form="f" formaction="https://OTHER/b">B</button>', '<table><form action="/c" method="post"><tr><td><input type="password"></td></tr></form></table>', '<form action="/d" method="post"><form action="/e"><input name="x"></form>',
            '<form action="/f" method="post"><div></form><input type="password"></div>', '<input form="tidak-ada" formaction="/g"><form action="/h"></form>', '<template><form action="https://OTHER/i"></form></template>', "<p><form action=/j method=post><p></form><input>", '<form action="/k"><svg><foreignObject><form action="/l"></form></foreignObject></svg></form>'),
    )  # fmt: skip


@kind("HTML section 4.2.3: base")
def base(site: Site) -> None:
    value = site.pick(
        "https://OTHER/dasar/",
        "/dasar/",
        "//OTHER/",
        "https://HOST/x/y",
        "",
        "javascript:1",
        "data:text/html,x",
        "https://",
        " /spasi/ ",
        "http://HOST/p/",
    )
    extra = site.pick("", '<base target="_blank">', '<base href="https://OTHER/kedua/">')
    site.head += [
        site.pick(f'<base href="{value}">', f'<base target="_top"><base href="{value}">')
        .replace("OTHER", site.other)
        .replace("HOST", site.host),
        extra.replace("OTHER", site.other),
    ]
    _page(
        site,
        '<form action="kirim">' + _FIELDS + "</form>",
        '<form method="post">' + _FIELDS + "</form>",
        '<a href="halaman">h</a>',
        '<a href="">s</a>',
        '<img src="g.png">',
    )


@kind("HTML section 4.2.3; CSP3 section 6.3.1: base-uri")
def base_forbidden(site: Site) -> None:
    site.put(f'<base href="https://{site.other}/">', '<a href="halaman">h</a>', '<form action="kirim">' + _FIELDS + "</form>")


@kind("RFC 6797 section 8.3; Upgrade Insecure Requests section 3.3: what is sent over plain HTTP", "sent")
def plain(site: Site) -> None:
    site.front.without("content-security-policy", *(("strict-transport-security",) if site.pick(True, False) else ()))
    if site.pick(True, False, False):
        site.front.line("Content-Security-Policy: upgrade-insecure-requests")
    target = site.pick(
        "http://HOST/kirim", "http://sub.HOST/kirim", "http://OTHER/kirim", "/kirim", "http://HOST:80/x", "HTTP://HOST/besar"
    )
    _page(
        site,
        f'<form action="{target}" method="{site.pick("post", "post", "POST")}"><input name="isi" value="1"><input type="{site.pick("password", "text", "email")}" name="p"><button>Kirim</button></form>',
        open=False,
    )
