"""security.txt and robots.txt beyond the examples."""

import pytest

from checks.core.evidence.http import Exchange
from checks.core.testing import evidence as build
from checks.http.robots import http_robots
from checks.http.security_txt import OLD, WELL_KNOWN, http_security_txt
from tests.checks.verdicts import problems, verdict
from tests.each import each

CONTACT = "Contact: https://kotacontoh.go.id/lapor\n"
SOUND = f"{CONTACT}Expires: 2027-06-01T00:00:00Z\n"


def faults(file: Exchange, old: Exchange | None = None) -> list[str]:
    return problems(http_security_txt, home=build.page(), file=file, old=old or build.gone(OLD))


@each(
    ("text", "expected"),
    [
        (SOUND, []),
        (f"{CONTACT}Expires: 2026-11-21T11:59:59Z", ["expired"]),
        (f"{CONTACT}Expires: 2026-11-21T12:00:01Z", []),
        (f"{CONTACT}Expires: 2027-11-22T00:00:00Z", []),
        (f"{CONTACT}Expires: 2027-11-23T00:00:00Z", ["far"]),
        (CONTACT, ["expires"]),
        ("Expires: besok", ["expires", "no-contact"]),
        (f"{SOUND}Contact: csirt@kotacontoh.go.id", ["contact"]),
        (f"{SOUND}Canonical: https://a.example/x\nCanonical: https://{build.HOST}{WELL_KNOWN}", []),
        ("Not found", ["missing"]),
        ("", ["missing"]),
    ],
)
def test_what_the_file_says(text: str, expected: list[str]) -> None:
    assert faults(build.file(WELL_KNOWN, text)) == expected


def test_the_mail_address_of_the_team_is_masked_and_still_a_contact() -> None:
    file = build.file(WELL_KNOWN, SOUND.replace("https://kotacontoh.go.id/lapor", "mailto:csirt@kotacontoh.go.id"))
    assert "csirt@" not in file.final.body.text
    assert faults(file) == []


def test_a_site_that_answers_everything_with_its_front_page_has_none() -> None:
    assert faults(build.page(path=WELL_KNOWN), build.page(path=OLD)) == ["missing"]


def test_where_the_old_place_counts() -> None:
    assert faults(build.gone(WELL_KNOWN), build.file(OLD, CONTACT)) == ["place"]
    assert faults(build.file(WELL_KNOWN, SOUND), build.page(status=503)) == []


def test_one_file_for_the_whole_city_is_named_by_the_address_that_leads_there() -> None:
    here = f"https://{build.HOST}{WELL_KNOWN}"
    redirect = build.redirect(here, f"https://www.{build.HOST}{WELL_KNOWN}", text=f"{SOUND}Canonical: {here}")
    assert faults(redirect) == ["form"]


@pytest.mark.parametrize("status", [401, 403, 429, 500])
def test_a_refusal_is_no_absence(status: int) -> None:
    outcome = verdict(http_security_txt, home=build.page(), file=build.gone(WELL_KNOWN, status), old=build.gone(OLD))
    assert not outcome.outcome.assessed


@each(
    ("path", "tells"),
    [
        ("/backup/", True),
        ("/db_backup_2024.zip", True),
        ("/Cadangan", True),
        ("/simpeg/rahasia/", True),
        ("/.git/", True),
        ("/phpmyadmin", True),
        ("/admin-diskominfo/", True),
        ("/panel_admin.php", True),
        ("/admin/", False),
        ("/administrator/", False),
        ("/wp-admin/", False),
        ("/*.sql$", False),
        ("/dbase-umum/", False),
        ("/privatisasi/", False),
        ("/internalisasi/", False),
        ("/user/login/", False),
        ("/search?q=", False),
        ("/", False),
    ],
)
def test_which_paths_tell(path: str, tells: bool) -> None:
    robots = build.file("/robots.txt", f"User-agent: *\nDisallow: {path}\nAllow: /backup/umum\n# Disallow: /backup/")
    assert problems(http_robots, robots=robots) == (["tells"] if tells else [])


def test_every_group_counts_and_each_path_once() -> None:
    text = "User-agent: a\nDisallow: /backup/\n\nUser-agent: b\nDisallow: /backup/\nDisallow: /db/\n"
    (finding,) = verdict(http_robots, robots=build.file("/robots.txt", text)).findings
    assert finding.facts["paths"] == ("/backup/", "/db/")
