"""A step of a report that puts in more than one file says of each line which file it belongs to."""

from __future__ import annotations

import pytest

from checks.core.check import registry
from checks.core.configuration.measure import Circumstances

CHECKS = {check.id: check for check in registry.load()}
AROUND = Circumstances(host="dinkes.kotacontoh.go.id")


@pytest.mark.parametrize(
    ("check", "server", "file", "line"),
    [
        ("http-cookies", "nginx", ".user.ini", "session.cookie_secure = 1"),
        ("http-security-txt", "Apache", ".well-known/security.txt", "Contact: mailto:csirt@dinkes.kotacontoh.go.id"),
        ("http-security-txt", "LiteSpeed/cPanel", ".well-known/security.txt", "Contact: mailto:csirt@dinkes.kotacontoh.go.id"),
    ],
)
@pytest.mark.parametrize(("lang", "words"), [("id", "Berkas tersendiri, simpan sebagai"), ("en", "A file of its own, save it as")])
def test_a_file_of_its_own_is_not_taken_for_the_servers(check: str, server: str, file: str, line: str, lang: str, words: str) -> None:
    lines = CHECKS[check].fix.snippet(server, AROUND, lang).splitlines()
    (heading,) = (number for number, text in enumerate(lines) if text.startswith(f"# {words} {file} "))
    assert lines.index(line) > heading
