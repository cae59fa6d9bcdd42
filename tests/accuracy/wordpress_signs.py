"""WordPress by each of its signs alone, in the root and in folders, with what belongs to it open there; and pages that only come near.

WordPress' Developer Resources: "Directory Structure", REST API Handbook "Discovery" (`https://api.w.org/` as a Link header and an element),
`rsd_link()`; "Giving WordPress Its Own Directory". Addresses as browsers read them: HTML sections 4.2.3 (the base) and 13.1.2.3 (attributes), URL section 4.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from scanner.example_city.page import example_page
from scanner.example_city.site import HeaderLines, IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, answering, bare

_HIDDEN = "unknown (wordpress-version-hidden)"
_STYLE = '<link rel="stylesheet" href="{}">'
SIGNS: Mapping[str, tuple[str, HeaderLines]] = {
    "theme": (_STYLE.format("{}/wp-content/themes/dinas/style.css"), ()),
    "plug-in": ('<script src="{}/wp-content/plugins/elementor/assets/js/frontend.min.js"></script>', ()),
    "must-use-plug-in": (_STYLE.format("{}/wp-content/mu-plugins/dinas/gaya.css"), ()),
    "cache": (_STYLE.format("{}/wp-content/cache/autoptimize/css/autoptimize_a1.css"), ()),
    "core": ('<script src="{}/wp-includes/js/jquery/jquery.min.js?ver=3.7.1"></script>', ()),
    "api-element": ('<link rel="https://api.w.org/" href="{}/wp-json/" />', ()),
    "api-element-with-attributes-turned": ("<link href='{}/wp-json/' rel='https://api.w.org/'>", ()),
    "api-header": ("", (("Link", '<https://HOST{}/wp-json/>; rel="https://api.w.org/"'),)),
    "alternate": ('<link rel="alternate" type="application/json" href="{}/wp-json/wp/v2/pages/2" />', ()),
    "api-header-among-others": ("", (("Link", '<https://HOST{}/>; rel=shortlink, <https://HOST{}/wp-json/>; rel="https://api.w.org/"'),)),
    "api-header-with-parameters": ("", (("Link", '<https://HOST{}/wp-json/>; title="API"; rel="https://api.w.org/"'),)),
    "log-in": ('<a href="https://HOST{}/wp-login.php?redirect_to=%2F">Masuk</a>', ()),
    "pingback": ('<link rel="pingback" href="https://HOST{}/xmlrpc.php">', ()),
    "really-simple-discovery": ('<link rel="EditURI" type="application/rsd+xml" title="RSD" href="{}/xmlrpc.php?rsd" />', ()),
}  # fmt: skip
# Written so that only resolving them tells where they lead, each below the folder.
RELATIVE: Mapping[str, str] = {
    "base": '<base href="{}/">' + _STYLE.format("wp-content/themes/dinas/style.css"),
    "base-at-the-end": _STYLE.format("wp-content/themes/dinas/style.css") + '<base href="{}/">',
    "base-with-the-host": '<base href="https://HOST{}/">' + _STYLE.format("wp-includes/css/gaya.css"),
    "api-of-plain-addresses": '<base href="{}/"><link rel="https://api.w.org/" href="index.php?rest_route=/">',
    "no-quotes": "<link rel=stylesheet href={}/wp-content/themes/dinas/style.css>",
    "capitals": '<LINK REL="stylesheet" HREF="{}/wp-content/themes/dinas/style.css">',
    "references": _STYLE.format("&#x2f;.{}/wp-content/themes/dinas/style.css"),
    "blanks": _STYLE.format("  {}/wp-content/themes/dinas/style.css  "),
    "style-sheet": "<style>@import url({}/wp-content/themes/dinas/style.css);</style>",
    "json-of-a-script": r'<script>var tema={"ajaxurl":"https:\/\/HOST{json}\/wp-admin\/admin-ajax.php"};</script>',
}
# What tells of WordPress, and not of where it lies: wp-includes/speculative-loading.php, script-loader.php, embed.php, class-wp.php (X-Pingback), and PHP's json_encode().
PLACELESS: Mapping[str, tuple[str, HeaderLines]] = {
    "pingback-header": ("", (("X-Pingback", "https://HOST/xmlrpc.php"),)),
    "speculation-rules": (r'<script type="speculationrules">{"prefetch":[{"where":{"not":{"href_matches":["\/wp-*.php","\/wp-admin\/*"]}}}]}</script>', ()),
    "style-of-blocks": ("<style id='wp-block-library-inline-css'>p{margin:0}</style>", ()),
    "api-of-plain-addresses-in-oembed": ('<link rel="alternate" type="application/json+oembed" href="https://HOST/index.php?rest_route=%2Foembed%2F1.0%2Fembed&#038;url=x" />', ()),
    "json-with-escaped-signs": (r'<script>var a = {"root":"https:\u002F\u002FHOST\u002Fwp-json\u002F"};</script>', ()),
}  # fmt: skip
NEAR: Mapping[str, str] = {
    "article": "<p>Folder /wp-content/themes/ dan /wp-includes/ pada WordPress perlu dijaga; api.w.org adalah alamat API-nya.</p>",
    "strangers-theme": '<img src="https://blog.example/wp-content/themes/dinas/logo.png" alt="Logo">',
    "link-to-a-stranger": '<a href="https://blog.example/wp-json/">API</a>',
    "base-of-a-stranger": '<base href="https://blog.example/"><img src="wp-content/themes/dinas/logo.png" alt="">',
    "comment": '<!-- <link rel="stylesheet" href="/wp-content/themes/dinas/style.css"> -->',
    "markup-in-an-article": "<pre>&lt;link rel=\"stylesheet\" href=\"/wp-content/themes/dinas/style.css\"&gt;</pre>",
    "question": '<a href="/cari?q=/wp-content/themes/">Cari</a>',
    "folder-of-that-name": '<a href="/panduan-wp-content/">Panduan</a>',
}  # fmt: skip
_CONFIG = bare(
    "<?php\ndefine( 'DB_NAME', 'dinas' );\ndefine( 'DB_USER', 'dinas' );\ndefine( 'DB_PASSWORD', 'contoh' );\n$table_prefix = 'wp_';\n",
    200,
    "application/octet-stream",
)


def _site(head: str, folder: str, headers: HeaderLines = (), places: Mapping[str, ServedAnswer] | None = None) -> Respond:
    def answer(request: IncomingRequest) -> ServedAnswer:
        if request.path == "/":
            markup = head.replace("{}", folder).replace("{json}", folder.replace("/", r"\/")).replace("HOST", request.host)
            front = example_page("Beranda", HOME, AGENCY, head=markup)
            lines = tuple((name, value.replace("{}", folder).replace("HOST", request.host)) for name, value in headers)
            return msgspec.structs.replace(front, headers=(*front.headers, *lines))
        return (places or {}).get(request.path, bare(LOST, 404))

    return answering(answer)


def behaviours() -> Iterator[Behaviour]:
    """Each sign in the root, with nothing open, and in a folder, with a copy of the configuration open there."""
    for name, (head, headers) in SIGNS.items():
        yield Behaviour(
            name=f"wordpress-by-its-{name}", https=_site(head, "", headers), must={"software-wordpress": _HIDDEN, "exposed-config": "pass"}
        )
        for folder in ("/web", "/portal/baru"):
            yield Behaviour(
                name=f"wordpress-in{folder.replace('/', '-')}-by-its-{name}", https=_site(head, folder, headers, {f"{folder}/wp-config.php.bak": _CONFIG}),
                must={"software-wordpress": _HIDDEN, "exposed-config": "fail (wp-config-copy)"},
            )  # fmt: skip
    for name, head in RELATIVE.items():
        yield Behaviour(
            name=f"wordpress-by-an-address-with-{name}", https=_site(head, "/web", (), {"/web/wp-config.php.bak": _CONFIG}),
            must={"software-wordpress": _HIDDEN, "exposed-config": "fail (wp-config-copy)"},
        )  # fmt: skip
    for name, (head, headers) in PLACELESS.items():
        yield Behaviour(name=f"wordpress-by-{name}", https=_site(head, "", headers), must={"software-wordpress": _HIDDEN})
    for name, content in NEAR.items():
        yield Behaviour(
            name=f"no-wordpress-but-{name}",
            https=_site(content, "", (), {"/wp-config.php.bak": bare(LOST, 404)}),
            must={"software-wordpress": "not-applicable (no-wordpress)"},
        )
