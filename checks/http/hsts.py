"""Strict-Transport-Security makes browsers refuse plain HTTP for this site (RFC 6797)."""

from checks import (
    Example,
    Exchange,
    Findings,
    Fix,
    Hop,
    Https,
    NotApplicable,
    Outcome,
    Problem,
    ResponseHeader,
    Risk,
    Text,
    bearing,
    build,
    check,
    header_lines,
    is_address,
    parse,
    reason,
)

YEAR = 31_536_000

MISSING = Problem(
    "missing",
    Risk(2, 2),
    Text(id="Header Strict-Transport-Security (HSTS) tidak dikirim.", en="The Strict-Transport-Security (HSTS) header is not sent."),
)
INVALID = Problem(
    "invalid",
    Risk(2, 2),
    Text(
        id="Header HSTS dikirim, tetapi peramban mengabaikannya karena salah tulis: {value}",
        en="The HSTS header is sent, but browsers ignore it because it is malformed: {value}",
    ),
)
OFF = Problem(
    "off",
    Risk(2, 2),
    Text(id="HSTS dimatikan: max-age bernilai 0.", en="HSTS is switched off: max-age is 0."),
)
SHORT = Problem(
    "short",
    Risk(2, 1),
    Text(
        id="HSTS hanya berlaku {days:hari/hari/kurang dari sehari}; minimal 365 hari.",
        en="HSTS lasts only {days:day/days/less than a day}; at least 365 days are needed.",
    ),
)
PRELOAD = Problem(
    "preload",
    Risk(1, 1),
    Text(
        id="HSTS meminta masuk daftar bawaan peramban (preload), tetapi syaratnya belum terpenuhi: {missing}",
        en="HSTS asks for the browsers' preload list without meeting its conditions: {missing}",
    ),
)
CONTRADICTORY = Problem(
    "contradictory",
    Risk(1, 1),
    Text(
        id="Header HSTS dikirim lebih dari sekali dengan nilai berbeda; peramban hanya memakai yang pertama: {values}",
        en="The HSTS header is sent more than once with different values; browsers use only the first: {values}",
    ),
)


def _https(*values: str) -> Exchange:
    return build.page([("Strict-Transport-Security", value) for value in values])


def _in_two(first: str, second: str, host: str = "") -> Exchange:
    """The site sends its visitors on to a page in their language, and says this with the one answer and with the other."""
    hops = ((f"https://{build.HOST}/", first, 302), (f"https://{host or build.HOST}/id/", second, 200))
    answers = ((url, [("Strict-Transport-Security", value)] if value else [], status) for url, value, status in hops)
    return Exchange(tuple(Hop(url, "192.0.2.7", build.response(headers, status=status)) for url, headers, status in answers), build.AT)


