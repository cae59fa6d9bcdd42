"""What runs on a site and which version: each product by its signs, and pages that only speak of it, copies that hide, and two products on one host.

``inventory`` is labelled like a check: ``fail (MediaWiki 1.39.10)`` for all that a site certainly runs, ``pass`` where it shows nothing. Signs are
those of the products' own documentation and of installations in `tests/real/applications`; the days on which lines ended are their makers'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from scanner.example_city.page import example_page
from scanner.example_city.site import HeaderLines, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, bare

_GENERATOR = '<meta name="generator" content="{}">'
_HIDDEN = "unknown (software-version-hidden)"
_NOTHING = "not-applicable (no-software)"
_ENDED = {"software-unsupported": "fail (unsupported)", "software-outdated": "not-applicable (software-branch-ended)"}
_OUTDATED = {"software-unsupported": "pass", "software-outdated": "fail (outdated)"}
_UNREADABLE = {"software-unsupported": _HIDDEN, "software-outdated": _HIDDEN}
_UNJUDGED = {"software-unsupported": _NOTHING, "software-outdated": _NOTHING}
_UNCOVERED = {"software-unsupported": "unknown (software-uncovered)", "software-outdated": "unknown (software-uncovered)"}
_GIVEN_UP = {"software-unsupported": "fail (given-up)", "software-outdated": "not-applicable (software-branch-ended)"}
_DISCLOSURE = {"http-disclosure": "fail (generator)"}
_CACHED = {"http-cache": "fail (unsaid)"}


class _Site(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a front page, what it says, its headers more, the pages beside it, and what runs there."""

    head: str = ""
    body: str = HOME
    headers: HeaderLines = ()
    pages: Mapping[str, ServedAnswer] = {}
    runs: str = ""
    must: Mapping[str, str] = {}


def _page(head: str = "", body: str = HOME, title: str = "Beranda") -> ServedAnswer:
    return example_page(title, body, AGENCY, head=head)


def _text(text: str, media: str = "text/plain") -> ServedAnswer:
    return bare(text, 200, media)


