"""Cookies carry the attributes that protect them (RFC 6265bis)."""

import datetime as dt

from checks import (
    Example,
    Exchange,
    Findings,
    Fix,
    NotApplicable,
    Outcome,
    Page,
    Problem,
    Reason,
    Risk,
    SettingBlock,
    Text,
    bearing,
    build,
    check,
    header_lines,
    parse,
    reason,
)

_LONGEST = dt.timedelta(days=30)

SESSION_INSECURE = Problem(
    "session-insecure",
    Risk(2, 2),
    Text(
        id="Kuki sesi {cookie} tidak beratribut Secure, sehingga dapat terkirim tanpa enkripsi.",
        en="The session cookie {cookie} lacks Secure and can be sent unencrypted.",
    ),
)
INSECURE = Problem(
    "insecure",
    Risk(1, 1),
    Text(
        id="Kuki {cookie} tidak beratribut Secure, sehingga dapat terkirim tanpa enkripsi.",
        en="The cookie {cookie} lacks Secure and can be sent unencrypted.",
    ),
)
READABLE = Problem(
    "session-readable",
    Risk(2, 2),
    Text(
        id="Kuki sesi {cookie} tidak beratribut HttpOnly, sehingga skrip di halaman dapat membacanya.",
        en="The session cookie {cookie} lacks HttpOnly, so scripts on the page can read it.",
    ),
)
SAME_SITE = Problem(
    "same-site",
    Risk(2, 1),
    Text(
        id="Kuki {cookie} beratribut SameSite=None tanpa Secure: peramban kini menolaknya, peramban lama mengirimnya tanpa perlindungan.",
        en="The cookie {cookie} has SameSite=None without Secure: today's browsers refuse it, older ones send it unprotected.",
    ),
)
PREFIX = Problem(
    "prefix",
    Risk(2, 1),
    Text(
        id="Kuki {cookie} tidak memenuhi syarat awalan namanya (__Secure- atau __Host-) pada {attributes}, sehingga peramban menolaknya.",
        en="The cookie {cookie} does not keep the promise of its name's prefix (__Secure- or __Host-) in {attributes}, so browsers refuse it.",
    ),
)
BROAD = Problem(
    "session-broad",
    Risk(2, 2),
    Text(
        id="Kuki sesi {cookie} beratribut Domain={domain}, sehingga terkirim ke semua situs di bawah {domain}, juga yang dikelola pihak lain.",
        en="The session cookie {cookie} has Domain={domain} and is sent to every site below {domain}, also those that others run.",
    ),
)
LONG = Problem(
    "session-long",
    Risk(1, 1),
    Text(
        id="Kuki sesi {cookie} disimpan peramban selama {days} hari; siapa pun yang memakai peramban itu kemudian dapat melanjutkan sesinya.",
        en="The session cookie {cookie} is kept by the browser for {days:day/days}; whoever uses that browser later can go on with the session.",
    ),
)
_NONE = Reason(
    "no-cookies",
    Text(
        id="Halaman utama tidak memasang kuki, sehingga tidak ada yang dinilai.",
        en="The home page sets no cookies, so there is nothing to judge.",
    ),
)


def _page(*lines: str, scheme: str = "https") -> Exchange:
    return build.page([("Set-Cookie", line) for line in lines], scheme=scheme)


