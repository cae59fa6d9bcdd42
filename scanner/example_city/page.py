"""Pages as departments publish them, and the headers of a careful and of a careless server."""

from __future__ import annotations

from html import escape
from string import Template

from scanner.example_city.site import HeaderLines, ServedAnswer

_HTML = ("Content-Type", "text/html; charset=utf-8")

CAREFUL: HeaderLines = (
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
CARELESS: HeaderLines = (("Server", "Apache/2.4.29 (Ubuntu)"), ("X-Powered-By", "PHP/7.4.33"))

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


def html(content: str, *, status: int = 200, headers: HeaderLines = CAREFUL) -> ServedAnswer:
    """An HTML document as it stands."""
    return ServedAnswer(status, (*headers, _HTML), content.encode())


def example_page(
    title: str, content: str, agency: str, *, head: str = "", status: int = 200, headers: HeaderLines = CAREFUL
) -> ServedAnswer:
    """A page in the dress of a department; ``content`` and ``head`` are HTML."""
    document = _PAGE.substitute(title=escape(title), content=content, agency=escape(agency), head=head and head + "\n")
    return html(document, status=status, headers=headers)


def missing(agency: str, *, headers: HeaderLines = CAREFUL) -> ServedAnswer:
    """An honest 404."""
    text = '<p>Alamat yang Anda tuju tidak ada atau telah dipindahkan. <a href="/">Kembali ke beranda</a></p>'
    return example_page("Halaman tidak ditemukan", text, agency, status=404, headers=headers)


def city_text(content: str, media_type: str = "text/plain; charset=utf-8", *, headers: HeaderLines = CAREFUL) -> ServedAnswer:
    """A file of text."""
    return ServedAnswer(200, (*headers, ("Content-Type", media_type)), content.encode())
