"""Where the log goes, and that it goes nowhere by itself."""

from __future__ import annotations

import contextlib
import io
import logging
import os
from pathlib import Path

import pytest

from scanner.errors import SettingsError
from scanner.log.outputs import LOG_LEVELS, OFF, outputs
from tests.scanner.log.capture import is_log

LOG = logging.getLogger("scanner.of.a.test")
STRANGER = logging.getLogger("a_library")


def output_of(stream: int, file: Path | None = None, level: int = OFF) -> str:
    """What is on standard error of one line of each level."""
    with contextlib.redirect_stderr(io.StringIO()) as error, outputs(stream, file, level):
        for name in ("debug", "info", "warning", "error"):
            LOG.log(LOG_LEVELS[name], "ours at %s", name)
            STRANGER.log(LOG_LEVELS[name], "theirs at %s", name)
    return error.getvalue()


def test_nothing_is_told_unasked() -> None:
    assert output_of(OFF) == ""


def test_of_other_libraries_what_is_wrong_is_told() -> None:
    output = output_of(logging.DEBUG)
    assert is_log(output)
    assert output.count("ours at") == 4
    assert [line.split()[-1] for line in output.splitlines() if "theirs" in line] == ["warning", "error"]


def test_a_file_has_a_level_of_its_own_and_is_its_owners(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert "ours at info" in output_of(logging.INFO, tmp_path / "tilik.log", logging.WARNING)
        assert output_of(OFF, tmp_path / "tilik.log", logging.WARNING) == ""
    finally:
        os.umask(before)
    text = (tmp_path / "tilik.log").read_text("utf-8")
    assert is_log(text)
    assert [line.split()[-1] for line in text.splitlines() if "ours" in line] == ["warning", "error"] * 2
    assert (tmp_path / "tilik.log").stat().st_mode & 0o777 == 0o600


def test_a_file_that_was_moved_away_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "tilik.log"
    with outputs(OFF, path, logging.INFO):
        LOG.info("first")
        path.rename(tmp_path / "tilik.log.1")
        LOG.info("second")
    assert "first" in (tmp_path / "tilik.log.1").read_text("utf-8")
    assert "second" in path.read_text("utf-8")


def test_a_file_whose_folder_goes_away_ends_nothing(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "tilik.log"
    path.parent.mkdir()
    with contextlib.redirect_stderr(io.StringIO()) as error, outputs(OFF, path, logging.INFO):
        path.unlink()
        path.parent.rmdir()
        LOG.info("first")
        LOG.info("second")
    assert error.getvalue().count("takes no more lines") == 1
    assert "Traceback" not in error.getvalue()


def test_a_disk_that_is_full_ends_nothing() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w", encoding="utf-8") as full, contextlib.redirect_stderr(full), outputs(logging.INFO):
        LOG.info("into the full")
        # What the stream still holds cannot be written when it is closed, either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())


def fifo(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


@pytest.mark.parametrize(
    "place",
    [lambda folder: folder, lambda folder: folder / "none" / "log", fifo, lambda folder: Path("/dev/null"), lambda folder: Path("a\0b")],
)
def test_what_is_no_file_is_the_operators_error(place: object, tmp_path: Path) -> None:
    assert callable(place)
    with pytest.raises(SettingsError, match=r"log\.file"), outputs(OFF, place(tmp_path), logging.INFO):
        pass


def test_afterwards_all_is_as_it_was() -> None:
    root = logging.getLogger()
    before = root.level, root.handlers, logging.getLogger("scanner").level
    output_of(logging.DEBUG)
    assert (root.level, root.handlers, logging.getLogger("scanner").level) == before
