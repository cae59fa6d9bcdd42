"""Hosts that answers mention, for people to adopt."""

from __future__ import annotations

from hypothesis import given, strategies as st

from checks import build
from checks.core.check.need import Http, Https, Need, Pages, Tls
from checks.core.evidence.observation import Observation
from checks.core.facts.mentioned_hosts import mentioned_hosts

TARGET = build.TARGET


def collection(**of: Observation) -> dict[str, Observation]:
    needs: dict[str, Need] = {"https": Https("/"), "http": Http("/"), "tls": Tls(), "pages": Pages()}
    return {request.key: observation for name, observation in of.items() if (request := needs[name].at(TARGET))}


def names(**of: Observation) -> tuple[str, ...]:
    return mentioned_hosts(TARGET, collection(**of))


def test_certificate_redirects_and_links_are_read() -> None:
    linked = build.page(text='<a href="https://rsud.kotacontoh.go.id/x">RSUD</a><img src="//CDN.kotacontoh.go.id">')
    redirect = build.redirect("http://dinkes.kotacontoh.go.id/", "https://www.dinkes.kotacontoh.go.id/")
    assert names(https=linked, http=redirect, tls=build.handshake(names=(build.HOST, "lama.kotacontoh.go.id"))) == (
        "cdn.kotacontoh.go.id",
        "lama.kotacontoh.go.id",
        "rsud.kotacontoh.go.id",
        "www.dinkes.kotacontoh.go.id",
    )


def test_strangers_wildcards_and_the_target_itself_are_not_named() -> None:
    text = '<a href="https://lain.example/">x</a> https://evilkotacontoh.go.id/ https://dinkes.kotacontoh.go.id/y'
    shaken = build.handshake(names=(build.HOST, "*.kotacontoh.go.id", "go.id"))
    assert names(https=build.page(text=text), tls=shaken) == ()


def test_hosts_that_any_page_of_the_crawl_leads_to_are_named() -> None:
    crawl = build.crawl(hosts=("arsip.kotacontoh.go.id", "kotacontoh.go.id", "lain.example"))
    assert names(pages=crawl) == ("arsip.kotacontoh.go.id", "kotacontoh.go.id")


def test_nothing_seen_names_nothing() -> None:
    assert names(https=build.failure("timeout")) == names() == ()


PIECES = [
    "//",
    "kotacontoh.go.id",
    "a",
    "A-1",
    ".",
    "-",
    "_",
    "*",
    "/",
    ":",
    "@",
    " ",
    "%2e",
    "\u202e",
    "é",
    "evil",
    ".example",
    "\x00",
    '"',
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.text(max_size=50))
def test_hostile_pages_name_only_names_of_the_domain(text: str, more: str) -> None:
    location = f"{text}{more}".encode("latin-1", "replace").decode("latin-1")
    hosts = names(https=build.page({"Location": location}, text=f"//{text} {more} //arsip.kotacontoh.go.id/"))
    assert "arsip.kotacontoh.go.id" in hosts
    for name in hosts:
        assert name.endswith(".kotacontoh.go.id") or name == "kotacontoh.go.id"
        assert name.isascii()
