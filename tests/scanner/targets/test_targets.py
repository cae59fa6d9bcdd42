"""A targets file as a person writes it: what it means, and what is said about every way to write it wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checks.core.model.city import City, Hours, Opd, Permission
from checks.core.model.finding import Importance, Level, Target
from scanner.errors import TargetsError
from scanner.targets import Lint, inspect_text, one, parse_targets, read_targets
from tests.each import each

TODAY = dt.date(2026, 11, 21)

EXAMPLE = """\
# Kota Contoh
[Dinas Kesehatan]
code: dinkes
contact: pengelola@dinkes.kotacontoh.go.id
permission: 555/123-Diskominfo/2026 until 2027-12-31   # surat kedua
hours: 19:00-05:00 Asia/Jakarta

dinkes.kotacontoh.go.id
rekam-medis.kotacontoh.go.id:8443   importance=high
arsip.kotacontoh.go.id              level=visit  address=127.0.21.7
"""


def city(text: str) -> City:
    return parse_targets(text, "targets.txt", today=TODAY)


def host(line: str) -> Target:
    return city(line).targets[0]


def fatal(text: str) -> list[Lint]:
    return [lint for lint in inspect_text(text, "targets.txt", today=TODAY).lints if lint.fatal]


def test_the_example_of_the_design_means_what_it_says() -> None:
    assert city(EXAMPLE) == City(
        name="Kota Contoh",
        opds=(
            Opd(
                code="dinkes",
                name="Dinas Kesehatan",
                contact="pengelola@dinkes.kotacontoh.go.id",
                permission=Permission("555/123-Diskominfo/2026", dt.date(2027, 12, 31)),
                hours=Hours(dt.time(19), dt.time(5), "Asia/Jakarta"),
            ),
        ),
        targets=(
            Target(host="dinkes.kotacontoh.go.id", domain="kotacontoh.go.id", opd="dinkes"),
            Target(
                host="rekam-medis.kotacontoh.go.id",
                port=8443,
                http_port=8443,
                domain="kotacontoh.go.id",
                opd="dinkes",
                importance=Importance.HIGH,
            ),
            Target(host="arsip.kotacontoh.go.id", domain="kotacontoh.go.id", opd="dinkes", level=Level.VISIT, address="127.0.21.7"),
        ),
    )


def test_a_bare_list_is_one_opd_called_like_the_city() -> None:
    bare = city("dinkes.kotacontoh.go.id\nbkd.kotacontoh.go.id\n")
    assert bare.opds == (Opd(code="umum", name="targets"),)
    assert [(target.host, target.opd) for target in bare.targets] == [("dinkes.kotacontoh.go.id", "umum"), ("bkd.kotacontoh.go.id", "umum")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Kota Contoh\na.kotacontoh.go.id", "Kota Contoh"),
        ("# Daftar lama\ncity: Kota Contoh\na.kotacontoh.go.id", "Kota Contoh"),
        ("\n# a comment\na.kotacontoh.go.id", "targets"),
        ("#\na.kotacontoh.go.id", "targets"),
        ("\ufeff# Kota Contoh\r\na.kotacontoh.go.id\r\n", "Kota Contoh"),
    ],
)
def test_the_citys_name_is_its_key_or_the_first_line_or_the_files(text: str, name: str) -> None:
    assert city(text).name == name
    assert city(text).opds[0].name == name


@pytest.mark.parametrize(
    ("line", "port", "http"),
    [
        ("a.kotacontoh.go.id", 443, 80),
        ("a.kotacontoh.go.id http=8080", 443, 8080),
        ("a.kotacontoh.go.id:8443", 8443, 8443),
        ("a.kotacontoh.go.id:8443 http=8080", 8443, 8080),
        ("a.kotacontoh.go.id:80", 80, 80),
    ],
)
def test_plain_http_is_beside_443_and_otherwise_on_the_port_itself(line: str, port: int, http: int) -> None:
    assert (host(line).port, host(line).http_port) == (port, http)


@pytest.mark.parametrize(
    ("opd", "own", "level"),
    [
        ("probe", "visit", Level.VISIT),
        ("visit", "probe", Level.VISIT),
        ("passive", "visit", Level.PASSIVE),
        ("probe", "probe", Level.PROBE),
    ],
)
def test_the_lower_level_of_opd_and_host_holds_wherever_the_key_stands(opd: str, own: str, level: Level) -> None:
    assert city(f"[A]\nlevel: {opd}\na.kotacontoh.go.id level={own}").targets[0].level is level
    assert city(f"[A]\na.kotacontoh.go.id level={own}\nlevel: {opd}").targets[0].level is level


def test_a_name_may_differ_from_the_section_that_gives_the_code() -> None:
    assert city("[Dinkes]\nname: Dinas Kesehatan\nhead: dr. Contoh\na.kotacontoh.go.id").opds[0] == Opd(
        code="dinkes", name="Dinas Kesehatan", head="dr. Contoh"
    )


def test_the_code_is_made_from_the_name() -> None:
    assert city("[Dinas Pekerjaan Umum & Tata Ruang]\na.kotacontoh.go.id").opds[0].code == "dinas-pekerjaan-umum-tata-ruang"


@each(
    ("text", "line", "column", "words"),
    [
        ("# Kota Contoh", 1, 1, "no host is listed"),
        ("a.kotacontoh.go.id\n  a.kotacontoh.go.id:443", 2, 3, "listed already, in line 1"),
        ("[A]\na.kotacontoh.go.id\n[B]\na.kotacontoh.go.id:8443", 4, 1, "belongs to the OPD 'a' already"),
        ("[A]\na.kotacontoh.go.id\n[a]\nb.kotacontoh.go.id", 3, 1, "code 'a'"),
        ("[A]\ncode: DINKES\na.kotacontoh.go.id", 2, 7, "'DINKES' is not a code"),
        ("[A]\ncode: a\ncode: b\na.kotacontoh.go.id", 3, 7, "given before, in line 2"),
        ("[???]\na.kotacontoh.go.id", 1, 1, "no code can be made"),
        ("[]\na.kotacontoh.go.id", 1, 1, "a section without a name"),
        ("[Dinas\na.kotacontoh.go.id", 1, 1, "not closed by ]"),
        ("[10.0.0.0/8]\na.kotacontoh.go.id", 1, 2, "an address, not a name"),
        ("contact: x\n[A]\na.kotacontoh.go.id", 2, 1, "contact in line 1 stands before the first section"),
        ("[A]\ncity: Kota Contoh\na.kotacontoh.go.id", 2, 1, "city stands once"),
        ("[A]\nkontak: x\na.kotacontoh.go.id", 2, 1, "unknown key 'kontak'"),
        ("[A]\ncontact:\na.kotacontoh.go.id", 2, 9, "a value is missing"),
        ("[A]\ncontact:#x\na.kotacontoh.go.id", 2, 9, "begins a comment"),
        ("[A]\npermission: until 2027-12-31\na.kotacontoh.go.id", 2, 13, "no letter number"),
        ("[A]\npermission: 5/2026 until 31-12-2027\na.kotacontoh.go.id", 2, 26, "'31-12-2027' is not a date"),
        ("[A]\npermission: 5/2026 until 2027-02-30\na.kotacontoh.go.id", 2, 26, "'2027-02-30' is not a date"),
        ("[A]\npermission: 5/2026 until 2027-W01-1\na.kotacontoh.go.id", 2, 26, "is not a date"),
        ("[A]\npermission: 5/2026 sampai 2027-12-31\na.kotacontoh.go.id", 2, 13, "ends in a date without `until`"),
        ("[A]\nhours: 19-05 Asia/Jakarta\na.kotacontoh.go.id", 2, 8, "not a span of hours"),
        ("[A]\nhours: 19:00-24:00 Asia/Jakarta\na.kotacontoh.go.id", 2, 8, "an hour over 23"),
        ("[A]\nhours: 07:00-07:00 Asia/Jakarta\na.kotacontoh.go.id", 2, 8, "begins and ends at the same time"),
        ("[A]\nhours: 07:00-08:00\na.kotacontoh.go.id", 2, 8, "names no time zone"),
        ("[A]\nhours: 07:00-08:00 WIB\na.kotacontoh.go.id", 2, 20, "'WIB' is not a time zone"),
        ("[A]\nhours: 07:00-08:00 ../../etc/passwd\na.kotacontoh.go.id", 2, 20, "is not a time zone"),
        ("[A]\nlevel: full\na.kotacontoh.go.id", 2, 8, "'full' is not one of passive, visit, probe"),
        ("a.kotacontoh.go.id:0", 1, 20, "'0' is not a port"),
        ("a.kotacontoh.go.id:65536", 1, 20, "'65536' is not a port"),
        ("a.kotacontoh.go.id:٣", 1, 20, "is not a port"),
        ("a.kotacontoh.go.id:", 1, 20, "'' is not a port"),
        (":443", 1, 1, "a port without a host"),
        ("a.kotacontoh.go.id http=x", 1, 25, "'x' is not a port"),
        ("a.kotacontoh.go.id  importnace=high", 1, 21, "unknown attribute 'importnace'"),
        ("a.kotacontoh.go.id importance=urgent", 1, 31, "'urgent' is not one of low, normal, high"),
        ("a.kotacontoh.go.id level=visit level=probe", 1, 32, "given twice"),
        ("a.kotacontoh.go.id b.kotacontoh.go.id", 1, 20, "not an attribute"),
        ("a.kotacontoh.go.id address=dinkes", 1, 28, "'dinkes' is not an address"),
        ("192.0.2.7 address=192.0.2.8", 1, 19, "an address already"),
        ("a.kotacontoh.go.id\u202e.evil.test", 1, 19, "U+202E"),
        ("[Dinas\u200b Kesehatan]\na.kotacontoh.go.id", 1, 7, "U+200B"),
        ("a.kotacontoh.go.id " + "x" * 1000, 1, 1001, "1019 characters"),
    ],
)
def test_a_wrong_line_is_named_with_its_place(text: str, line: int, column: int, words: str) -> None:
    (lint,) = fatal(text)
    assert (lint.line, lint.column) == (line, column)
    assert words in lint.message
    assert lint.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[A]\nkontak: x\na.kotacontoh.go.id", "'contact'"),
        ("a.kotacontoh.go.id importnace=high", "'importance'"),
        ("a.kotacontoh.go.id port=80", "host:port"),
        ("[A]\nhours: 07:00-08:00 wita\na.kotacontoh.go.id", "Asia/Makassar"),
        ("[A]\nhours: 07:00-08:00 Asia/Jakrta\na.kotacontoh.go.id", "Asia/Jakarta"),
        ("[A]\ncode: Dinas Kesehatan\na.kotacontoh.go.id", "dinas-kesehatan"),
    ],
)
def test_the_hint_names_what_was_meant(text: str, hint: str) -> None:
    assert hint in fatal(text)[0].hint


def test_an_ended_permission_warns_and_keeps_the_city() -> None:
    reading = inspect_text("[A]\npermission: 5/2026 until 2026-11-20\na.kotacontoh.go.id", "targets.txt", today=TODAY)
    (warning,) = reading.warnings
    assert (warning.line, warning.column) == (2, 13)
    assert "ended on 2026-11-20" in warning.message
    assert reading.require_city().targets[0].host == "a.kotacontoh.go.id"


@pytest.mark.parametrize("until", ["until 2026-11-21", "until 2026-11-22", ""])
def test_a_permission_holds_through_its_last_day(until: str) -> None:
    assert not inspect_text(f"[A]\npermission: 5/2026 {until}\na.kotacontoh.go.id", "targets.txt", today=TODAY).lints


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[A]\na.kotacontoh.go.id\n[B]", 3, "B has no host"),
        ("[A]\nlevel: visit\na.kotacontoh.go.id level=probe", 3, "stays at level visit"),
    ],
)
def test_what_has_no_effect_warns(text: str, line: int, words: str) -> None:
    (warning,) = inspect_text(text, "targets.txt", today=TODAY).lints
    assert (warning.line, warning.fatal) == (line, False)
    assert words in warning.message


def test_the_error_shows_the_first_problem_and_counts_the_others() -> None:
    with pytest.raises(TargetsError, match=r"^targets\.txt:1:1: 'go\.id' is a public suffix.* \(and 1 more\)$") as wrong:
        city("go.id\na.kotacontoh.go.id\nco.id\n")
    assert "tilik targets lint" in wrong.value.hint


def test_every_problem_is_listed_in_order_with_the_warnings() -> None:
    lints = inspect_text("[A]\n[B]\ngo.id\nb.kotacontoh.go.id\nb.kotacontoh.go.id\nsch.id", "targets.txt", today=TODAY).lints
    assert [(lint.line, lint.fatal) for lint in lints] == [(1, False), (3, True), (5, True), (6, True)]


@pytest.mark.parametrize(("line", "times"), [("a..kotacontoh.go.id\n", 100_000), ("a.kotacontoh.go.id\n", 10_000)])
def test_very_many_wrong_lines_end_in_one_short_message(line: str, times: int) -> None:
    with pytest.raises(TargetsError) as wrong:
        city(line * times)
    assert len(str(wrong.value)) < 200
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"", "1:1", "the file is empty"),
        (b"\n \r\n", "1:1", "the file is empty"),
        (b"a.kotacontoh.go.id\nb\0", "2:2", "not a text file in UTF-8"),
        (b"a.kotacontoh.go.id\n\xff\xfe", "2:1", "not a text file in UTF-8"),
        ("a.kotacontoh.go.id".encode("utf-16"), "1:1", "not a text file in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0", "1:1", "not a text file in UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, place: str, words: str) -> None:
    path = tmp_path / "targets.txt"
    path.write_bytes(content)
    with pytest.raises(TargetsError) as wrong:
        read_targets(path, today=TODAY)
    assert str(wrong.value) == f"{path}:{place}: {words}"


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(TargetsError, match="cannot be read"):
            read_targets(path, today=TODAY)


def test_a_file_is_read_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "targets.txt"
    path.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    assert read_targets(path, today=TODAY) == city(EXAMPLE)


def test_a_host_of_the_command_line_is_visited_only() -> None:
    assert one("DINKES.kotacontoh.go.id:8443") == Target(
        host="dinkes.kotacontoh.go.id", port=8443, http_port=8443, domain="kotacontoh.go.id", level=Level.VISIT
    )
    with pytest.raises(TargetsError, match="is a URL"):
        one("https://dinkes.kotacontoh.go.id/")