_LINK = HOME + '<p><a href="{}">{}</a></p>'
# What is there: product, version, and how the version stands.
THERE: Mapping[str, _Site] = {
    "mediawiki-ended": _Site(head=_GENERATOR.format("MediaWiki 1.35.2"), runs="MediaWiki 1.35.2", must=_ENDED | _DISCLOSURE),
    "mediawiki-1.31": _Site(head=_GENERATOR.format("MediaWiki 1.31.7"), runs="MediaWiki 1.31.7", must=_ENDED | _DISCLOSURE),
    "mediawiki-behind": _Site(head=_GENERATOR.format("MediaWiki 1.43.1"), runs="MediaWiki 1.43.1", must=_OUTDATED | _DISCLOSURE),
    "mediawiki-without-its-generator": _Site(
        head='<link rel="stylesheet" href="/load.php?lang=id"><script>RLCONF={"wgPageName":"Beranda"};</script>', runs="",
    ),
    "drupal-7-by-its-header": _Site(headers=(("X-Generator", "Drupal 7 (http://drupal.org)"),), runs="Drupal 7", must=_ENDED),
    "drupal-7-by-its-generator": _Site(head=_GENERATOR.format("Drupal 7 (http://drupal.org)"), runs="Drupal 7", must=_ENDED),
    "drupal-7-by-a-script": _Site(
        head=_GENERATOR.format("Drupal 7 (http://drupal.org)") + '<script src="/misc/form-single-submit.js?v=7.105"></script>', runs="Drupal 7.105",
        must=_ENDED,
    ),
    "drupal-8": _Site(head=_GENERATOR.format("Drupal 8 (https://www.drupal.org)"), runs="Drupal 8", must=_ENDED),
    "drupal-9-by-a-script": _Site(
        head='<script src="/core/misc/drupal.js?v=9.1.0"></script><link rel="stylesheet" href="/sites/default/files/css/a.css">',
        headers=(("X-Drupal-Cache", "HIT"),), runs="Drupal 9.1.0", must=_ENDED,
    ),
    "drupal-10-in-a-folder": _Site(
        body=_LINK.format("/portal/", "Portal"),
        pages={"/portal/": _page('<script src="/portal/core/misc/drupal.js?v=10.1.6"></script><link rel="stylesheet" href="/portal/sites/default/files/css/a.css">',
                                  '<div data-drupal-messages>Portal layanan</div>')},
        runs="Drupal 10.1.6", must=_ENDED,
    ),
    "ojs-3.1": _Site(head=_GENERATOR.format("Open Journal Systems 3.1.2.4"), runs="Open Journal Systems 3.1.2.4", must={"software-unsupported": "fail (abandoned)"} | _DISCLOSURE),
    "ojs-2.4": _Site(head=_GENERATOR.format("Open Journal Systems 2.4.8.1"), runs="Open Journal Systems 2.4.8.1", must={"software-unsupported": "fail (abandoned)"} | _DISCLOSURE),
    "opensid-by-its-footer": _Site(body=HOME + '<footer><a href="https://github.com/OpenSID/OpenSID">OpenSID 22.05</a></footer>', runs="OpenSID 22.05", must=_UNCOVERED),
    "opensid-of-these-years": _Site(body=HOME + '<footer><a href="#">OpenSID v2410.0.0</a></footer>', runs="OpenSID 2410.0.0", must=_UNCOVERED),
    "slims-by-its-generator": _Site(head=_GENERATOR.format("SLiMS 9 (Bulian D Roger)"), runs="SLiMS 9", must=_UNCOVERED),
    "popoji-by-its-generator": _Site(head=_GENERATOR.format("PopojiCMS 2.0.1"), runs="PopojiCMS 2.0.1", must=_GIVEN_UP | _DISCLOSURE),
    "dokuwiki-by-its-generator": _Site(head=_GENERATOR.format("DokuWiki"), runs="DokuWiki", must=_UNCOVERED),
    "dokuwiki-of-2020": _Site(head=_GENERATOR.format("DokuWiki Release 2020-07-29 &quot;Hogfather&quot;"), runs="DokuWiki 2020-07-29", must=_UNCOVERED),
    "dspace-6": _Site(head=_GENERATOR.format("DSpace 6.3"), runs="DSpace 6.3", must=_UNCOVERED | _DISCLOSURE),
    "joomla-1.5": _Site(head=_GENERATOR.format("Joomla! 1.5 - Open Source Content Management"), runs="Joomla 1.5", must={"software-joomla": "fail (ended)"} | _DISCLOSURE),
    "wordpress-5.8": _Site(head=_GENERATOR.format("WordPress 5.8.3"), runs="WordPress 5.8.3", must={"software-wordpress": "fail (ended)"} | _DISCLOSURE),
    "wordpress-below-blog": _Site(
        body=_LINK.format("/blog/", "Blog"), pages={"/blog/": _page(_GENERATOR.format("WordPress 5.8.3") + '<link rel="stylesheet" href="/blog/wp-content/themes/kota/a.css">')},
        runs="WordPress 5.8.3, kota (WordPress)", must={"software-unsupported": "fail (unsupported)", "software-outdated": "not-applicable (software-branch-ended)"},
    ),
    "wordpress-that-tells-only-programs": _Site(
        head='<link rel="stylesheet" href="/wp-content/themes/kota/a.css">',
        pages={"/wp-links-opml.php": _text('<?xml version="1.0"?>\n<opml version="1.0">\n<head><title>Tautan</title></head>\n<!-- generator="WordPress/5.8.3" -->\n<body></body>\n</opml>', "text/xml")},
        runs="WordPress 5.8.3, kota (WordPress)", must={"software-wordpress": "fail (ended)"},
    ),
    "two-products-on-one-host": _Site(
        head=_GENERATOR.format("MediaWiki 1.35.2"), body=_LINK.format("/jurnal/", "Jurnal"),
        pages={"/jurnal/": _page(_GENERATOR.format("Open Journal Systems 3.1.2.4") + '<script src="/jurnal/lib/pkp/js/a.js"></script>')},
        runs="MediaWiki 1.35.2, Open Journal Systems 3.1.2.4",
        must={"software-unsupported": "fail (abandoned, unsupported)", "software-outdated": "not-applicable (software-branch-ended)"} | _DISCLOSURE,
    ),
    "drupal-that-is-installed": _Site(
        head=_GENERATOR.format("Drupal 10 (https://www.drupal.org)"),
        pages={"/core/install.php": bare('<!DOCTYPE html><html><head><title>Drupal already installed</title><script src="/core/misc/drupal.js?v=10.1.6"></script></head><body><p>Drupal already installed</p></body></html>')},
        runs="Drupal 10.1.6", must=_ENDED,
    ),
    "drupal-7-by-its-list-of-changes": _Site(
        head=_GENERATOR.format("Drupal 7 (http://drupal.org)"), pages={"/CHANGELOG.txt": _text("\nDrupal 7.65, 2019-03-20\n-----------------------\n- Fixed security issues.\n")},
        runs="Drupal 7.65", must=_ENDED,
    ),
    "moodle-by-its-list-of-changes": _Site(
        headers=(("Set-Cookie", "MoodleSession=a1; path=/; secure; HttpOnly; SameSite=Lax"),),
        pages={"/lib/upgrade.txt": _text("This files describes API changes in core libraries and APIs,\ninformation provided here is intended especially for developers.\n\n=== 3.8.2 ===\n* x\n")},
        must=_ENDED | _CACHED,
    ),
    "nextcloud-that-tells-programs": _Site(
        body=_LINK.format("/awan/", "Awan"),
        pages={
            "/awan/": msgspec.structs.replace(_page('<script src="/awan/dist/core-common.js"></script>'), headers=(*_page().headers, ("Set-Cookie", "oc_sessionPassphrase=a; Path=/awan; Secure; HttpOnly; SameSite=Lax"), ("Set-Cookie", "nc_sameSiteCookielax=true; Path=/awan; Secure; HttpOnly; SameSite=Lax"))),
            "/awan/status.php": _text('{"installed":true,"maintenance":false,"needsDbUpgrade":false,"version":"28.0.1.1","versionstring":"28.0.1","edition":"","productname":"Nextcloud","extendedSupport":false}', "application/json"),
        },
        runs="Nextcloud 28.0.1", must=_UNCOVERED,
    ),
    "mediawiki-that-tells-programs": _Site(
        head=_GENERATOR.format("MediaWiki"),
        pages={"/api.php": _text('{"batchcomplete":"","query":{"general":{"mainpage":"Beranda","sitename":"Wiki","generator":"MediaWiki 1.35.2"}}}', "application/json")},
        runs="MediaWiki 1.35.2", must=_ENDED,
    ),
    "ojs-by-its-version-file": _Site(
        headers=(("Set-Cookie", "OJSSID=a1; path=/; secure; HttpOnly; SameSite=Lax"),),
        pages={"/dbscripts/xml/version.xml": _text('<?xml version="1.0" encoding="UTF-8"?>\n<version><application>ojs2</application><type>core</type><release>3.1.2.4</release></version>', "text/xml")},
        runs="Open Journal Systems 3.1.2.4", must={"software-unsupported": "fail (abandoned)"} | _CACHED,
    ),
    "typo3-4.5": _Site(head=_GENERATOR.format("TYPO3 4.5 CMS"), runs="TYPO3 4.5", must=_ENDED | _DISCLOSURE),
    "spip-of-debian": _Site(head=_GENERATOR.format("SPIP 4.4.30+dfsg-0+deb13u1 (Debian)"), runs="SPIP 4.4.30", must=_UNCOVERED | _DISCLOSURE),
    "spip-by-its-header": _Site(headers=(("Composed-By", "SPIP 3.2.11 @ www.spip.net + https://situs.example/local/config.txt"),), runs="SPIP 3.2.11", must=_UNCOVERED),
    "modx-by-its-header": _Site(headers=(("X-Powered-By", "MODX Revolution"),), runs="MODX", must=_UNCOVERED),
    "concrete-8": _Site(head=_GENERATOR.format("concrete5 - 8.5.2"), runs="Concrete CMS 8.5.2", must=_UNCOVERED | _DISCLOSURE),
    "ghost-by-its-generator": _Site(head=_GENERATOR.format("Ghost 5.75"), runs="Ghost 5.75", must=_UNCOVERED | _DISCLOSURE),
    "hugo-by-its-generator": _Site(head=_GENERATOR.format("Hugo 0.120.4"), runs="Hugo 0.120.4", must=_UNJUDGED | _DISCLOSURE),
    "eprints-by-its-generator": _Site(head=_GENERATOR.format("EPrints 3.4.5"), runs="EPrints 3.4.5", must=_UNCOVERED | _DISCLOSURE),
    "next-js-by-its-files": _Site(head='<script src="/_next/static/chunks/main-ab12.js"></script>', runs="Next.js", must=_UNCOVERED),
    "nuxt-by-its-files": _Site(head='<script src="/_nuxt/entry.ab12.js"></script>', runs="Nuxt", must=_UNCOVERED),
    "gitweb-in-a-folder": _Site(body=_LINK.format("/git/", "Kode"), pages={"/git/": _page(_GENERATOR.format("gitweb/2.39.5 git/2.39.5"))}, runs="gitweb 2.39.5", must=_UNCOVERED),
    "cgit-by-its-generator": _Site(head=_GENERATOR.format("cgit v1.2.3"), runs="cgit 1.2.3", must=_UNCOVERED | _DISCLOSURE),
    "redmine-in-a-folder": _Site(
        body=_LINK.format("/proyek/", "Proyek"),
        pages={"/proyek/": _page('<meta name="description" content="Redmine">', HOME + '<div id="footer">Powered by <a href="https://www.redmine.org/" target="_blank" rel="noopener">Redmine</a> &copy; 2006-2024 Jean-Philippe Lang</div>')},
        runs="Redmine", must=_UNCOVERED,
    ),
    "owa-by-its-icon": _Site(head='<link rel="shortcut icon" href="/owa/auth/15.2.1118/themes/resources/favicon.ico">', runs="Outlook on the web 15.2.1118", must=_UNCOVERED),
    "mediawiki-in-two-folders": _Site(
        body=_LINK.format("/wiki/", "Wiki"), pages={"/wiki/": _page(_GENERATOR.format("MediaWiki 1.35.2") + '<link rel="stylesheet" href="/wiki/load.php?lang=id">')},
        runs="MediaWiki 1.35.2", must=_ENDED,
    ),
    "drupal-9-in-another-language": _Site(head=_GENERATOR.format("Drupal 9 (https://www.drupal.org)"), body="<p>Dienste für Bürgerinnen und Bürger der Stadt.</p>" + HOME, runs="Drupal 9", must=_ENDED),
    "drupal-7-behind-a-proxy": _Site(head=_GENERATOR.format("Drupal 7 (http://drupal.org)"), headers=(("Via", "1.1 proksi"), ("X-Cache", "HIT")), runs="Drupal 7", must=_ENDED),
    "mediawiki-behind-cloudflare": _Site(head=_GENERATOR.format("MediaWiki 1.31.7"), headers=(("CF-RAY", "8123-CGK"),), runs="MediaWiki 1.31.7, Cloudflare", must=_ENDED | _DISCLOSURE),
    "ojs-2-in-a-folder": _Site(
        body=_LINK.format("/jurnal/", "Jurnal"), pages={"/jurnal/": _page(_GENERATOR.format("Open Journal Systems 2.4.8.1") + '<script src="/jurnal/lib/pkp/js/a.js"></script>')},
        runs="Open Journal Systems 2.4.8.1", must={"software-unsupported": "fail (abandoned)"},
    ),
    "opensid-that-tells-programs": _Site(
        headers=(("Set-Cookie", "sidcsrf=a1; path=/; secure; HttpOnly; SameSite=Lax"),), pages={"/catatan_rilis.md": _text("Di rilis ini, versi 2410.0.0 OpenSID berisi perbaikan.\n", "text/markdown")},
        runs="OpenSID 2410.0.0", must=_UNCOVERED,
    ),
    "silverstripe-by-its-generator": _Site(head=_GENERATOR.format("Silverstripe CMS 5.1"), runs="Silverstripe CMS 5.1", must=_UNCOVERED | _DISCLOSURE),
    "jekyll-by-its-generator": _Site(head=_GENERATOR.format("Jekyll v4.3.2"), runs="Jekyll 4.3.2", must=_UNJUDGED | _DISCLOSURE),
    "koha-by-its-files": _Site(head='<link rel="stylesheet" href="/opac-tmpl/bootstrap/css/opac.css">', runs="Koha", must=_UNCOVERED),
    "arcgis-in-a-folder": _Site(body=HOME + '<a href="/arcgis/rest/services">Layanan peta</a>', runs="ArcGIS Server", must=_UNCOVERED),
    "sogo-by-its-files": _Site(head='<link rel="stylesheet" href="/SOGo.woa/WebServerResources/css/styles.css">', runs="SOGo", must=_UNCOVERED),
    "geonode-by-its-files": _Site(head='<link rel="stylesheet" href="/static/geonode/css/base.css">', runs="GeoNode", must=_UNCOVERED),
    "typo3-by-its-generator": _Site(head=_GENERATOR.format("TYPO3 CMS"), runs="TYPO3", must=_UNREADABLE),
    "cisco-by-its-files": _Site(head='<link rel="stylesheet" href="/+CSCOU+/portal.css">', runs="Cisco ASA", must=_UNCOVERED),
    "blogger-by-its-generator": _Site(head=_GENERATOR.format("blogger"), runs="Blogger", must=_UNJUDGED),
}  # fmt: skip
_ARTICLE = "<p>Pelatihan {} bagi pegawai: cara memasang, memperbarui, dan mencadangkannya.</p>"
_CODE = "<pre>&lt;meta name=&quot;generator&quot; content=&quot;{}&quot;&gt;</pre>"
# What is not there, or of which nobody can say which version it is.
NOT_THERE: Mapping[str, _Site] = {
    **{
        f"article-about-{name.lower().replace(' ', '-')}": _Site(body=HOME + _ARTICLE.format(f"{name} {version}") + _CODE.format(f"{name} {version}"), must=_UNJUDGED)
        for name, version in {
            "MediaWiki": "1.35.2", "Drupal": "7", "Moodle": "3.8.2", "OpenSID": "22.05", "SLiMS": "9.7.0", "PopojiCMS": "2.0.1", "DokuWiki": "2020-07-29",
            "Open Journal Systems": "3.1.2.4", "Nextcloud": "28.0.1", "Roundcube": "1.4.1", "DSpace": "6.3", "CodeIgniter": "3.1.11",
        }.items()
    },
    "theme-called-after-drupal": _Site(head='<link rel="stylesheet" href="/tema/drupal-kota/gaya.css?v=7.105">', must=_UNJUDGED),
    "script-of-a-library-with-a-number": _Site(head='<script src="/pustaka/jquery/jquery.min.js?v=10.1.6"></script>', must=_UNJUDGED),
    "generator-in-a-comment": _Site(head="<!-- " + _GENERATOR.format("MediaWiki 1.35.2") + " -->", must=_UNJUDGED),
    "generator-in-the-body": _Site(body=HOME + "<textarea>" + _GENERATOR.format("MediaWiki 1.35.2") + "</textarea>", must=_UNJUDGED),
    "description-that-names-it": _Site(head='<meta name="description" content="MediaWiki 1.35.2 dan Drupal 7">', must=_UNJUDGED),
    "archive-of-its-documentation": _Site(
        body=_LINK.format("/panduan/", "Panduan"), pages={"/panduan/": _page("", "<h1>MediaWiki 1.35.2</h1><p>generator: MediaWiki 1.35.2; X-Generator: Drupal 7</p>", "Panduan MediaWiki")},
        must=_UNJUDGED,
    ),
    "files-of-a-stranger": _Site(body=HOME + '<img src="https://lain.example/core/misc/drupal.js?v=7.65" alt="">', must=_UNJUDGED),
    "mediawiki-that-hides-its-version": _Site(head=_GENERATOR.format("MediaWiki"), runs="MediaWiki", must=_UNREADABLE),
    "drupal-11-that-tells-no-more": _Site(head=_GENERATOR.format("Drupal 11 (https://www.drupal.org)"), runs="Drupal 11", must=_UNREADABLE),
    "moodle-that-hides-its-version": _Site(headers=(("Set-Cookie", "MoodleSession=a1; path=/; secure; HttpOnly; SameSite=Lax"),), runs="Moodle", must=_UNREADABLE | _CACHED),
    "mediawiki-of-the-future": _Site(head=_GENERATOR.format("MediaWiki 1.99.0"), runs="MediaWiki 1.99.0", must={"software-unsupported": "unknown (software-version-untold)", "software-outdated": "unknown (software-version-untold)"} | _DISCLOSURE),
    "generator-that-was-changed": _Site(head=_GENERATOR.format("Situs Resmi Kota Contoh"), must=_UNJUDGED),
    "generators-that-contradict-each-other": _Site(
        head=_GENERATOR.format("MediaWiki 1.35.2") + _GENERATOR.format("MediaWiki 1.43.6"), runs="MediaWiki", must=_UNREADABLE | {"http-disclosure": "fail (generator)"},
    ),
    "version-of-ten-kilobytes": _Site(head=_GENERATOR.format("MediaWiki 1." + "3" * 10_000), runs="MediaWiki", must=_UNREADABLE | _DISCLOSURE),
    "version-with-markup": _Site(head=_GENERATOR.format("MediaWiki &lt;b&gt;1.35.2&lt;/b&gt;"), runs="MediaWiki", must=_UNREADABLE | _DISCLOSURE),
    "version-with-bidi": _Site(head=_GENERATOR.format("MediaWiki \u202e2.53.1"), runs="MediaWiki", must=_UNREADABLE | _DISCLOSURE),
    "cookies-of-every-product": _Site(
        headers=tuple(("Set-Cookie", f"{name}=a1; path=/; secure; HttpOnly; SameSite=Lax") for name in (
            "MoodleSession", "OJSSID", "SenayanMember", "sidcsrf", "csrf_balitbang", "DokuWiki", "roundcube_sessid", "postfixadmin_session",
            "laravel_session", "YII_CSRF_TOKEN", "DSPACE-XSRF-COOKIE",
        )), must=_UNJUDGED | _CACHED,
    ),
    "its-version-file-in-an-application-shell": _Site(head=_GENERATOR.format("MediaWiki"), pages={"/api.php": _page()}, runs="MediaWiki", must=_UNREADABLE),
    **{
        f"article-about-{name.lower().replace(' ', '-')}": _Site(body=HOME + _ARTICLE.format(f"{name} {version}") + _CODE.format(f"{name} {version}"), must=_UNJUDGED)
        for name, version in {
            "TYPO3": "4.5", "SPIP": "3.2.11", "Concrete CMS": "8.5.2", "Ghost": "5.75", "EPrints": "3.4.5", "Redmine": "5.0.4", "Koha": "22.05", "Zimbra": "8.8.15",
            "Grafana": "9.2.4", "Outlook Web App": "15.1", "GeoServer": "2.24", "Odoo": "16",
        }.items()
    },
    "title-of-a-console": _Site(body="<h1>Login to Cacti</h1>" + HOME, must=_UNJUDGED),
    "footer-with-thanks-to-redmine": _Site(body=HOME + '<p>Powered by <a href="https://www.redmine.org/">Redmine</a></p>', must=_UNJUDGED),
    "link-to-anothers-maps": _Site(body=HOME + '<a href="https://peta.lain.example/arcgis/rest/services">Peta</a>', must=_UNJUDGED),
    **{
        f"folder-called-{name}": _Site(head=f'<link rel="stylesheet" href="/{name}/gaya.css">', must=_UNJUDGED)
        for name in ("drupal", "typo3", "mediawiki", "moodle-lama", "phpmyadmin-panduan", "joomla3", "laravel", "wp-lama")
    },
    "number-in-a-title": _Site(body="<h1>MediaWiki 1.35.2</h1>" + HOME, must=_UNJUDGED),
    "generator-of-a-feed": _Site(head='<link rel="alternate" type="application/rss+xml" title="MediaWiki 1.35.2" href="/umpan.xml">', must=_UNJUDGED),
    "meta-of-another-name": _Site(head='<meta name="author" content="MediaWiki 1.35.2"><meta property="og:site_name" content="Drupal 7">', must=_UNJUDGED),
    "script-that-names-it": _Site(body=HOME + '<script>var catatan = "content=Drupal 7 generator MediaWiki 1.35.2";</script>', must=_UNJUDGED),
    "header-of-another-name": _Site(headers=(("X-Catatan", "Drupal 7"), ("X-Note", "MODX Revolution")), must=_UNJUDGED),
    "stored-copy-of-anothers-page": _Site(body=HOME + '<iframe srcdoc="&lt;meta name=generator content=&quot;MediaWiki 1.35.2&quot;&gt;" title="Arsip"></iframe>', must=_UNJUDGED),
    "picture-called-so": _Site(body=HOME + '<img src="/gambar/mediawiki-1.35.2.png" alt="MediaWiki 1.35.2">', must=_UNJUDGED),
    "question-that-names-it": _Site(body=HOME + '<a href="/cari?q=MediaWiki+1.35.2&generator=Drupal+7">Cari</a>', must=_UNJUDGED),
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Each before an honest background; what the exposure checks say of an application that shows itself is labelled elsewhere."""
    for prefix, table in (("software", THERE), ("no-software", NOT_THERE)):
        for name, site in table.items():
            front = _page(site.head, site.body)
            front = msgspec.structs.replace(front, headers=(*front.headers, *site.headers))
            yield Behaviour(
                name=f"{prefix}-{name}", https=BACKGROUNDS["honest"].site({"/": front, **site.pages}),
                must={"inventory": f"fail ({site.runs})" if site.runs else "pass"} | dict(site.must),
            )  # fmt: skip
