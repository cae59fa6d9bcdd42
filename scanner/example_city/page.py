"""Pages as departments publish them, and the headers of a careful and of a careless server."""

from __future__ import annotations

from html import escape
from string import Template

from scanner.example_city.site import Answer, Headers

HTML = ("Content-Type", "text/html; charset=utf-8")

CAREFUL: Headers = (
    ("Server", "nginx"),
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
    (
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    ),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-site"),
)
CARELESS: Headers = (("Server", "Apache/2.4.29 (Ubuntu)"), ("X-Powered-By", "PHP/7.4.33"))

_PAGE = Template("""<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title | $agency</title>
$head<link rel="stylesheet" href="/gaya.css">
</head>
<body>
<header><p>Pemerintah Kota Contoh</p><p><a href="/">$agency</a></p></header>
<main>
<h1>$title</h1>
$content
</main>
<footer><p>$agency, Jalan Contoh Nomor 1, Kota Contoh</p></footer>
</body>
</html>
""")


def html(content: str, *, status: int = 200, headers: Headers = CAREFUL) -> Answer:
    """An HTML document as it stands."""
    return Answer(status, (*headers, HTML), content.encode())


def page(title: str, content: str, agency: str, *, head: str = "", status: int = 200, headers: Headers = CAREFUL) -> Answer:
    """A page in the dress of a department; ``content`` and ``head`` are HTML."""
    filled = _PAGE.substitute(title=escape(title), content=content, agency=escape(agency), head=head and head + "\n")
    return html(filled, status=status, headers=headers)


def missing(agency: str, *, headers: Headers = CAREFUL) -> Answer:
    """An honest 404."""
    told = '<p>Alamat yang Anda tuju tidak ada atau telah dipindahkan. <a href="/">Kembali ke beranda</a></p>'
    return page("Halaman tidak ditemukan", told, agency, status=404, headers=headers)


def text(content: str, media_type: str = "text/plain; charset=utf-8", *, headers: Headers = CAREFUL) -> Answer:
    """A file of text."""
    return Answer(200, (*headers, ("Content-Type", media_type)), content.encode())
