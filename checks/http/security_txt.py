"""security.txt says whom to tell of a vulnerability, correctly and with a date (RFC 9116)."""

import datetime as dt
from functools import cache

from checks import (
    Answer,
    Example,
    Exchange,
    Finding,
    Findings,
    Fix,
    Outcome,
    Page,
    Problem,
    Risk,
    SettingBlock,
    Text,
    Unknown,
    bearing,
    build,
    check,
    parse,
    reason,
    text_file,
)

WELL_KNOWN, OLD = "/.well-known/security.txt", "/security.txt"
_YEAR = dt.timedelta(days=366)
_CHARSETS = ("", "utf-8", "utf8", "us-ascii")

MISSING = Problem(
    "missing",
    Risk(1, 1),
    Text(id="Tidak ada security.txt di {path}.", en="There is no security.txt at {path}."),
)
PLACE = Problem(
    "place",
    Risk(1, 1),
    Text(
        id="security.txt hanya ada di tempat lama {old}; tempat bakunya {path}.",
        en="security.txt is only at the old place {old}; its standard place is {path}.",
    ),
)
NO_CONTACT = Problem(
    "no-contact",
    Risk(1, 1),
    Text(id="security.txt tidak memuat Contact, padahal wajib.", en="security.txt has no Contact, which is required."),
)
CONTACT = Problem(
    "contact",
    Risk(1, 1),
    Text(
        id="Contact pada security.txt bukan alamat mailto:, https:, atau tel: yang lengkap: {contacts}",
        en="A Contact in security.txt is not a whole mailto:, https: or tel: address: {contacts}",
    ),
)
EXPIRES = Problem(
    "expires",
    Risk(1, 1),
    Text(
        id="security.txt harus memuat tepat satu Expires dengan tanggal, jam, dan zona waktu (misalnya 2027-06-01T00:00:00Z); yang ada: {values}",
        en="security.txt must have exactly one Expires with date, time and time zone (2027-06-01T00:00:00Z, say); it has: {values}",
    ),
)
EXPIRED = Problem(
    "expired",
    Risk(1, 1),
    Text(
        id="security.txt sudah tidak berlaku sejak {date}; pelapor dianjurkan tidak memercayainya.",
        en="security.txt has been out of date since {date}; reporters are told not to trust it.",
    ),
)
FAR = Problem(
    "far",
    Risk(1, 1),
    Text(
        id="security.txt berlaku sampai {date}, lebih dari setahun; isinya dapat usang tanpa disadari.",
        en="security.txt lasts until {date}, more than a year; it can grow stale without anyone noticing.",
    ),
)
CANONICAL = Problem(
    "canonical",
    Risk(1, 1),
    Text(
        id="Canonical pada security.txt tidak menyebut alamat berkas ini ({url}): {values}",
        en="Canonical in security.txt does not name this file's own address ({url}): {values}",
    ),
)
LANGUAGES = Problem(
    "languages",
    Risk(1, 1),
    Text(
        id="security.txt hanya boleh memuat satu Preferred-Languages berisi kode bahasa yang dipisahkan koma (misalnya id, en); yang ada: {values}",
        en="security.txt may have only one Preferred-Languages, with language tags set apart by commas (id, en, say); it has: {values}",
    ),
)
LINKS = Problem(
    "links",
    Risk(1, 1),
    Text(
        id="Alamat web pada security.txt harus diawali https://; yang ada: {values}",
        en="Web addresses in security.txt must begin with https://; it has: {values}",
    ),
)
SIGNATURE = Problem(
    "signature",
    Risk(1, 1),
    Text(
        id="Bentuk tanda tangan OpenPGP pada security.txt rusak atau terpotong.",
        en="The form of the OpenPGP signature in security.txt is broken or cut off.",
    ),
)
FORM = Problem(
    "form",
    Risk(1, 1),
    Text(
        id="security.txt harus disajikan melalui HTTPS sebagai text/plain; alamat {url}, jenis {media_type}.",
        en="security.txt must be served over HTTPS as text/plain; address {url}, type {media_type}.",
    ),
)

