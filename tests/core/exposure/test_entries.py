"""The catalogue's data: large enough, sound, and every proof holds for the thing itself and for nothing that only talks of it."""

import msgspec
import pytest
from hypothesis import given, strategies as st

from checks.core.evidence.http import Response
from checks.core.exposure.entry import ANY, UNKNOWN, CatalogueEntry, Matter, entry_group, group, group_names, unsound
from checks.core.exposure.examples import page_of
from checks.core.exposure.proof import pattern_faults, proves
from checks.core.software.product import software_products
from checks.core.testing import evidence as build
from tests.each import each

EVERY = [(name, entry) for name in group_names() for entry in group(name).entries]
every_entry = each(("name", "entry"), EVERY, ids=[f"{name}-{entry.id}" for name, entry in EVERY])

LOGIN = '<!doctype html><title>Masuk</title><form><input name="user"><input type="password" name="password"></form>'
SOFT_404 = "<!doctype html><title>Halaman tidak ditemukan</title><h1>Maaf, halaman tidak ditemukan</h1><p>Kembali ke beranda.</p>"
APPLICATION = (
    '<!doctype html><html><head><title>e-Layanan</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>'
)


def is_it(entry: CatalogueEntry, answer: Response) -> bool:
    return any(proves(proof, answer) for proof in entry.proof)


def article(entry: CatalogueEntry) -> str:
    """Prose that mentions everything the entry looks for, as a blog about it would."""
    parts = [part for proof in entry.proof for part in (*proof.all, *proof.any, *proof.begins, *proof.keys, *proof.match, proof.title)]
    text = " ".join(part.replace("<", "&lt;").replace('"', "&quot;") for part in parts if part)
    return f"<!doctype html><html><head><title>Berita: mengenal {entry.id}</title></head><body><p>{text}</p></body></html>"


def test_the_catalogue_is_large_and_has_every_group() -> None:
    assert len(EVERY) >= 150
    assert set(group_names()) == {
        "apis", "config", "databases", "debug", "dumps", "file-managers", "installers", "logs", "panels", "uploads", "vcs",
    }  # fmt: skip


def test_no_path_is_asked_by_two_entries() -> None:
    """But the front page, which is there to be looked at anyway."""
    paths_of_all = [path for _, entry in EVERY for path in entry.paths if path != "/"]
    assert len(paths_of_all) == len(set(paths_of_all))


def test_what_other_checks_ask_is_not_asked_twice() -> None:
    elsewhere = {
        "/.env", "/.env.production", "/.env.backup", "/.env.bak", "/.git/HEAD", "/.git/config", "/uploads/", "/backup/", "/files/",
        "/phpmyadmin/", "/adminer.php", "/wp-login.php", "/administrator/", "/wp-admin/install.php", "/installation/index.php",
    }  # fmt: skip
    assert not elsewhere & {path for _, entry in EVERY if not entry.folder for path in entry.paths}


@every_entry
def test_the_thing_itself_proves_the_entry(name: str, entry: CatalogueEntry) -> None:
    for path in entry.paths or ("/x",):
        assert is_it(entry, page_of(entry.proves, path).final)


@every_entry
def test_what_only_talks_of_it_does_not(name: str, entry: CatalogueEntry) -> None:
    texts = (LOGIN, SOFT_404, APPLICATION, build.HOME, article(entry), "")
    talks = [page_of(entry.trap, "/x").final, *(build.response((), text) for text in texts)]
    talks += [
        build.response({"Content-Type": "application/json"}, text) for text in ('{"error":"not found"}', '{"status":404}', "[]", "{}")
    ]
    talks += [build.response({"Content-Type": "text/plain"}, "Not Found"), build.response((), "", magic=bytes.fromhex("89504e470d0a1a0a"))]
    assert [answer.body.text for answer in talks if is_it(entry, answer)] == []


@every_entry
def test_only_known_signs_call_for_it(name: str, entry: CatalogueEntry) -> None:
    assert set(entry.when) <= {ANY, UNKNOWN, *software_products()}


