"""security.txt: fields, dates, contacts, and the frame of a signature (RFC 9116 section 2)."""

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import SecurityTxt, Signature, security_txt
from tests.each import each

PLAIN = "Contact: https://kotacontoh.go.id/lapor\nExpires: 2027-06-01T00:00:00Z\n"
SIGNED = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n{PLAIN}-----BEGIN PGP SIGNATURE-----\n\nabc=\n-----END PGP SIGNATURE-----\n"


def read(text: str) -> SecurityTxt:
    file = security_txt(text)
    assert file is not None
    return file


def test_fields() -> None:
    file = read(
        "# to us\r\nCONTACT:mailto:a@kotacontoh.go.id \r\nContact: tel:+62-21-5550123\r\n\r\nX-Own: y\r\n#Policy: no\r\nHiring:\thttps://a.example"
    )
    assert file.fields == (("contact", "mailto:a@kotacontoh.go.id"), ("contact", "tel:+62-21-5550123"), ("hiring", "https://a.example"))
    assert file.signature is Signature.NONE


@pytest.mark.parametrize("text", ["", "Not found", "User-agent: *\nDisallow: /", "# Contact: x", "<p>Contact: x</p>"])
def test_what_has_no_field_is_none(text: str) -> None:
    assert security_txt(text) is None


@each(
    ("value", "usable"),
    [
        ("mailto:csirt@kotacontoh.go.id", True),
        ("MAILTO:***", True),
        ("https://kotacontoh.go.id/lapor", True),
        ("tel:+62215550123", True),
        ("csirt@kotacontoh.go.id", False),
        ("http://kotacontoh.go.id/lapor", False),
        ("mailto:", False),
        ("https://", False),
        ("mailto:a@b.example, c@b.example", False),
        ("mailto:csirt", False),
        ("mailto:csirt@kotacontoh.go.id?subject=Lapor%20celah", True),
        ("https://kotacontoh.go.id/lapor?x=1&y=2#formulir", True),
        ("https://kotacontoh.go.id/lapor celah", False),
        ("<mailto:csirt@kotacontoh.go.id>", False),
        ("https://kotacontoh.go.id/<lapor>", False),
        ("+62-21-5550123", False),
        ("tel:+62-21-5550123", True),
        ("xmpp:csirt@kotacontoh.go.id", True),
        ("ftp://kotacontoh.go.id/", False),
    ],
)
def test_contacts(value: str, usable: bool) -> None:
    assert read(f"Contact: {value}").unusable_contacts == (() if usable else (value,))


@each(
    ("lines", "expires"),
    [
        ("Expires: 2027-06-01T00:00:00Z", dt.datetime(2027, 6, 1, tzinfo=dt.UTC)),
        ("Expires: 2027-06-01T07:00:00.000+07:00", dt.datetime(2027, 6, 1, tzinfo=dt.UTC)),
        ("Expires: 2027-06-01T00:00:00Z\nExpires: 2027-06-01T00:00:00Z", None),
        ("Expires: 2027-06-01T00:00:00", None),
        ("Expires: 1 Juni 2027", None),
        ("Expires:", None),
        # RFC 3339 section 5.6 has these forms ...
        ("Expires: 2027-06-01t00:00:00z", dt.datetime(2027, 6, 1, tzinfo=dt.UTC)),
        ("Expires: 2027-06-01T00:00:00.123456789Z", dt.datetime(2027, 6, 1, tzinfo=dt.UTC)),
        ("Expires: 2027-06-01T00:00:00-00:00", dt.datetime(2027, 6, 1, tzinfo=dt.UTC)),
        ("Expires: 2027-06-30T23:59:60Z", dt.datetime(2027, 6, 30, 23, 59, 59, tzinfo=dt.UTC)),
        # ... and none of these, which ISO 8601 has.
        ("Expires: 2027-06-01T00:00Z", None),
        ("Expires: 20270601T000000Z", None),
        ("Expires: 2027-W22-2T00:00:00Z", None),
        ("Expires: 2027-06-01 00:00:00Z", None),
        ("Expires: 2027-06-01T00:00:00+0700", None),
        ("Expires: 2027-06-01T00:00:00+07", None),
        ("Expires: 2027-06-01T00:00:00,5Z", None),
        ("Expires: 2027-06-01T24:00:00Z", None),
        ("Expires: 2027-02-30T00:00:00Z", None),
        ("Expires: 2027-06-01", None),
        ("Expires: Tue, 01 Jun 2027 00:00:00 +0000", None),
    ],
)
def test_expiry(lines: str, expires: dt.datetime | None) -> None:
    assert read(lines).expires == expires


@each(
    ("text", "signature"),
    [
        (PLAIN, Signature.NONE),
        (SIGNED, Signature.WHOLE),
        (SIGNED.replace("\n", "\r\n"), Signature.WHOLE),
        (SIGNED.replace("-----END PGP SIGNATURE-----", ""), Signature.BROKEN),
        (SIGNED.split("-----BEGIN PGP SIGNATURE")[0], Signature.BROKEN),
        (PLAIN + SIGNED.split(PLAIN)[1], Signature.BROKEN),
        ("Policy: https://a.example\n" + SIGNED, Signature.BROKEN),
    ],
)
def test_signatures(text: str, signature: Signature) -> None:
    file = read(text)
    assert file.signature is signature
    assert file.values("contact") == ("https://kotacontoh.go.id/lapor",)


def test_only_what_is_signed_counts() -> None:
    file = read(SIGNED + "Contact: https://lain.example/")
    assert file.values("contact") == ("https://kotacontoh.go.id/lapor",)
    assert read(SIGNED.replace("Contact:", "- Contact:")).fields == file.fields


def test_a_line_ends_with_a_line_feed() -> None:
    assert read(PLAIN.replace("\n", "\r\n")).expires is not None
    assert read(PLAIN.replace("\n", " \r\n")).expires is not None
    assert read(PLAIN.replace("\n", "\r")).expires is None


@pytest.mark.parametrize(
    ("contacts", "maker"),
    [
        (("https://moodle.org/security/report/",), True),
        (("https://hackerone.com/nextcloud",), True),
        (("https://moodle.kotacontoh.go.id/lapor",), False),
        (("https://moodle.org/security/report/", "mailto:csirt@kotacontoh.go.id"), False),
        ((), False),
    ],
)
def test_a_product_s_own_file(contacts: tuple[str, ...], maker: bool) -> None:
    assert read("".join(f"Contact: {contact}\n" for contact in contacts) + "Expires: 2027-06-01T00:00:00Z\n").is_of_a_maker is maker


_VALUES = st.from_regex(r"[!-~]([ -~]{0,20}[!-~])?", fullmatch=True)
_NAMES = st.sampled_from(["contact", "policy", "canonical", "encryption"])


@pytest.mark.slow
@given(st.lists(st.tuples(_NAMES, _VALUES), min_size=1))
def test_written_fields_are_read_back(fields: list[tuple[str, str]]) -> None:
    lines = "\n".join(f"{name.title()}: {value}" for name, value in fields)
    assert read(lines).fields == tuple(fields)
