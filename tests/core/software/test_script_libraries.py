"""Which library is in a script, whose file it is, what an upgrade closes, and that nothing is believed of scripts that only look so."""

from __future__ import annotations

import base64
import hashlib

import msgspec

from checks import build
from checks.core.software.libraries import libraries, library_files, library_upgrade
from checks.core.software.library_patterns import content_matches
from checks.core.software.library_version import library_version, read_version
from checks.core.software.script_libraries import LibraryCopy, libraries_in, library_at
from tests.accuracy.libraries import jquery
from tests.each import each


def library_names(text: str) -> list[str]:
    return [f"{copy.library} {copy.version}" for copy in libraries_in(build.body(text))]


# In the order of each maker's own list of releases.
@each(
    ("lower", "higher"),
    [
        ("1.9.1", "1.10.0"), ("3.0.0-rc1", "3.0.0"), ("3.0.0-alpha1", "3.0.0-beta1"), ("3.0.0-beta1", "3.0.0-rc1"), ("1.9.0b1", "1.9.0"), ("4.0.0-beta", "4.0.0-beta.2"),
        ("4.0.0-beta.2", "4.0.0-beta.3"), ("1.0.0.beta.3", "1.0.0"), ("11.1.0-next.0", "11.1.0-next.3"), ("13.4.20-canary.13", "13.4.20"), ("2.9", "2.9.1"), ("1.0.0-rc.1", "1.0.0-rc.1.1"),
        ("3.0.RC3", "3.0"), ("2.2.0.0", "2.2.0.1"),
    ],
)  # fmt: skip
def test_the_order_of_versions(lower: str, higher: str) -> None:
    assert library_version(lower) < library_version(higher)
    assert not library_version(higher) < library_version(lower)


@each(
    ("text", "version"),
    [
        ("1.12.4", ("1.12.4", True)), ("1.12.4.min", ("1.12.4", True)), ("3.4.1.slim.min", ("3.4.1", True)), ("1.12.4-wp", ("1.12.4", False)), ("3.4.0-rc.1", ("3.4.0-rc.1", True)),
        ("1.7", ("1.7", True)), ("1.10.4.custom", ("1.10.4", False)), ("4.1.0+dfsg1", ("4.1.0", False)), ("3", None), ("x1.2", None), ("", None), ("1.2345678", None), ("12345.1", None),
        ("1." + "2" * 10_000, None), ("1.2.3.4.5", ("1.2.3.4", False)), ("\u0661.\u0662.\u0663", None),
    ],
)  # fmt: skip
def test_versions_are_read(text: str, version: tuple[str, bool] | None) -> None:
    assert read_version(text) == version


# GitHub's advisories: GHSA-jpcq-cgw6-v4j6 and -gxr4-xjj5-5px2 (jQuery below 3.5.0), -q58r-hwc8-rm9j (Bootstrap 3, no release repairs it), -35jh-r3h4-6jhp (lodash).
@each(
    ("library", "version", "hole", "to"),
    [
        ("jquery", "3.4.1", "CVE-2020-11023", "3.5.0"), ("jquery", "1.12.4", "CVE-2020-11023", "3.5.0"), ("jquery", "3.5.0-rc.1", "CVE-2020-11023", "3.5.0"),
        ("bootstrap", "3.4.1", "CVE-2025-1647", ""), ("bootstrap", "3.3.7", "CVE-2024-6485", ""), ("lodash", "4.17.15", "CVE-2021-23337", "4.17.21"),
        ("moment.js", "2.29.1", "CVE-2022-31129", "2.29.4"), ("angularjs", "1.8.3", "CVE-2024-21490", ""),
    ],
)  # fmt: skip
def test_what_an_upgrade_closes(library: str, version: str, hole: str, to: str) -> None:
    upgrade = library_upgrade(library, version)
    assert upgrade
    assert (upgrade.worst, upgrade.to) == (hole, to)
    assert not to or library_upgrade(library, to) is None


