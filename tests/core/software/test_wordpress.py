"""WordPress is known by its own marks, and so is the folder it lies in."""

from checks.core.software.installations import Installation, installations
from checks.core.software.recognition import recognition
from checks.core.testing import evidence as build
from tests.each import each


@each(
    ("text", "folder"),
    [
        ('<link rel="stylesheet" href="/wp-content/themes/dinas/style.css">', ""),
        (f'<script src="https://{build.HOST}/web/wp-includes/js/jquery.js"></script><a href="/wp-content/plugins/x/">x</a><a href="/web/wp-json/">x</a>', "/web"),
        ("<link rel='https://api.w.org/' href='/portal/baru/wp-json/'>", "/portal/baru"),
        ('<script src="web/wp-includes/js/jquery.js"></script>', "/web"),
        ('<base href="/web/"><link rel=stylesheet href=wp-content/themes/dinas/style.css>', "/web"),
        ('<link rel="stylesheet" href="wp-content/themes/dinas/style.css"><base href="/web/">', "/web"),
        ("<base href='/web/'><link rel='https://api.w.org/' href='index.php?rest_route=/'>", "/web"),
        ('<LINK REL="stylesheet" HREF="&#47;web/wp-includes/css/a.css">', "/web"),
        ('<link rel="stylesheet" href="\\web\\wp-content\\themes\\dinas\\style.css">', "/web"),
        ("<style>@import '/web/wp-content/themes/dinas/style.css';</style>", "/web"),
        (f'<script>var tema = {{"ajaxurl":"https:\\/\\/{build.HOST}\\/web\\/wp-admin\\/admin-ajax.php"}};</script>', "/web"),
        ('<script>var tema = {"ajaxurl":"https:\\/\\/lain.example\\/wp-admin\\/admin-ajax.php"};</script>', None),
        ('<base href="https://lain.example/"><link rel="stylesheet" href="wp-content/themes/dinas/style.css">', None),
        ('<!-- <link rel="stylesheet" href="/wp-content/themes/dinas/style.css"> -->', None),
        ('<pre>&lt;link href="/wp-content/themes/dinas/style.css"&gt;</pre>', None),
        ("<link rel='https://api.w.org/' href='http://10.0.0.5/web/wp-json/'>", ""),
        ('<img src="https://lain.example/wp-content/themes/x/y.png">', None),
        ('<img src="/wp-content/uploads/2019/01/foto.jpg">', None),
        ("<p>/wp-content/themes/ adalah folder WordPress</p>", None),
    ],
)  # fmt: skip
def test_wordpress_and_its_folder(text: str, folder: str | None) -> None:
    front = build.page((), text)
    assert (recognition("wordpress", front) is not None) is (folder is not None)
    assert installations([front]) == ((Installation("wordpress", folder),) if folder else ())
