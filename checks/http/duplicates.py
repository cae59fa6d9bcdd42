"""Headers that may be sent once are not sent with contradictory values (RFC 9110 section 5.3)."""

from collections.abc import Iterator

from checks import Example, Exchange, Findings, Fix, Page, Problem, Response, Risk, Text, bearing, build, check, parse, reason

# Those that hold one value and that no check of their own judges; HSTS, X-Frame-Options and the like are told by theirs.
SINGLE = (
    "Content-Type", "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "X-XSS-Protection", "Content-Location", "Age", "Expires",
    "Last-Modified", "ETag",
)  # fmt: skip
OPPOSED = (("public", "private"), ("public", "no-store"), ("no-store", "immutable"))

REPEATED = Problem(
    "repeated",
    Risk(1, 1),
    Text(
        id="Header {header} dikirim lebih dari sekali dengan nilai berbeda, sehingga peramban dan proksi dapat memilih yang berlainan: {values}",
        en="The header {header} is sent more than once with different values, so browsers and proxies may each pick another: {values}",
    ),
)
CACHE = Problem(
    "cache-control",
    Risk(1, 1),
    Text(
        id="Cache-Control memuat aturan yang saling bertentangan: {rules}",
        en="Cache-Control has rules that contradict each other: {rules}",
    ),
)


def _page(*headers: tuple[str, str]) -> Exchange:
    return build.page(headers)


@check(
    id="http-duplicates",
    title=Text(id="Tidak ada header ganda yang bertentangan", en="No header is repeated in contradiction"),
    action=Text(id="Kirim setiap header satu kali, dari satu tempat", en="Send each header once, from one place"),
    why=Text(
        id="Header yang dikirim dua kali dengan nilai berbeda biasanya dipasang di dua tempat, misalnya di server dan di aplikasi. Proksi dan peramban dapat memilih nilai yang berlainan, "
        "sehingga aturan yang dimaksud tidak pasti berlaku.",
        en="A header sent twice with different values is usually set in two places, the server and the application, for instance. Proxies and browsers may pick different ones, "
        "so the rule that was meant does not surely hold.",
    ),
    fix=Fix(
        any=Text(
            id="Cari di mana saja header itu dipasang (server, .htaccess, plugin, aplikasi, CDN), lalu sisakan satu. Di Apache, set mengganti nilai lama; add menambahkannya.",
            en="Find every place that sets the header (server, .htaccess, plug-ins, application, CDN) and keep one. In Apache, set replaces an earlier value; add adds to it.",
        ),
        verify="curl -sS -o /dev/null -D - {url} | sort -f",
        expected=Text(
            id="baris HTTP/, dan setiap header satu kali saja (kecuali Set-Cookie, Link, dan Vary)",
            en="the line HTTP/, and every header only once (but for Set-Cookie, Link and Vary)",
        ),
    ),
    references=("RFC 9110 section 5.3", "RFC 9111 section 4.2.1", "CWE-436", "OWASP Top 10 2025 A02"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(REPEATED, CACHE),
    examples=lambda: (
        Example(
            REPEATED("Content-Type", header="Content-Type", values=("text/html", "text/plain")),
            home=_page(("Content-Type", "text/html"), ("Content-Type", "text/plain")),
        ),
        Example(
            CACHE(rules=("public", "no-store")),
            home=_page(("Cache-Control", "no-store"), ("Cache-Control", "public, max-age=60")),
        ),
        Example(CACHE(rules=("max-age=60", "max-age=0")), home=_page(("Cache-Control", "max-age=60"), ("Cache-Control", "max-age=0"))),
        Example(home=_page(("Content-Type", "text/html"), ("Content-Type", "Text/HTML"))),
        Example(home=_page(("Set-Cookie", "a=***; Secure"), ("Set-Cookie", "b=***; Secure"))),
        Example(home=build.page(status=404), reason=reason.ERROR_PAGE),
    ),
)
def http_duplicates(home: Exchange) -> Findings:
    for header in SINGLE:
        values = home.final.values(header)
        if len({value.strip().lower() for value in values}) > 1:
            yield REPEATED(header, header=header, values=tuple(dict.fromkeys(values)))
    if rules := tuple(_contradictions(home.final)):
        yield CACHE(rules=rules)


def _contradictions(page: Response) -> Iterator[str]:
    """The rules of all Cache-Control lines that cannot hold together, those that name fields (``private="set-cookie"``) aside."""
    rules = [member.lower() for member in parse.members(page.values("cache-control"))]
    pairs = [pair for pair in OPPOSED if set(pair) <= set(rules)]
    yield from dict.fromkeys(rule for pair in pairs for rule in pair)
    for age in ("max-age", "s-maxage"):
        ages = dict.fromkeys(rule for rule in rules if rule.partition("=")[0].strip() == age)
        if len(ages) > 1:
            yield from ages
