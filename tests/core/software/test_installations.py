"""Where an application lies: each product by what its own pages have there, and pages that say nothing of a folder."""

import pytest

from checks.core.evidence.http import Exchange
from checks.core.software.installations import Installation, installations
from checks.core.testing import evidence as build
from tests.each import each

HEAD = "<!doctype html><html><head><title>Aplikasi</title>{}</head><body><h1>Aplikasi</h1></body></html>"


def page(path: str, head: str, *cookies: str) -> Exchange:
    return build.page([("Set-Cookie", cookie) for cookie in cookies], HEAD.format(head), path=path)


# As the releases write them: Joomla 4 and 5, Drupal 7 and 10, Moodle 4.2, OJS 3.3, DokuWiki, MediaWiki, Nextcloud, Roundcube 1.6, Yii 2, Symfony 6.
MARKS = [
    (
        "joomla",
        "/",
        '<script class="joomla-script-options"></script><script src="/web/media/system/js/core.min.js?2cb912"></script>',
        "/web",
    ),
    ("joomla", "/", '<script src="/portal/media/jui/js/jquery.min.js"></script>', "/portal"),
    ("drupal", "/", '<meta name="Generator" content="Drupal 10"><script src="/portal/core/misc/drupal.js?v=10.1.6"></script>', "/portal"),
    ("drupal", "/", '<script>drupalSettings={}</script><link rel="icon" href="/situs/sites/default/files/ikon.ico">', "/situs"),
    ("moodle", "/", "<script>M.cfg = {};</script><script src='/belajar/lib/javascript.php/1/lib/requirejs.js'></script>", "/belajar"),
    ("ojs", "/", '<meta name="generator" content="Open Journal Systems 3.3.0.14"><script src="/ojs/lib/pkp/js/x.js"></script>', "/ojs"),
    (
        "dokuwiki",
        "/",
        '<meta name="generator" content="DokuWiki"><link rel="stylesheet" href="/panduan/lib/exe/css.php?t=dokuwiki">',
        "/panduan",
    ),
    ("mediawiki", "/", '<meta name="generator" content="MediaWiki 1.39"><link rel="stylesheet" href="/w/load.php?lang=id">', "/w"),
    ("nextcloud", "/", '<head data-requesttoken="a"><script src="/awan/dist/core-common.js?v=1"></script>', "/awan"),
    ("roundcube", "/", '<script>rcmail.init()</script><script src="/surel/program/js/app.min.js?s=1"></script>', "/surel"),
    ("yii", "/", '<script src="/antrean/assets/9f3b2c1a/yii.js"></script>', "/antrean"),
    ("symfony", "/", '<link rel="stylesheet" href="/app/bundles/kota/gaya.css">', "/app"),
    ("popoji", "/", '<link rel="stylesheet" href="/berita/po-content/themes/kota/gaya.css">', "/berita"),
    ("wordpress", "/", '<link rel="stylesheet" href="/web/wp-includes/css/a.css">', "/web"),
    ("joomla", "/", f'<script src="https://{build.HOST}/web/media/jui/js/jquery.min.js"></script>', "/web"),
    # By their addresses alone, relative to the page or to its base (HTML section 4.2.3).
    ("joomla", "/web/", '<link rel="stylesheet" href="media/templates/site/cassiopeia/css/template.min.css">', "/web"),
    ("joomla", "/", '<base href="/web/"><a href="components/com_content/">a</a>', "/web"),
    ("drupal", "/", '<base href="/portal/"><script src="core/misc/drupal.js?v=10.1.6"></script>', "/portal"),
    ("drupal", "/", "<base href=/portal/><style>@import 'sites/all/themes/kota/gaya.css';</style>", "/portal"),
    ("moodle", "/belajar/", '<script src="lib/javascript.php/1/lib/requirejs.js"></script>', "/belajar"),
    ("ojs", "/", '<base href="/ojs/"><link rel="stylesheet" href="lib/pkp/styles/a.css">', "/ojs"),
    ("dokuwiki", "/panduan/", '<link rel="stylesheet" href="lib/exe/css.php?t=dokuwiki">', "/panduan"),
    ("roundcube", "/surel/", '<script src="program/js/app.min.js?s=1"></script>', "/surel"),
    ("opensid", "/desa-maju/", '<link rel="stylesheet" href="desa/themes/kota/gaya.css">', "/desa-maju"),
    ("popoji", "/", '<base href="/berita/"><img src="po-content/uploads/a.jpg">', "/berita"),
    ("laravel", "/", '<base href="/layanan/"><script src="livewire/livewire.min.js?id=1"></script>', "/layanan"),
    ("symfony", "/app/", '<link rel="stylesheet" href="bundles/kota/gaya.css">', "/app"),
    # Generator alone: the page's own base tells where it lies.
    (
        "slims",
        "/",
        '<base href="/perpus/"><meta name="generator" content="SLiMS 9"><link rel="stylesheet" href="template/a.css">',
        "/perpus",
    ),
    ("joomla", "/web/", '<script class="joomla-script-options"></script><script src="media/jui/js/jquery.min.js"></script>', "/web"),
]


