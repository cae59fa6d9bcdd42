"""Headers and pages do not tell which version of which software answers (RFC 9110 sections 10.2.4 and 17.12)."""

import re

from checks import (
    Example,
    Exchange,
    Findings,
    Fix,
    HeaderRemoval,
    Page,
    Problem,
    Risk,
    SettingBlock,
    Text,
    bearing,
    build,
    check,
    parse,
    reason,
    require_head,
)

TELLING = (
    "Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-Generator", "X-Powered-CMS", "Liferay-Portal", "X-OWA-Version",
    "X-Jenkins", "X-Umbraco-Version", "MicrosoftSharePointTeamServices",
)  # fmt: skip
# What narrows the search for a flaw is an exact version: "Apache/2" and "Drupal 10" are hardly more than a name.
_VERSION = re.compile(r"[0-9]\.[0-9]")

VERSION = Problem(
    "version",
    Risk(2, 1),
    Text(
        id="Header {header} menyebutkan versi perangkat lunak: {value}",
        en="The {header} header reveals the version of software: {value}",
    ),
)
GENERATOR = Problem(
    "generator",
    Risk(2, 1),
    Text(
        id="Halaman menyebutkan versi perangkat lunak pada <meta name=generator>: {values}",
        en="The page reveals the version of software in <meta name=generator>: {values}",
    ),
)


def _with(header: str, value: str) -> Exchange:
    return build.page({header: value})


@check(
    id="http-disclosure",
    title=Text(id="Situs tidak menyebutkan versi perangkat lunak", en="The site does not reveal software versions"),
    action=Text(id="Hilangkan versi perangkat lunak dari header dan halaman", en="Remove software versions from headers and pages"),
    why=Text(
        id="Versi yang terbaca memudahkan penyerang memilih celah yang cocok dan menemukan situs ini lewat mesin pencari perangkat. "
        "Menyembunyikannya tidak menggantikan pembaruan, tetapi mengurangi serangan acak.",
        en="A version that anyone can read helps attackers choose a matching flaw and find this site through device search engines. "
        "Hiding it does not replace updating, but it makes chance attacks rarer.",
    ),
    fix=Fix(
        any=Text(
            id="Matikan penyebutan versi pada server web, PHP (expose_php = Off), dan kerangka kerja; yang tersisa cukup nama tanpa versi. "
            "WordPress: remove_action('wp_head', 'wp_generator') pada functions.php. Joomla: Global Configuration > Site > Show Joomla Version: No. Tetap pasang pembaruan.",
            en="Switch off version banners in the web server, PHP (expose_php = Off) and the framework; a name without a version is fine. "
            "WordPress: remove_action('wp_head', 'wp_generator') in functions.php. Joomla: Global Configuration > Site > Show Joomla Version: No. Keep updating.",
        ),
        measures=(
            SettingBlock("banner"),
            HeaderRemoval("X-Powered-By"),
            HeaderRemoval("X-AspNet-Version"),
            HeaderRemoval("X-AspNetMvc-Version"),
            HeaderRemoval("X-Generator"),
        ),
        verify="curl -sS -i {url} | grep -aiE '^(HTTP/|server:|x-powered-by:|x-aspnet|x-generator:)|name=.?generator'",
        expected=Text(id="baris HTTP/ dan nama tanpa nomor versi", en="the line HTTP/ and names without version numbers"),
    ),
    references=("RFC 9110 section 10.2.4", "CWE-200", "OWASP Top 10 2025 A02", "WSTG-INFO-02"),
    bearing=bearing.HEADERS.but(flaw="maintenance"),
    needs={"home": Page("/")},
    problems=(VERSION, GENERATOR),
    examples=lambda: (
        Example(
            VERSION("Server", header="Server", value="Apache/2.4.41 (Ubuntu)"),
            home=_with("server", "Apache/2.4.41 (Ubuntu)"),
        ),
        Example(VERSION("X-Powered-By", header="X-Powered-By", value="PHP/7.4.33"), home=_with("X-Powered-By", "PHP/7.4.33")),
        Example(
            GENERATOR(values=("WordPress 6.4.2",)),
            home=build.page(text='<html><head><meta name="generator" content="WordPress 6.4.2"></head></html>'),
        ),
        Example(home=_with("X-Generator", "Drupal 10 (https://www.drupal.org)")),
        Example(home=_with("Server", "nginx")),
        Example(home=_with("X-Powered-By", "ASP.NET")),
        Example(home=build.page(status=403), reason=reason.ERROR_PAGE),
        Example(home=build.excerpt(build.page(text="<html><head><title>Beranda</title><style>")), reason=reason.PARTLY_READ),
        Example(home=build.excerpt(build.page(text="<html><head><title>Beranda</title></head><body>"))),
    ),
)
def http_disclosure(home: Exchange) -> Findings:
    for header in TELLING:
        values = [value for hop in home.hops for value in hop.response.values(header) if _VERSION.search(value)]
        if values:
            yield VERSION(header, header=header, value=", ".join(dict.fromkeys(values)))
    generators = tuple(dict.fromkeys(content for content in parse.metas(home.final.body.text, "generator") if _VERSION.search(content)))
    if generators:
        yield GENERATOR(values=generators)
    elif home.final.media_type == "text/html":
        require_head(home.final)
