"""Any text is a city or a `TargetsError`; and what is written from a city reads as that city."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from checks.core.model.city import City, Hours, Opd, Permission
from checks.core.model.finding import Importance, Level, Target
from scanner.errors import TargetsError
from scanner.targets import format_city, parse_targets

TODAY = dt.date(2026, 11, 21)

_PIECES = st.sampled_from(
    [
        *"#[]:=, \t\n\r\x00\ufeff\u202e",
        "go.id",
        "a.go.id",
        "::1",
        "[::1]",
        "10.0.0.0/8",
        "443",
        "city",
        "code: ",
        "name: ",
        "level=visit",
        "address=",
        "permission: ",
        " until ",
        "2027-12-31",
        "hours: ",
        "07:00-08:00",
        " Asia/Jakarta",
    ]
)
_TEXTS = st.text(max_size=200) | st.lists(_PIECES | st.text(max_size=3), max_size=30).map("".join)


@given(_TEXTS)
def test_any_text_is_a_city_or_a_targets_error(text: str) -> None:
    try:
        city = parse_targets(text, "targets.txt", today=TODAY)
    except TargetsError:
        return
    assert city.targets
    assert {target.opd for target in city.targets} <= {opd.code for opd in city.opds}
    assert parse_targets(format_city(city), "again.txt", today=TODAY) == city


# From K on, so that nothing reads as a comment or an address.
_WORDS = st.text("Kz7éʿ&'.,;:()[]=/@- ", max_size=20).map(lambda text: " ".join(f"K{text}".split()))
_CODES = st.lists(st.text("dinkes0", min_size=1, max_size=5), min_size=1, max_size=3).map("-".join)
_LEVELS = st.sampled_from(Level)
_PORTS = st.integers(1, 65535)
_TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))
_HOURS = st.builds(Hours, _TIMES, _TIMES, st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "UTC"])).filter(
    lambda hours: hours.start != hours.end
)
_PERMISSIONS = st.builds(Permission, st.integers(1, 9999).map("{}/Diskominfo/2026".format), st.none() | st.dates(dt.date(2000, 1, 1)))


@st.composite
def cities(draw: st.DrawFn) -> City:
    opds, targets = [], []
    for number, code in enumerate(draw(st.lists(_CODES, min_size=1, max_size=4, unique=True))):
        opd = Opd(
            code=code,
            name=draw(_WORDS),
            contact=draw(st.just("") | _WORDS),
            head=draw(st.just("") | _WORDS),
            permission=draw(st.none() | _PERMISSIONS),
            hours=draw(st.none() | _HOURS),
            level=draw(_LEVELS),
        )
        opds.append(opd)
        for port in draw(st.lists(_PORTS, min_size=1, max_size=3, unique=True)):
            name, domain = draw(
                st.sampled_from(
                    [(f"h{number}.kotacontoh.go.id", "kotacontoh.go.id"), (f"192.0.2.{number}", ""), (f"2001:db8::{number + 1}", "")]
                )
            )
            target = Target(
                host=name,
                port=port,
                http_port=draw(_PORTS),
                domain=domain,
                opd=code,
                importance=draw(st.sampled_from(Importance)),
                level=min(draw(_LEVELS), opd.level),
                address=draw(st.none() | st.sampled_from(["192.0.2.99", "2001:db8::99"])) if domain else None,
            )
            targets.append(target)
    return City(name=draw(_WORDS), opds=tuple(opds), targets=tuple(targets))


@pytest.mark.slow
@given(cities())
def test_what_is_written_reads_as_the_same_city(city: City) -> None:
    assert parse_targets(format_city(city), "targets.txt", today=TODAY) == city
