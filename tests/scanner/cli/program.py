"""tilik as an operator runs it, in this process: both streams and the exit code."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path
from typing import NamedTuple

from scanner.cli import main

ESCAPE = "\x1b"


class Ran(NamedTuple):
    """How a run ended and what it printed; ``code`` is the exit code."""

    code: object
    out: str
    err: str


def run(folder: Path, *arguments: object) -> Ran:
    """``tilik ARGUMENTS`` in a folder, both streams being pipes."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before, code = sys.argv, None
    sys.argv = ["tilik", *map(str, arguments)]
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main()
    except SystemExit as ended:
        code = ended.code
    finally:
        sys.argv = before
    return Ran(code, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def require_refused(ran: Ran, *expected: str) -> None:
    """Exit code 2, nothing on standard output, and two lines on standard error: what is wrong, and what to do."""
    assert ran.code == 2, ran
    assert ran.out == ""
    assert "Traceback" not in ran.err
    what, hint = ran.err.splitlines()
    assert what.startswith("tilik: ")
    assert what.removeprefix("tilik: ").strip()
    assert hint.startswith(" " * 7)
    assert hint.strip()
    for words in expected:
        assert words in what
