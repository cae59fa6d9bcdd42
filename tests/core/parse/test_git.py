"""What git writes is told from what only looks like it."""

from hypothesis import given, strategies as st

from checks.core.parse import git_config, git_head
from checks.core.redact.mask import mask
from tests.accuracy.git_settings import HARMLESS, SECRET
from tests.each import each

CONFIG = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n[remote "origin"]\n\turl = {}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n'


@each(
    ("text", "branch"),
    [
        ("ref: refs/heads/main\n", "main"),
        ("ref: refs/heads/rilis/2026\n", "rilis/2026"),
        ("ref: refs/remotes/origin/x", "remotes/origin/x"),
        ("a" * 40 + "\n", "a" * 40),
        ("0" * 64, "0" * 64),
        ("", None),
        ("ref: heads/main", None),
        ("ref: refs/heads/main\n<html>", None),
        ("<p>ref: refs/heads/main</p>", None),
        ("A" * 40, None),
        ("a" * 41, None),
    ],
)
def test_head(text: str, branch: str | None) -> None:
    assert git_head(text) == branch


@given(st.from_regex(r"[a-z][a-z0-9._/-]{0,40}[a-z0-9]", fullmatch=True))
def test_head_round_trip(branch: str) -> None:
    assert git_head(f"ref: refs/heads/{branch}\n") == branch


@each(
    ("url", "credentials"),
    [
        ("https://git.test/a/b.git", False),
        ("https://budi@git.test/a/b.git", False),
        ("https://budi:contoh-bukan-token@git.test/a/b.git", True),
        ("https://oauth2:x@git.test/a.git", True),
        ("git@git.test:a/b.git", False),
        ("ssh://git@git.test:22/a/b.git", False),
        ("/srv/git/a.git", False),
    ],
)
def test_config(url: str, credentials: bool) -> None:
    for text in (CONFIG.format(url), mask(CONFIG.format(url))[0]):
        read = git_config(text)
        assert read is not None
        assert read.sections == ("core", "remote")
        assert read.credentials is credentials
        assert "contoh-bukan-token" not in mask(text)[0]


@each(("text", "credentials"), [*((text, True) for text in SECRET.values()), *((text, False) for text in HARMLESS.values())])
def test_a_secret_is_known_wherever_git_reads_one_and_is_not_kept(text: str, credentials: bool) -> None:
    masked = mask(text)[0]
    for form in (text, masked, mask(masked)[0]):
        read = git_config(form)
        assert read is not None
        assert read.credentials is credentials
    assert mask(masked)[0] == masked
    assert "contoh0123456789" not in masked
    assert "budi:contoh" not in masked


@each(
    "text",
    [
        "", "[core]\n", "[core]\n\tbare = false\n", "repositoryformatversion = 0\n", "<html>[core]\nrepositoryformatversion = 0\n",
        "[core]\nrepositoryformatversion = 0\n<p>halaman</p>\n", "[other]\nrepositoryformatversion = 0\n",
    ],
)  # fmt: skip
def test_what_git_did_not_write(text: str) -> None:
    assert git_config(text) is None
