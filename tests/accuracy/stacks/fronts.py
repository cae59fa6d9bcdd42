"""Front pages by which sites of each sort of software are recognised, careful in everything else."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from scanner.example_city.page import example_page
from scanner.example_city.site import ServedAnswer
from tests.accuracy.behaviour import AGENCY, HOME


def _front(cookie: str = "", head: str = "", content: str = "", **headers: str) -> ServedAnswer:
    answer = example_page("Beranda", HOME + content, AGENCY, head=head)
    extra_headers = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    if cookie:
        extra_headers += (
            ("Set-Cookie", f"{cookie}=8c0ffee; Path=/; Secure; HttpOnly; SameSite=Lax"),
            ("Cache-Control", "no-store, private"),
        )
    careful_headers = tuple(header for header in answer.headers if header[0] not in {name for name, _ in extra_headers})
    return msgspec.structs.replace(answer, headers=(*careful_headers, *extra_headers))


FRONTS: Mapping[str, ServedAnswer] = {
    "unknown": _front(Server="Apache"),
    "php": _front("PHPSESSID"),
    "wordpress": _front(head='<link rel="stylesheet" href="/wp-content/themes/kota/style.css">'),
    "joomla": _front(head='<script type="application/json" class="joomla-script-options new">{"csrf.token":"a1"}</script>'),
    "drupal": _front(head='<script type="application/json" data-drupal-selector="drupal-settings-json">{"path":{"baseUrl":"/"}}</script>'),
    "laravel": _front("laravel_session", '<meta name="csrf-token" content="pW1">'),
    "codeigniter": _front("ci_session"),
    "symfony": _front(head='<link rel="stylesheet" href="/bundles/kota/gaya.css">'),
    "yii": _front("PHPSESSID", '<meta name="csrf-param" content="_csrf-frontend">', '<script src="/assets/1a2b/yii.js"></script>'),
    "moodle": _front("MoodleSession", '<script src="/theme/yui_combo.php"></script>'),
    "ojs": _front("OJSSID", content='<div class="pkp_structure_page">Jurnal</div>'),
    "slims": _front("SenayanMember", content='<a href="index.php?p=member">Anggota</a>'),
    "opensid": _front("sidcsrf", '<link rel="stylesheet" href="/desa/themes/hadakewa/gaya.css">'),
    "simrs": _front("PHPSESSID", content="<p>SIMRS Khanza, antrean rumah sakit</p>"),
    "eoffice": _front("PHPSESSID", content="<p>e-Office Kota Contoh, tata naskah dinas</p>"),
    "lokomedia": _front("PHPSESSID", content='<a href="statis-1-profil.html">Profil</a><a href="/media-12-foto.html">Foto</a>'),
    "popoji": _front("PHPSESSID", '<link rel="stylesheet" href="/po-content/themes/kota/gaya.css">'),
    "balitbang": _front("csrf_balitbang", content="<p>Tim Balitbang Depdiknas versi 3.5</p>"),
    "mediawiki": _front(head='<script>RLCONF={"wgPageName":"Beranda"};</script>'),
    "dokuwiki": _front("DokuWiki"),
    "nextcloud": _front("oc_sessionPassphrase"),
    "roundcube": _front("roundcube_sessid", content="<script>rcmail.init();</script>"),
    "cpanel": _front(X_Turbo_Charged_By="LiteSpeed", Server="LiteSpeed"),
    "nginx": _front(),
    "iis": _front(Server="Microsoft-IIS"),
    "aspnet": _front("ASP.NET_SessionId", content='<input type="hidden" name="__VIEWSTATE" value="/wEP">', Server="Microsoft-IIS", X_Powered_By="ASP.NET"),
    "java": _front("JSESSIONID"),
    "jupyter": example_page("Jupyter Server", HOME, AGENCY, head="<title>Jupyter Server</title>"),
    "postfixadmin": _front("postfixadmin_session"),
    "geoserver": _front("JSESSIONID", content="<p>Geoportal kota, dilayani GeoServer</p>"),
    "dspace": _front(content='<ds-app><p>Repositori</p></ds-app>'),
    "node": _front("connect.sid", '<link rel="preload" href="/_next/static/css/a.css" as="style">', '<div id="__next">Layanan</div>'),
    "python": _front("csrftoken"),
    "ruby": _front(head='<meta name="csrf-param" content="authenticity_token">'),
    "api": _front(content='<p>Dokumentasi layanan data: <code>/api/v1/penduduk</code></p>'),
    "devops": _front(content="<p>Grafana, Kibana, GitLab, dan Zabbix untuk tim Diskominfo</p>"),
}  # fmt: skip
