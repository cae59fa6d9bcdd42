"""Listings that are open anyway and show what somebody uploaded: names of web shells that public lists of responders have, and what looks like them.

The layout of listings is that of Apache's mod_autoindex and of nginx's ngx_http_autoindex_module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from scanner.example_city.site import ServedAnswer
from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.packs import GAMBLING
from tests.accuracy.compromise.plants import addition, insertion
from tests.accuracy.compromise.site import Layer, reply, web

Write = Callable[[str, Sequence[str]], ServedAnswer]
_PICTURES = ("rapat-koordinasi.jpg", "kegiatan-01.jpg", "kegiatan-02.jpg", "pengumuman-2026.pdf", "struktur.png")


def apache(path: str, names: Sequence[str]) -> ServedAnswer:
    """As mod_autoindex writes it with FancyIndexing and HTMLTable."""
    rows = "\n".join(
        f'<tr><td valign="top"><img src="/icons/unknown.gif" alt="[   ]"></td><td><a href="{name}">{name}</a></td><td align="right">2026-05-0{1 + n % 8} 10:2{n % 10}  </td><td align="right"> {3 + n * 7}K</td><td>&nbsp;</td></tr>'
        for n, name in enumerate(names)
    )
    return reply(
        f'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html>\n <head>\n  <title>Index of {path.rstrip("/")}</title>\n </head>\n <body>\n<h1>Index of {path.rstrip("/")}</h1>\n'
        f'  <table>\n   <tr><th valign="top"><img src="/icons/blank.gif" alt="[ICO]"></th><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th><th><a href="?C=S;O=A">Size</a></th><th><a href="?C=D;O=A">Description</a></th></tr>\n'
        f'<tr><td valign="top"><img src="/icons/back.gif" alt="[PARENTDIR]"></td><td><a href="/">Parent Directory</a></td><td>&nbsp;</td><td align="right">  - </td><td>&nbsp;</td></tr>\n{rows}\n</table>\n</body></html>\n'
    )


def nginx(path: str, names: Sequence[str]) -> ServedAnswer:
    """As ngx_http_autoindex_module writes it."""
    rows = "\r\n".join(
        f'<a href="{name}">{name}</a>{" " * max(1, 51 - len(name))}04-May-2026 10:2{n % 10}{1024 + n * 311:>20}'
        for n, name in enumerate(names)
    )
    return reply(
        f'<html>\r\n<head><title>Index of {path}</title></head>\r\n<body>\r\n<h1>Index of {path}</h1><hr><pre><a href="../">../</a>\r\n{rows}\r\n</pre><hr></body>\r\n</html>\r\n'
    )


def listing(path: str, names: Sequence[str], write: Write = apache) -> tuple[Layer, ...]:
    """A link to the folder, and its listing."""
    return insertion(f'<p><a href="{path}">Berkas unduhan</a></p>', "end"), addition({path: write(path, names)})


SHELLS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "wso": ("/uploads/", ("wso.php",)),
    "c99": ("/images/", ("c99.php",)),
    "b374k": ("/files/", ("b374k.php",)),
    "alfa": ("/wp-content/uploads/2026/05/", ("alfa.php", "alfacgiapi/")),
    "indoxploit": ("/uploads/", ("indoxploit.php", "kegiatan-03.jpg")),
    "r57-in-disguise": ("/assets/uploads/", ("r57.phtml",)),
    "several": ("/upload/", ("wso2.php", "mini.php", "up.php", "shell.php5")),
    "double-ending": ("/uploads/foto/", ("c99.php.jpg", "b374k.php;.jpg", "b374k.php")),
}


def cases() -> Iterator[Case]:
    """A known shell in a folder of uploads has no innocent reading."""
    for number, (name, (path, names)) in enumerate(SHELLS.items()):
        layers = listing(path, sorted((*_PICTURES, *names)), nginx if number % 2 else apache)
        yield Case(
            name=f"files-{name}",
            cause=Cause.FILES,
            https=web(name).responding(*layers),
            because=f"an open listing of uploads shows {', '.join(names)}",
        )
    pages = [f"{slug}.html" for slug in GAMBLING.slugs]
    layers = listing("/uploads/dok/", sorted((*_PICTURES, "radio.php", *pages)))
    shell_pages = addition({f"/uploads/dok/{name}": GAMBLING.page(n) for n, name in enumerate(pages)})
    yield Case(
        name="files-gambling-pages",
        cause=Cause.FILES,
        also=(Cause.GAMBLING, Cause.DOORWAYS),
        https=web("pages").responding(*layers, shell_pages),
        because="an open listing of uploads shows gambling pages and a PHP file",
    )