@each(("product", "path", "head", "folder"), MARKS)
def test_what_only_the_product_has_tells_its_folder(product: str, path: str, head: str, folder: str) -> None:
    assert Installation(product, folder) in installations([page(path, head)])


@each(
    ("path", "head", "cookie", "folder"),
    [
        ("/portal/", "", "ci_session=a; Path=/portal/", "/portal"),
        ("/portal/", '<link rel="stylesheet" href="/portal/gaya.css">', "ci_session=a; Path=/", "/portal"),
        ("/portal/masuk", '<link rel="stylesheet" href="gaya.css">', "ci_session=a; Path=/", "/portal"),
        (
            "/portal/index.php/berita/12",
            '<script src="/portal/a.js"></script><script src="https://cdn.example/b.js"></script>',
            "ci_session=a",
            "/portal",
        ),
        ("/aplikasi/surat/", '<script src="/aplikasi/surat/a.js"></script><link rel="icon" href="/favicon.ico">', "ci_session=a", ""),
        ("/aplikasi/surat/", '<script src="/aplikasi/surat/a.js"></script>', "ci_session=a", "/aplikasi/surat"),
        ("/portal/", "", "ci_session=a; Path=/", "/portal"),
        ("/portal/", "", "tema=gelap; Path=/portal/", ""),
        ("/berita/12", '<link rel="stylesheet" href="/gaya.css">', "ci_session=a; Path=/", ""),
        ("/", '<link rel="stylesheet" href="/gaya.css">', "ci_session=a; Path=/", ""),
        ("/masuk", "", "ci_session=a; Path=/", ""),
        ("/a b/", '<link rel="stylesheet" href="/a b/gaya.css">', "ci_session=a", ""),
    ],
)
def test_a_page_is_of_the_folder_that_has_its_files_or_its_cookie(path: str, head: str, cookie: str, folder: str) -> None:
    assert installations([page(path, head, cookie)]) == ((Installation("codeigniter", folder),) if folder else ())


@pytest.mark.parametrize(
    "head",
    [
        '<script src="https://lain.example/web/media/jui/js/jquery.min.js"></script>',
        "<p>Folder /web/media/jui/ milik Joomla perlu dijaga.</p>",
        '<link rel="stylesheet" href="/web/gaya.css">',
    ],
)
def test_what_others_have_and_what_is_only_told_of_is_no_installation(head: str) -> None:
    assert [one for one in installations([page("/", head)]) if one.folder] == []


def test_a_page_without_files_says_nothing_of_what_the_root_has() -> None:
    home, article = page("/", '<link rel="stylesheet" href="/gaya.css">', "ci_session=a"), page("/berita/", "", "ci_session=a")
    assert installations([home, article]) == ()
    assert installations([build.page(), article]) == (Installation("codeigniter", "/berita"),)


def test_error_pages_and_pages_elsewhere_are_no_installations() -> None:
    refused = build.page([("Set-Cookie", "ci_session=a; Path=/portal/")], HEAD, 404, "/portal/")
    away = build.redirect(f"https://{build.HOST}/portal/", "https://lain.example/", stop=build.failure("out-of-scope"))
    assert installations([refused, away]) == ()