@check(
    id="http-hsts",
    title=Text(id="HSTS berlaku minimal setahun", en="HSTS lasts at least a year"),
    action=Text(id="Pasang header HSTS selama minimal satu tahun", en="Set the HSTS header for at least a year"),
    why=Text(
        id="Tanpa HSTS, peramban masih bersedia membuka situs lewat HTTP biasa. Orang di jaringan yang sama (misalnya Wi-Fi publik) "
        "dapat membelokkan kunjungan itu, lalu membaca atau mengubah isinya.",
        en="Without HSTS, browsers still open the site over plain HTTP when told to. Anyone on the same network (public Wi-Fi, "
        "for instance) can hijack that visit and read or alter it.",
    ),
    fix=Fix(
        any=Text(
            id="Pastikan seluruh situs sudah berjalan di HTTPS, lalu kirim header ini pada setiap jawaban HTTPS. Mulailah dengan max-age pendek (misalnya satu hari) "
            "dan naikkan menjadi satu tahun setelah yakin tidak ada bagian situs yang masih memerlukan HTTP. Tambahkan includeSubDomains setelah semua subdomain host ini "
            "memakai HTTPS, dan preload hanya sesudah itu: keluar dari daftar bawaan peramban memakan waktu berbulan-bulan.",
            en="Make sure the whole site works over HTTPS, then send this header on every HTTPS answer. Start with a short max-age "
            "(a day, say) and raise it to a year once nothing on the site needs HTTP any more. Add includeSubDomains once every subdomain of the "
            "host has HTTPS, and preload only after that: being taken off the list again takes months.",
        ),
        measures=(ResponseHeader("Strict-Transport-Security", "max-age=31536000", secure=True),),
        verify=header_lines("strict-transport-security"),
        expected=Text(
            id="satu baris Strict-Transport-Security: max-age=31536000", en="one line Strict-Transport-Security: max-age=31536000"
        ),
    ),
    references=("RFC 6797", "CWE-319", "OWASP Top 10 2025 A04", "WSTG-CONF-07"),
    bearing=bearing.HEADERS.but(functions=("h",), controls=(43,), pemdi=("I10", "I11"), threat="interception"),
    needs={"home": Https("/", locked=True)},
    problems=(MISSING, INVALID, OFF, SHORT, PRELOAD, CONTRADICTORY),
    examples=lambda: (
        Example(MISSING(), home=build.page()),
        Example(INVALID(value="max-age=setahun"), home=_https("max-age=setahun")),
        Example(OFF(), home=_https("max-age=0")),
        Example(SHORT(days=1), home=_https("max-age=86400")),
        Example(PRELOAD(missing=("includeSubDomains",)), home=_https("max-age=31536000; preload")),
        Example(
            CONTRADICTORY(values=("max-age=31536000", "max-age=0")),
            home=_https("max-age=31536000", "max-age=0"),
        ),
        Example(home=_https('max-age="31536000"; includeSubDomains')),
        Example(home=_https("max-age=63072000; includeSubDomains; preload")),
        Example(home=_https("max-age=31536000", "max-age=31536000")),
        Example(home=_in_two("", "max-age=31536000")),
        Example(home=_in_two("max-age=31536000", "")),
        Example(OFF(), home=_in_two("max-age=31536000", "max-age=0")),
        Example(MISSING(), home=_in_two("", "max-age=31536000", "www.kotacontoh.go.id")),
        Example(home=build.failure("refused"), reason=reason.of_failure(build.failure("refused").kind)),
        Example(home=build.page(status=404), reason=reason.ERROR_PAGE),
        # Any answer over HTTPS has it (RFC 6797 section 8.1), also one that asks for credentials.
        Example(home=build.page({"WWW-Authenticate": "Basic", "Strict-Transport-Security": "max-age=31536000"}, status=401)),
        Example(MISSING(), home=build.page({"WWW-Authenticate": "Basic"}, status=401)),
        Example(home=build.page(status=401), reason=reason.ERROR_PAGE),
        Example(home=build.redirect("https://192.0.2.7/"), reason=reason.ADDRESS_TARGET, outcome=Outcome.NOT_APPLICABLE),
    ),
)
def http_hsts(home: Exchange) -> Findings:
    origin = parse.location(home.hops[0].url)
    if origin and is_address(origin.host):
        # Browsers keep HSTS for names only (RFC 6797 section 8.1.1).
        raise NotApplicable(reason.ADDRESS_TARGET)
    # Each answer of this host replaces what browsers knew before (RFC 6797 section 8.1), on the way to its front page as well.
    own = [
        hop
        for hop in home.hops
        if (there := parse.location(hop.url)) and origin and (there.scheme, there.host) == (origin.scheme, origin.host)
    ]
    values = next((fields for hop in reversed(own) if (fields := hop.response.values("strict-transport-security"))), ())
    if not values:
        yield MISSING()
        return
    if len(set(values)) > 1:
        yield CONTRADICTORY(values=values)
    # Only the first header counts (RFC 6797 section 8.1).
    policy = parse.hsts(values)
    if policy is None:
        yield INVALID(value=values[0])
    elif policy.max_age == 0:
        yield OFF()
    else:
        yield from _faults(policy)


def _faults(policy: parse.Hsts) -> Findings:
    if policy.max_age < YEAR:
        yield SHORT(days=policy.max_age // 86_400)
    # What the list that browsers are built with asks of the header (hstspreload.org, "Submission Requirements").
    conditions = {f"max-age={YEAR}": policy.max_age >= YEAR, "includeSubDomains": policy.include_subdomains}
    if policy.preload and not all(conditions.values()):
        yield PRELOAD(missing=tuple(name for name, holds in conditions.items() if not holds))