_SOUND = "Contact: mailto:csirt@kotacontoh.go.id\nExpires: 2027-06-01T00:00:00Z\nPreferred-Languages: id, en\n"
# Moodle 4.2 brings this file along.
_MOODLE = "Contact: https://moodle.org/security/report/\nExpires: 2027-06-01T00:00:00Z\nPreferred-Languages: en\n"


@cache
def _home() -> Exchange:
    return build.page()


@cache
def _not_there() -> Exchange:
    return build.gone(WELL_KNOWN)


@cache
def _no_old() -> Exchange:
    return build.gone(OLD)


def _file(text: str) -> Exchange:
    return build.file(WELL_KNOWN, text)


def _case(file: Exchange, *findings: Finding, old: Exchange | None = None) -> Example:
    return Example(*findings, home=_home(), file=file, old=old or _no_old())


@check(
    id="http-security-txt",
    title=Text(id="Ada alamat pelaporan kerentanan (security.txt)", en="There is an address to report vulnerabilities to (security.txt)"),
    action=Text(id="Terbitkan security.txt yang sahih", en="Publish a valid security.txt"),
    why=Text(
        id="Orang yang menemukan kelemahan dengan iktikad baik sering tidak tahu harus melapor ke mana, lalu diam atau menyiarkannya. security.txt menunjukkan alamat tim keamanan "
        "kota di tempat yang diketahui semua peneliti.",
        en="People who find a weakness in good faith often do not know whom to tell, so they keep silent or publish it. security.txt shows the address of the city's "
        "security team in a place that every researcher knows.",
    ),
    fix=Fix(
        any=Text(
            id="Buat berkas teks /.well-known/security.txt berisi Contact (mailto: atau https:) dan Expires kurang dari setahun ke depan, lalu jadwalkan pembaruannya. "
            "Semua situs OPD boleh mengalihkan ke satu berkas milik tim keamanan kota.",
            en="Make a text file /.well-known/security.txt with Contact (mailto: or https:) and Expires less than a year ahead, and schedule its renewal. "
            "All departments' sites may redirect to one file of the city's security team.",
        ),
        measures=(SettingBlock("security-txt"),),
        verify="curl -sS -w '\\n%{http_code}\\n' {url}.well-known/security.txt",
        expected=Text(id="Contact, Expires di masa depan, dan 200", en="Contact, an Expires that lies ahead, and 200"),
    ),
    references=("RFC 9116", "ISO/IEC 29147", "CWE-1059", "WSTG-INFO-03"),
    bearing=bearing.HEADERS.but(functions=(), controls=(), pemdi=("I12",), focus=("governance",)),
    needs={"home": Page("/"), "file": Answer(WELL_KNOWN), "old": Answer(OLD)},
    problems=(MISSING, PLACE, NO_CONTACT, CONTACT, EXPIRES, EXPIRED, FAR, CANONICAL, LANGUAGES, LINKS, SIGNATURE, FORM),
    examples=lambda: (
        _case(_not_there(), MISSING(path=WELL_KNOWN)),
        _case(build.page(path=WELL_KNOWN), MISSING(path=WELL_KNOWN), old=build.page(path=OLD)),
        _case(_not_there(), PLACE(old=OLD, path=WELL_KNOWN), old=build.file(OLD, _SOUND)),
        _case(_file("Policy: https://kotacontoh.go.id/lapor\nExpires: 2027-06-01T00:00:00Z"), NO_CONTACT()),
        _case(
            _file("Contact: http://kotacontoh.go.id/lapor\nExpires: 2027-06-01T00:00:00Z"),
            CONTACT(contacts=("http://kotacontoh.go.id/lapor",)),
        ),
        _case(_file("Contact: mailto:csirt@kotacontoh.go.id\nExpires: 1 Juni 2027"), EXPIRES(values="1 Juni 2027")),
        _case(_file(_SOUND.replace("2027", "2025")), EXPIRED(date="2025-06-01")),
        _case(_file(_SOUND.replace("2027", "2029")), FAR(date="2029-06-01")),
        _case(
            _file(f"{_SOUND}Canonical: https://lain.example/security.txt"),
            CANONICAL(url=f"https://{build.HOST}{WELL_KNOWN}", values=("https://lain.example/security.txt",)),
        ),
        _case(_file(f"{_SOUND}Preferred-Languages: en\n"), LANGUAGES(values="id, en; en")),
        _case(_file(f"{_SOUND}Policy: http://kotacontoh.go.id/lapor\n"), LINKS(values=("http://kotacontoh.go.id/lapor",))),
        _case(_file(f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n{_SOUND}"), SIGNATURE()),
        _case(
            build.page({"Content-Type": "text/html"}, _SOUND, path=WELL_KNOWN),
            FORM(url=f"https://{build.HOST}{WELL_KNOWN}", media_type="text/html"),
        ),
        _case(_file(f"{_SOUND}Canonical: https://{build.HOST}{WELL_KNOWN}")),
        _case(_not_there(), MISSING(path=WELL_KNOWN), old=build.file(OLD, _MOODLE)),
        Example(home=_home(), file=build.gone(WELL_KNOWN, 403), old=_no_old(), reason=reason.ERROR_PAGE),
        Example(home=_home(), file=_not_there(), old=build.page(status=429), reason=reason.RATE_LIMITED),
        Example(home=build.page(status=503), file=_not_there(), old=_no_old(), reason=reason.SERVER_ERROR),
        Example(home=_home(), file=build.failure("timeout"), old=_no_old(), reason=reason.of_failure(build.failure("timeout").kind)),
        Example(
            home=_home(),
            file=build.redirect(
                f"https://{build.HOST}{WELL_KNOWN}", f"https://www.kotacontoh.go.id{WELL_KNOWN}",
                stop=build.failure("out-of-scope", asset="www.kotacontoh.go.id"),
            ),
            old=_no_old(),
            reason=reason.ELSEWHERE,
            outcome=Outcome.NOT_APPLICABLE,
        ),
    ),
)  # fmt: skip
def http_security_txt(home: Exchange, file: Exchange, old: Exchange) -> Findings:
    contents = _read(file)
    if file.final.status == 200 and file.final.body.partial:
        raise Unknown(reason.PARTLY_READ)
    if contents is not None:
        yield from _faults(contents, file)
    elif _read(old) is not None:
        yield PLACE(old=OLD, path=WELL_KNOWN)
    else:
        yield MISSING(path=WELL_KNOWN)


def _read(exchange: Exchange) -> parse.SecurityTxt | None:
    answer = text_file(exchange)
    contents = parse.security_txt(answer.body.text) if answer else None
    return None if contents and contents.is_of_a_maker else contents


def _faults(contents: parse.SecurityTxt, file: Exchange) -> Findings:
    if not contents.values("contact"):
        yield NO_CONTACT()
    elif contents.unusable_contacts:
        yield CONTACT(contacts=contents.unusable_contacts)
    if contents.expires is None:
        yield EXPIRES(values=", ".join(contents.values("expires")) or "-")
    elif contents.expires < file.at:
        yield EXPIRED(date=contents.expires.date().isoformat())
    elif contents.expires > file.at + _YEAR:
        yield FAR(date=contents.expires.date().isoformat())
    # Of an address of plain HTTP it is said below that it is one.
    canonical = tuple(value for value in contents.values("canonical") if value not in contents.plain_links)
    if canonical and not {_comparable(hop.url) for hop in file.hops} & {_comparable(value) for value in canonical}:
        yield CANONICAL(url=file.url, values=canonical)
    if contents.unusable_languages:
        yield LANGUAGES(values="; ".join(contents.values("preferred-languages")) or "-")
    if contents.plain_links:
        yield LINKS(values=contents.plain_links)
    if contents.signature is parse.Signature.BROKEN:
        yield SIGNATURE()
    # "text/plain" whose charset is utf-8 (section 3), of which ASCII is a part.
    is_text = file.final.media_type == "text/plain" and parse.media_type(file.final.values("content-type")).charset.lower() in _CHARSETS
    if not (is_text and file.url.startswith("https:")):
        yield FORM(url=file.url, media_type=file.final.value("content-type") or "-")


def _comparable(url: str) -> str:
    """A URL as RFC 3986 section 6.2 compares it: scheme and host in any case, the port of the scheme left out."""
    at = parse.location(url)
    if at is None:
        return url
    return f"{at.scheme}://{at.host}:{at.port}{url.partition('://')[2].partition('/')[2]}"