@every_entry
def test_it_is_told_in_two_languages_and_where(name: str, entry: CatalogueEntry) -> None:
    assert entry.text.placeholders() == {"path"}
    assert entry.text.id != entry.text.en


@every_entry
def test_files_are_not_downloaded_whole(name: str, entry: CatalogueEntry) -> None:
    pages = all(proof.form == "page" for proof in entry.proof)
    assert pages or not entry.paths or 0 < entry.most <= 65_536


@given(
    pair=st.sampled_from(EVERY),
    text=st.text(max_size=300),
    media=st.sampled_from(["text/html", "application/json", "text/plain"]),
)
def test_any_body_gives_an_answer(pair: tuple[str, CatalogueEntry], text: str, media: str) -> None:
    assert is_it(pair[1], build.response({"Content-Type": media}, text)) in (True, False)


SOUND = """
references = ["CWE-200"]
title = { id = "a", en = "b" }
action = { id = "a", en = "b" }
why = { id = "a", en = "b" }
fix = { any = { id = "a", en = "b" } }
[[entries]]
id = "x"
paths = ["/x"]
when = ["any"]
risk = { likelihood = 1, impact = 1 }
text = { id = "ada {path}", en = "there is {path}" }
proof = [{ form = "text", all = ["x"] }]
proves = { text = "x" }
trap = { text = "y" }
"""


def test_a_sound_file_is_read() -> None:
    read = entry_group(SOUND.encode())
    assert list(unsound(read)) == []
    assert read.entries[0].matter is Matter.EXPOSURE


@each(
    ("old", "new", "fault"),
    [
        ("risk = { likelihood = 1, impact = 1 }", "", "a finding has a risk"),
        ('paths = ["/x"]', 'paths = ["/x"]\nmatter = "observation"', "an observation has none"),
        ('all = ["x"]', 'none = ["x"]', "nothing is to be proven"),
        ('form = "text"', 'form = "binary"', "proven by their magic"),
        ('all = ["x"]', 'keys = ["x"]', "only JSON has keys"),
        ('all = ["x"]', 'title = "x"', "only a page has a title"),
        ('all = ["x"]', 'match = ["a+"]', "without an end"),
        ('all = ["x"]', 'match = ["a.*b"]', "without an end"),
        ('all = ["x"]', 'match = ["a{2,}"]', "without an end"),
        ('all = ["x"]', 'match = ["("]', "("),
        ('paths = ["/x"]', 'paths = ["/{city}.zip"]', "nothing is known to fill in"),
        ('id = "ada {path}", en = "there is {path}"', 'id = "ada {n}", en = "there is {n}"', "only {path}"),
        ('paths = ["/x"]', 'paths = ["/x", "/x"]', "/x is asked by two entries"),
    ],
)
def test_an_unsound_file_is_told(old: str, new: str, fault: str) -> None:
    assert old in SOUND
    assert any(fault in line for line in unsound(entry_group(SOUND.replace(old, new).encode())))


@each(
    ("old", "new"),
    [
        ('id = "x"\n', 'id = "x"\ncolour = "red"\n'),
        ('when = ["any"]', "when = []"),
        ('paths = ["/x"]', 'paths = ["x"]'),
        ('form = "text"', 'form = "picture"'),
        ('form = "text"', 'form = "text", format = "word"'),
        ("likelihood = 1", "likelihood = 6"),
        ('trap = { text = "y" }', ""),
        ('form = "text"', 'form = "binary", magic = ["zz"]'),
    ],
)
def test_a_malformed_file_is_refused(old: str, new: str) -> None:
    assert old in SOUND
    with pytest.raises(msgspec.ValidationError):
        entry_group(SOUND.replace(old, new, 1).encode())


def test_patterns_with_an_end_are_accepted() -> None:
    assert list(pattern_faults(r'a{1,3}[*+]\*"[^"]{0,9}')) == []
