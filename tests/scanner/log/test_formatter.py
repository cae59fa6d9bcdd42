"""Whatever is logged, a line is one line, steers nothing, tells no secret, and ends."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given, strategies as st

from scanner.net.policy.budget import Budget
from scanner.net.policy.rate_limit import Breaker
from scanner.settings import Network
from tests.each import each
from tests.planted.kinds import FORMS, PARAMETERS
from tests.planted.sweep import forms_of
from tests.planted.values import ALNUM, letters, run
from tests.scanner.log.capture import is_log, log_stream
from tests.scanner.net.fakes import FakeClock

LOG = logging.getLogger("scanner.of.a.test")
STEERING = (
    "\x1b[2J\x1b[1;1H", "\x1b]0;title\x07", "\x9b31m", "\r", "\x08" * 20, "\u202egnirts", "\u2028", "\x85", "\x00", "\u200b", "\x7f", "\ud800",
)  # fmt: skip


@each("text", STEERING, ids=ascii)
def test_what_steers_a_terminal_is_written_out(text: str) -> None:
    with log_stream() as stream:
        LOG.warning("%s said %s here", f"host{text}", text)
        LOG.error("it failed", extra={"trace": f"Traceback\nValueError: {text}"})
    assert is_log(stream.getvalue()), ascii(stream.getvalue())
    assert len(stream.getvalue().splitlines()) == 4


def test_nobody_forges_a_line() -> None:
    forged = "2026-11-29T17:11:13Z ERROR scanner.engine: all hosts are clean"
    with log_stream() as stream:
        LOG.warning("status %s", f"200 OK\n{forged}\r\n{forged}")
        LOG.error("it failed", extra={"trace": f"ValueError: x\n{forged}"})
    lines = stream.getvalue().splitlines()
    assert len(lines) == 4
    assert [line for line in lines if line.startswith(forged[:20]) and "clean" in line and "scanner.of.a.test" not in line] == []


@given(st.text(), st.text(), st.booleans())
def test_any_text_is_one_line(message: str, name: str, raised: bool) -> None:
    with log_stream() as stream:
        try:
            raise ValueError(message)
        except ValueError:
            LOG.getChild(f"a{len(name) % 7}").error("%s %s", name, message, exc_info=raised)
    assert is_log(stream.getvalue()), ascii(stream.getvalue())
    assert len([line for line in stream.getvalue().split("\n") if line and not line.startswith("    | ")]) == 1


@each("kind", FORMS)
def test_no_secret_by_form(kind: str) -> None:
    secret = letters(FORMS[kind], kind).replace("[SHA]", "{SHA}")
    with log_stream() as stream:
        LOG.warning("the server said %s", secret)
        LOG.error("it failed", extra={"trace": f"ValueError: {secret}"})
    assert secret not in stream.getvalue()


@each("name", PARAMETERS)
def test_no_secret_of_an_address(name: str) -> None:
    secret = run(f"log {name}", ALNUM, 22)
    with log_stream() as stream:
        LOG.debug("GET https://dinkes.kotacontoh.go.id/?a=1&%s=%s → 200", name, secret)
        try:
            raise ValueError(f"https://dinkes.kotacontoh.go.id/?{name}={secret}")
        except ValueError as wrong:
            LOG.error("probe raised %s", wrong, exc_info=True)
    assert [form for form in forms_of(secret) if form in stream.getvalue()] == []


def test_a_database_password_is_none_of_the_logs_business() -> None:
    with log_stream() as stream:
        LOG.error("store postgresql+psycopg://tilik:v3ryS3cretPw@db.test/tilik: refused")
    assert "v3ryS3cretPw" not in stream.getvalue()
    assert "refused" in stream.getvalue()


def test_a_line_has_an_end() -> None:
    with log_stream() as stream:
        LOG.warning("a body: %s", "x" * 3_000_000)
        LOG.error("it failed", extra={"trace": "y\n" * 1_000_000})
        LOG.error("it failed", extra={"trace": "z" * 1_000_000})
    assert len(stream.getvalue()) < 30_000
    assert max(map(len, stream.getvalue().splitlines())) < 1_100


def test_a_secret_that_is_cut_is_masked_all_the_same() -> None:
    key = "-----BEGIN RSA PRIVATE KEY-----\n" + "\n".join([run(f"pem{n}", ALNUM, 64) for n in range(2_000)])
    with log_stream() as stream:
        LOG.warning("%s", key)
    assert not any(run(f"pem{n}", ALNUM, 64) in stream.getvalue() for n in range(2_000))


def test_what_does_not_fit_its_arguments_is_a_line_too() -> None:
    class Unspeakable:
        def __str__(self) -> str:
            raise RuntimeError("no")

    with log_stream() as stream:
        LOG.warning("%d of %d", "many")
        LOG.warning("%s", Unspeakable())
    assert is_log(stream.getvalue())
    assert stream.getvalue().count("cannot be shown") == 2


def test_a_traceback_is_for_debugging() -> None:
    def fail() -> None:
        try:
            raise ValueError("why")
        except ValueError:
            LOG.error("it failed", exc_info=True)

    with log_stream(logging.INFO) as short:
        fail()
    with log_stream(logging.DEBUG) as long:
        fail()
    assert short.getvalue().count("\n") == 1
    assert "    | ValueError: why\n" in long.getvalue()


@pytest.mark.parametrize("host", ["rahasia.kotacontoh.go.id", "sandi.test", "token.example"])
def test_a_host_whose_name_is_a_word_for_secrets_is_told_of_all_the_same(host: str) -> None:
    budget = Budget(Network(host_requests=1), FakeClock(), host)
    breaker = Breaker(limit=1)
    with log_stream() as stream:
        budget.note(f"GET https://{host}/.env", "200")
        budget.admit()
        budget.admit()
        breaker.note(f"{host} http", 443, "timeout")
    assert "***" not in stream.getvalue()
    assert stream.getvalue().count("\n") == 3