def test_what_has_no_hole_needs_no_upgrade() -> None:
    assert library_upgrade("jquery", "3.5.0") is None
    assert library_upgrade("jquery", "3.7.1") is None
    assert library_upgrade("bootstrap", "5.3.3") is None


def test_an_upgrade_has_none_of_the_holes_that_are_known() -> None:
    for name, library in libraries().items():
        for hole in library.holes:
            upgrade = library_upgrade(name, hole.since or "0.0.1")
            assert upgrade is None or not upgrade.to or library_upgrade(name, upgrade.to) is None, (name, hole)


def test_the_makers_own_file_is_known_by_its_hash() -> None:
    text = jquery("3.4.1")
    assert libraries_in(build.body(text)) == (LibraryCopy("jquery", "3.4.1", is_original=False),)
    file = next(file for file in library_files().values() if (file.library, file.version) == ("jquery", "3.4.1"))
    digest = file.hashes[0].removeprefix("sha256-")
    published = msgspec.structs.replace(build.body(text), sha256=base64.b64decode(digest).hex())
    assert libraries_in(published) == (LibraryCopy("jquery", "3.4.1", is_original=True),)


def test_the_data_knows_files_by_sha1() -> None:
    name, (sha1, version) = next((name, next(iter(one.hashes.items()))) for name, one in libraries().items() if one.hashes)
    assert len(bytes.fromhex(sha1)) == hashlib.sha1(b"", usedforsecurity=False).digest_size
    assert read_version(version), name


def test_a_hash_on_the_page_says_more_than_the_address() -> None:
    hashes = next(file.hashes for file in library_files().values() if (file.library, file.version) == ("bootstrap", "3.3.7"))
    for hash in hashes:
        assert library_at("https://pustakakode.web.id/a.js", (hash,)) == LibraryCopy("bootstrap", "3.3.7", is_original=True)
    assert library_at("https://pustakakode.web.id/a.js", ("sha384-YWJj",)) is None
    # What getbootstrap.com printed for version 3.3.7 and code.jquery.com prints for 3.4.1.
    assert library_files()["sha384-Tc5IQib027qvyjSMfHjOMaLkfuWVxZxUPnCJA7l2mCWNIpG9mGCD8wGNIcPD7Txa"].version == "3.3.7"
    assert library_files()["sha256-CSXorXvZcTkaix6Yvo6HppcZGetbYMGWSFlBw8HfCJo="].version == "3.4.1"


def test_whatever_a_script_is_the_library_is_told_once() -> None:
    assert library_names(jquery("1.12.4") * 3) == ["jquery 1.12.4"]
    assert library_names(jquery("1.12.4") + jquery("3.3.1")) == ["jquery 1.12.4", "jquery 3.3.1"]


@each(
    "text",
    ["\x00" * 5000, "\u202ejQuery v1.12.4", "/*! jQuery v" * 5000, "/*" * 5000, '="1.2.3",' * 5000, 'jquery: "1.2.3"' * 5000, "'" * 9999],
)
def test_hostile_texts_are_no_libraries(text: str) -> None:
    assert library_names(text) == []


@each(
    "url",
    ["https://[::1", "https://code.jquery.com/jquery-1.\u202e2.3.js", "https://unpkg.com/" + "a" * 5000 + "@1.2.3", "https://code.jquery.com/jquery-%00.js", "data:text/javascript,1", "", "https://unpkg.com/jquery@1.12.4\n<b>"],
)  # fmt: skip
def test_hostile_addresses(url: str) -> None:
    copy = library_at(url)
    assert copy is None or copy.version == "1.12.4"


def test_every_pattern_of_the_data_is_run() -> None:
    """Each is in the filter, and RE2 reads it as it is, or more narrowly."""
    from checks.core.software import library_patterns

    _, patterns = library_patterns._content()
    assert len(patterns) > 150
    for one in patterns:
        assert library_patterns._pattern(one.source) is not None
    assert [match.version for match in content_matches(b"/*! jQuery v9.9.9 */")] == ["9.9.9"] * 2
