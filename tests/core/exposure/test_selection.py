"""What a site shows decides what it is asked; names of archives are derived from the site's own names."""

import pytest

from checks.core.evidence.exposure import CatalogueRequest
from checks.core.evidence.http import Exchange
from checks.core.exposure.entry import group, group_names
from checks.core.exposure.selection import calls_for, filled_path, obstacle, paths
from checks.core.software.installations import Installation
from checks.core.software.product import software_products
from checks.core.software.signatures import signs
from checks.core.testing import evidence as build
from tests.each import each

REQUEST = CatalogueRequest("www.dinkes.kotacontoh.go.id", 443, 80, "dumps", "dinkes")
PLAIN = build.page({"Server": "nginx"})
WORDPRESS = build.page({}, '<html><meta name="generator" content="WordPress 6.9"><link href="/wp-content/x.css"><p>Beranda</p></html>')


def choice(front: Exchange, host: str = build.HOST) -> set[str]:
    software, names = signs(front, host)
    request = CatalogueRequest(host, 443, 80, "x", "dinkes")
    return {path for name in group_names() for _, path in paths(group(name), request, software, names, 2026)}


@each(
    ("front", "host", "expected"),
    [
        (PLAIN, build.HOST, {"nginx"}),
        (WORDPRESS, build.HOST, {"wordpress", "php"}),
        (build.page({"X-Powered-By": "PHP/8.3.1"}), build.HOST, {"php"}),
        (build.page({"Set-Cookie": "PHPSESSID=x"}), build.HOST, {"php"}),
        (build.page({"Set-Cookie": "laravel_session=x"}), build.HOST, {"laravel", "php"}),
        (build.page({"Set-Cookie": "ASP.NET_SessionId=x"}), build.HOST, {"aspnet", "iis"}),
        (build.page({"Server": "Apache-Coyote/1.1"}), build.HOST, {"java", "tomcat"}),
        (build.page({"Server": "Apache/2.4"}), build.HOST, {"apache"}),
        (build.page(), "perpustakaan.kotacontoh.go.id", {"slims"}),
        (build.page(), "rsud.kotacontoh.go.id", {"simrs"}),
        (build.page(), "jurnal.kotacontoh.go.id", {"ojs"}),
        (build.page(), build.HOST, set()),
    ],
)
def test_signs(front: Exchange, host: str, expected: set[str]) -> None:
    assert signs(front, host)[0] == expected


def _setting(*names: str, text: str = build.HOME) -> Exchange:
    return build.page(tuple(("Set-Cookie", f"{name}=x") for name in names), text)


# Cookies as the public documentation of each product names them; only the first rows are Laravel's (config/session.php: the
# application's name and "_session", since version 12 "-session", beside XSRF-TOKEN).
@each(
    ("front", "is_laravel"),
    [
        (_setting("XSRF-TOKEN", "layanan_dinkes_session"), True),
        (_setting("XSRF-TOKEN", "layanan-dinkes-session"), True),
        (_setting("laravel_session"), True),
        (build.page({}, '<head><meta name="csrf-token" content="pW1"></head>'), True),
        (_setting("zbx_session"), False),
        (_setting("postfixadmin_session"), False),
        (_setting("ci_session"), False),
        (_setting("ci_session", "XSRF-TOKEN"), False),
        (_setting("grafana_session"), False),
        (_setting("_redmine_session"), False),
        (_setting("_gitlab_session", "XSRF-TOKEN"), False),
        (_setting("XSRF-TOKEN"), False),
        (build.page({}, '<meta name="csrf-param" content="authenticity_token" /><meta name="csrf-token" content="pW1" />'), False),
        (build.page({}, '<meta name="csrf-param" content="_csrf-frontend"><meta name="csrf-token" content="pW1">'), False),
        (build.page({}, "<p>Pelatihan Laravel dan Livewire bagi pengelola situs</p>"), False),
    ],
)
def test_laravel_is_known_by_what_only_it_has(front: Exchange, is_laravel: bool) -> None:
    assert ("laravel" in signs(front, build.HOST)[0]) is is_laravel


@pytest.mark.parametrize("word", ["OpenSID", "SLiMS", "Senayan", "GeoServer", "Roundcube", "Lokomedia"])
def test_a_product_that_is_only_mentioned_does_not_say_what_made_the_site(word: str) -> None:
    names, identifies = signs(build.page({}, f"<html><title>Dinas</title><p>Pelatihan {word} bagi pegawai</p></html>"), build.HOST)
    assert names
    assert not identifies
    assert "php" not in names
    assert "java" not in names


# What each program sends by itself where nothing is, from its source or documentation.
@each(
    ("text", "expected"),
    [
        ("<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>\n", "python"),
        ('\n<!doctype html>\n<html lang="en">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>\n</body>\n</html>\n', "python"),
        ('{"detail":"Not Found"}', "python"),
        ("<html><title>404: Not Found</title><body>404: Not Found</body></html>", "python"),
        ('<!doctype html><html lang="en"><head><title>HTTP Status 404 – Not Found</title></head><body><h1>HTTP Status 404 – Not Found</h1><hr class="line" /><h3>Apache Tomcat/9.0.83</h3></body></html>', "java"),
        ('{"timestamp":"2026-11-20T03:11:12.123+00:00","status":404,"error":"Not Found","path":"/robots.txt"}', "java"),
        ('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot GET /robots.txt</pre>\n</body>\n</html>\n', "node"),
        ("<!DOCTYPE html><html><head><title>The page you were looking for doesn't exist (404)</title></head></html>", "ruby"),
        ('<html><head><title>404 Page Not Found</title></head><body><div id="container">\n\t\t<h1>404 Page Not Found</h1>\n\t\t<p>The page you requested was not found.</p>\t</div></body></html>', "codeigniter"),
        ("<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>404 Not Found</title>\n</head><body>\n<h1>Not Found</h1>\n<p>The requested URL was not found on this server.</p>\n</body></html>\n", ""),
        ("<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n", ""),
    ],
)  # fmt: skip
def test_a_program_behind_a_proxy_is_known_by_its_own_error_page(text: str, expected: str) -> None:
    missing = build.page({"Server": "nginx"}, text, 404, "/robots.txt")
    assert signs(PLAIN, build.HOST, [missing])[0] - {"nginx", "php", "tomcat", "rails", "werkzeug"} == ({expected} if expected else set())
    article = build.page({"Server": "nginx"}, text, 200, "/robots.txt")
    assert signs(PLAIN, build.HOST, [article])[0] == {"nginx"}