@check(
    id="http-cookies",
    title=Text(id="Kuki memakai atribut pelindung", en="Cookies carry protective attributes"),
    action=Text(id="Lengkapi kuki dengan Secure, HttpOnly, dan SameSite", en="Give cookies Secure, HttpOnly and SameSite"),
    why=Text(
        id="Kuki sesi adalah tanda masuk pengguna: siapa yang memegangnya dapat bertindak sebagai pengguna itu tanpa kata sandi, termasuk sebagai admin. "
        "Atribut pelindung mencegah kuki terkirim tanpa enkripsi atau dicuri oleh skrip sisipan.",
        en="A session cookie is the user's entry pass: whoever holds it can act as that user without a password, administrators included. "
        "Protective attributes keep it from being sent unencrypted or stolen by an injected script.",
    ),
    fix=Fix(
        any=Text(
            id="Atur di aplikasi, tempat kuki dibuat: Secure dan SameSite=Lax untuk semua kuki, HttpOnly untuk kuki sesi. PHP: session.cookie_secure=1, "
            "session.cookie_httponly=1, session.cookie_samesite=Lax. Laravel: SESSION_SECURE_COOKIE=true. Pastikan situs berjalan penuh di HTTPS lebih dahulu.",
            en="Set this in the application that makes the cookie: Secure and SameSite=Lax on all cookies, HttpOnly on session cookies. PHP: "
            "session.cookie_secure=1, session.cookie_httponly=1, session.cookie_samesite=Lax. Laravel: SESSION_SECURE_COOKIE=true. Run the whole site on HTTPS first.",
        ),
        measures=(SettingBlock("cookies"),),
        verify=header_lines("set-cookie"),
        expected=Text(
            id="setiap kuki Secure dan SameSite=Lax, kuki sesi juga HttpOnly",
            en="every cookie Secure and SameSite=Lax, session cookies HttpOnly as well",
        ),
    ),
    references=("RFC 6265bis section 4.1.2", "CWE-614", "CWE-1004", "CWE-1275", "OWASP Top 10 2025 A02", "WSTG-SESS-02"),
    bearing=bearing.HEADERS.but(functions=("b",), controls=(12, 13)),
    needs={"home": Page("/")},
    problems=(SESSION_INSECURE, INSECURE, READABLE, SAME_SITE, PREFIX, BROAD, LONG),
    reasons=(_NONE,),
    examples=lambda: (
        Example(
            SESSION_INSECURE("PHPSESSID", cookie="PHPSESSID"),
            READABLE("PHPSESSID", cookie="PHPSESSID"),
            home=_page("PHPSESSID=***; path=/"),
        ),
        Example(INSECURE("bahasa", cookie="bahasa"), home=_page("bahasa=***")),
        Example(SAME_SITE("peta", cookie="peta"), home=_page("peta=***; SameSite=None")),
        Example(
            PREFIX("__Host-id", cookie="__Host-id", attributes=("Path=/", "Domain")),
            home=_page("__Host-id=***; Secure; Domain=kotacontoh.go.id"),
        ),
        Example(
            BROAD("PHPSESSID", cookie="PHPSESSID", domain="kotacontoh.go.id"),
            home=_page("PHPSESSID=***; Secure; HttpOnly; Domain=.kotacontoh.go.id"),
        ),
        Example(LONG("sid", cookie="sid", days=3650), home=_page("sid=***; Secure; HttpOnly; Max-Age=315360000")),
        Example(home=_page("ci_session=***; Secure; HttpOnly; SameSite=Lax", "XSRF-TOKEN=***; Secure")),
        Example(home=_page("lama=***; Max-Age=0", "baru=***; Secure")),
        Example(home=_page(), reason=_NONE, outcome=Outcome.NOT_APPLICABLE),
        Example(home=_page("bahasa=***", scheme="http"), reason=reason.NO_HTTPS, outcome=Outcome.NOT_APPLICABLE),
    ),
)
def http_cookies(home: Exchange) -> Findings:
    lines = [(hop.url, line) for hop in home.hops for line in hop.response.values("set-cookie")]
    cookies = parse.kept_cookies(lines, home.at)
    if not cookies:
        raise NotApplicable(_NONE)
    faults = [finding for url, cookie in cookies for finding in _faults(cookie, url, home.at)]
    yield from faults
    if not faults and not all(url.startswith("https:") for url, _ in cookies):
        # Secure cannot be asked for where there is no HTTPS, and without it no cookie is protected.
        raise NotApplicable(reason.NO_HTTPS)


def _faults(cookie: parse.SetCookie, url: str, now: dt.datetime) -> Findings:
    """A cookie that browsers refuse has no other fault."""
    name = cookie.name
    if broken := cookie.broken_promises:
        yield PREFIX(name, cookie=name, attributes=broken)
        return
    if cookie.carries_a_session:
        yield from _session_faults(cookie, url, now)
    if url.startswith("https:") and not cookie.secure:
        problem = SAME_SITE if cookie.same_site == "none" else SESSION_INSECURE if cookie.carries_a_session else INSECURE
        yield problem(name, cookie=name)


def _session_faults(cookie: parse.SetCookie, url: str, now: dt.datetime) -> Findings:
    name, place = cookie.name, parse.location(url)
    if not cookie.http_only:
        yield READABLE(name, cookie=name)
    domain = cookie.domain.removeprefix(".").lower()
    if place and domain and _reaches_others(domain, place.host):
        yield BROAD(name, cookie=name, domain=domain)
    # Being remembered for long is what a cookie of that name is for.
    if (life := cookie.life(now)) and life > _LONGEST.total_seconds() and "remember" not in name.lower():
        yield LONG(name, cookie=name, days=int(life) // 86_400)


def _reaches_others(domain: str, host: str) -> bool:
    """Whether a cookie of ``host`` for ``domain`` is sent to other sites than its own: a site and its ``www.`` twin are one.

    A domain as a whole, ``kotacontoh.go.id``, is everybody's; one that is a public suffix, ``go.id``, browsers refuse.
    """
    labels = domain.split(".")
    below_suffix = len(labels) - (2 if len(labels[-1]) == 2 and len(labels[-2:][0]) <= 4 else 1)
    covers = host == domain or host.endswith(f".{domain}")
    return covers and (below_suffix == 1 or (below_suffix > 1 and host not in (domain, f"www.{domain}")))