def test_a_name_is_a_guess_and_the_page_tells() -> None:
    assert signs(build.page(), "perpustakaan.kotacontoh.go.id")[1] is False
    assert signs(WORDPRESS, build.HOST)[1] is True
    assert signs(PLAIN, build.HOST)[1] is False


def test_signs_of_a_redirecting_answer_count() -> None:
    hops = build.redirect(f"https://{build.HOST}/", f"https://{build.HOST}/id/", headers={"X-Powered-By": "PHP/7.4"})
    assert "php" in signs(hops, build.HOST)[0]


def test_software_that_is_not_there_is_not_asked_about() -> None:
    plain, wordpress = choice(PLAIN), choice(WORDPRESS)
    assert "/wp-config.php.bak" in wordpress - plain
    assert "/storage/logs/laravel.log" in plain - wordpress
    assert "/.svn/wc.db" in plain & wordpress
    assert not {path for path in plain if "joomla" in path or "axd" in path or "moodle" in path}


def test_a_site_that_shows_nothing_is_asked_little() -> None:
    assert len(choice(build.page())) <= 50


def test_every_entry_is_asked_somewhere() -> None:
    everything = frozenset(software_products())
    for name in group_names():
        for entry in group(name).entries:
            assert calls_for(entry, everything, False), f"{name}: nothing calls for {entry.id}"


@pytest.mark.parametrize(
    ("template", "path"),
    [
        ("/{host}.zip", "/www.dinkes.kotacontoh.go.id.zip"),
        ("/{label}.sql", "/dinkes.sql"),
        ("/{opd}.zip", "/dinkes.zip"),
        ("/backup{year}.zip", "/backup2026.zip"),
        ("/graphql?query=%7Ba%7D", "/graphql?query=%7Ba%7D"),
    ],
)
def test_names_of_archives(template: str, path: str) -> None:
    assert filled_path(template, REQUEST, 2026) == path


def test_a_path_that_two_names_come_to_is_asked_once() -> None:
    choices = [path for _, path in paths(group("dumps"), REQUEST, frozenset(("php",)), False, 2026)]
    assert len(choices) == len(set(choices))
    assert "/dinkes.zip" in choices


@each(
    ("front", "closed"),
    [
        (build.page(), None),
        (build.gone("/"), None),
        (build.gone("/", 403), None),
        (build.page({}, "<title>Masuk</title><form><input type=password></form>"), None),
        (build.page(status=503), "server-error"),
        (build.page(status=429), "rate-limited"),
        (build.page({}, "<h1>Web Application Firewall</h1>", 403), "blocked"),
        (
            build.redirect(
                f"https://{build.HOST}/", "https://lain.example/", stop=build.failure("out-of-scope", "redirect to lain.example")
            ),
            "out-of-scope",
        ),
    ],
)
def test_a_front_page_that_is_shut(front: Exchange, closed: str | None) -> None:
    why = obstacle(front)
    assert (why.reason.key if why else None) == closed


@each(
    "product",
    sorted(
        {sign for name in group_names() for entry in group(name).entries for sign in entry.when if sign in software_products()}
        & {name for name, one in software_products().items() if one.application or any(sign.address for sign in one.signs)}
    ),
)
def test_what_belongs_to_an_application_is_asked_in_its_folder_within_a_share(product: str) -> None:
    one, two = Installation(product, "/portal"), Installation("laravel", "/lain/layanan")

    def below(*places: Installation) -> list[str]:
        return [
            path for name in group_names() for _, path in paths(group(name), REQUEST, frozenset(("nginx",)), False, 2026, places)
            if path.startswith(("/portal/", "/lain/layanan/"))
        ]  # fmt: skip

    alone, both = below(one), below(one, two, Installation("joomla", "/ketiga"))
    assert 0 < len(alone) <= 50
    assert len(both) <= 50
    assert not [path for path in both if path.startswith("/ketiga")]
    assert {path.removeprefix("/portal") for path in alone} <= {
        filled_path(path, REQUEST, 2026)
        for name in group_names()
        for entry in group(name).entries
        if product in entry.when
        for path in entry.paths
    }


def test_the_root_is_not_asked_for_what_is_asked_in_folders_only() -> None:
    signs_of_laravel = frozenset(("laravel", "php"))
    asked_at_root = [path for name in ("config", "vcs") for _, path in paths(group(name), REQUEST, signs_of_laravel, True, 2026)]
    assert not {"/.env", "/.git/HEAD"} & set(asked_at_root)
    asked_below = [
        path
        for name in ("config", "vcs")
        for _, path in paths(group(name), REQUEST, signs_of_laravel, True, 2026, [Installation("laravel", "/a")])
    ]
    assert {"/a/.env", "/a/.git/HEAD"} <= set(asked_below)
