"""What the front page answers after the questions that no visitor asks tells whether we were turned away; what is only restless does not."""

import datetime as dt

import msgspec
import pytest

from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.page.control import awake, doubtful, earliest, looks_like, turned_away
from checks.core.testing import evidence as build
from tests.each import each

WORDS = "Selamat datang di situs resmi dinas kesehatan kota contoh layanan berita pengumuman untuk masyarakat kota"
HOME = build.page((), f"<!doctype html><html><body class=utama><div id=menu></div><h1>Dinas</h1><p>{WORDS}</p></body></html>")
DENIED = (
    "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>"
)


@each(
    ("after", "reason"),
    [
        (HOME, None),
        (build.page((), HOME.final.body.text.replace("pengumuman", "agenda 12:31:07")), None),
        (build.page((), "<!doctype html><html><body class=utama><div id=menu></div><h1>Lain</h1><p>Kalimat acak hari ini</p></body></html>"), None),
        (build.page((), DENIED, 403), "blocked"),
        (build.page((), DENIED.replace("403 Forbidden", "404 Not Found"), 404), "blocked"),
        (build.page((), "", 401), "blocked"),
        (build.page((), "<title>Peringatan</title><p>Aktivitas tidak wajar</p>"), "blocked"),
        (build.page((), "", 429), "rate-limited"),
        (build.page((), "", 503), "server-error"),
        (build.redirect(build.HTTPS, f"{build.HTTPS}peringatan"), "blocked"),
        (build.redirect(build.HTTPS, "https://tameng.example/", stop=build.failure("out-of-scope")), "blocked"),
    ],
)  # fmt: skip
def test_a_front_page_that_is_no_longer_there(after: Exchange, reason: str | None) -> None:
    why = turned_away(HOME, after)
    assert (why.key if why else None) == reason


@pytest.mark.parametrize("before", [build.page((), DENIED, 403), build.page((), "", 429), build.page((), "", 500)])
def test_where_there_was_no_front_page_nothing_can_be_told(before: Exchange) -> None:
    assert turned_away(before, build.page((), DENIED, 403)) is None


def test_only_answers_like_that_one_are_doubted() -> None:
    last = build.page((), DENIED, 403)
    assert looks_like(build.page((), DENIED, 403, "/.env"), last)
    assert not looks_like(build.gone("/.env"), last)
    assert not looks_like(build.page((), "<h1>Folder ini tertutup bagi umum, hubungi bidang informasi</h1>", 403, "/.env"), last)


LOST = "<h1>Halaman tidak ditemukan</h1><p>Alamat yang Anda tuju tidak tersedia pada situs ini.</p>"
OTHER = DENIED.replace("403 Forbidden", "404 Not Found")


def probe(path: str, text: str, status: int = 404) -> tuple[HttpRequest, Exchange]:
    return HttpRequest("https", build.HOST, 443, path), build.page((), text, status, path)


@each(
    ("probes", "questions"),
    [
        ([probe(f"/{n}.sql", LOST) for n in "abcdefgh"], []),
        (
            [probe(f"/{n}.sql", LOST) for n in "abcd"] + [probe(f"/{n}.sql", OTHER) for n in "efgh"],
            ["/a.sql", "/b.sql", "/c.sql", "/d.sql", "/e.sql", "/f.sql", "/g.sql", "/h.sql"],
        ),
        (
            [probe(f"/{n}.sql", LOST) for n in "abcd"] + [probe(f"/{n}.sql", "", 410) for n in "efgh"],
            ["/a.sql", "/b.sql", "/c.sql", "/d.sql", "/e.sql", "/f.sql", "/g.sql", "/h.sql"],
        ),
        # The shapes differ; it woke up between them, or the site answers each in a way of its own.
        (
            [probe(f"/{n}.sql", LOST) for n in "abcd"] + [probe(f"/{n}.php", OTHER) for n in "efgh"],
            ["/a.sql", "/b.sql", "/e.php", "/f.php"],
        ),
        (
            [probe("/a.sql", LOST), probe("/b.php", LOST), probe("/c.php", OTHER), probe("/d.sql", OTHER)],
            ["/b.php", "/a.sql", "/c.php", "/d.sql"],
        ),
        # Kinds of paths that were answered in both ways come first.
        ([*(probe(f"/{n}.php", LOST) for n in "abcd"), probe("/z.sql", LOST), probe("/y.sql", OTHER)], ["/z.sql", "/a.php", "/y.sql"]),
        # What is really there is no way of saying that nothing is.
        ([probe("/.env", "APP_KEY=base64:abc", 200), *(probe(f"/.env.{n}", LOST) for n in ("backup", "production", "old"))], []),
        # What was no answer of the site tells nothing of its ways.
        ([probe("/a.sql", "", 503), *(probe(f"/{n}.sql", LOST) for n in "bcd")], []),
        ([], []),
    ],
)
def test_what_is_asked_for_again(probes: list[tuple[HttpRequest, Exchange]], questions: list[str]) -> None:
    assert [question.path for question, _ in doubtful(probes)] == questions
    # Questions overtake one another; a site that answers alike is asked alike.
    for step in range(len(probes)):
        assert [question.path for question, _ in doubtful([*probes[step:], *probes[:step]])] == questions
    assert [question.path for question, _ in doubtful(probes[::-1])] == questions


def test_a_firewall_is_awake_where_everything_of_one_way_is_answered_otherwise() -> None:
    (_, first), (_, second), (_, last) = probe("/a.sql", LOST), probe("/b.sql", LOST), probe("/a.sql", OTHER)
    assert awake([(first, last), (second, last)]) == [last, last]
    assert awake([(first, last), (second, second)]) == []
    assert awake([]) == []


def later(answer: Exchange, seconds: float) -> Exchange:
    return msgspec.structs.replace(answer, at=answer.at + dt.timedelta(seconds=seconds))


def test_what_woke_up_and_slept_again_leaves_what_it_answered_in_doubt() -> None:
    """Home-made rules forget an address after a while (`Jail` with ``bantime`` of fail2ban, ``expire`` of HAProxy's stick tables)."""
    before, within = later(probe("/a.sql", LOST)[1], 0), later(probe("/b.sql", OTHER)[1], 5)
    after = later(probe("/b.sql", LOST)[1], 9)
    assert awake([(within, after), (before, later(before, 9))]) == [after, within]
    # Where the later way was never met before, it is what woke up.
    assert awake([(before, within)]) == [within]


def turning(count: int) -> list[tuple[HttpRequest, Exchange]]:
    return [probe(f"/{n:02}.sql", OTHER if n % 2 else LOST) for n in range(count)]


def test_servers_that_take_turns_are_told_by_how_often_they_did() -> None:
    """A balancer keeps a connection to one of its servers; what is asked again over it is all answered by that one (``balance`` of HAProxy)."""
    (_, lost), (_, other) = turning(2)
    assert earliest(turning(30), [(lost, other), (lost, other)]) is None
    woken = [*turning(30)[::2], *turning(30)[1::2]]
    questions = earliest(woken, [(lost, other), (lost, other)])
    assert questions is not None
    assert [question.path for question, _ in questions] == ["/00.sql", "/02.sql", "/01.sql", "/03.sql"]
    # Nothing changed.
    assert earliest(turning(30), [(lost, lost), (other, other)]) == []


def test_two_error_pages_of_few_words_are_told_apart_and_the_asked_name_is_none_of_them() -> None:
    (_, nginx), (_, openresty) = probe("/a", OTHER), probe("/b", OTHER.replace("nginx", "openresty"))
    assert not looks_like(nginx, openresty)
    assert looks_like(probe("/berkas.sql", "Cannot GET /berkas.sql")[1], probe("/data.sql", "Cannot GET /data.sql")[1])
    assert not looks_like(build.redirect(f"{build.HTTPS}a", build.HTTPS, text=LOST), build.page((), LOST, 200, "/a"))


def test_a_redirect_to_what_is_no_address_leads_to_one_place() -> None:
    """A Location that no parser takes (RFC 3986 section 3.2.2: the bracket is never closed)."""
    there = build.page([("Location", "http://[::1/")], "", 301, "/berkas.sql")
    lost = Exchange(there.hops, there.at, build.failure("malformed"))
    assert looks_like(lost, Exchange(there.hops, there.at, build.failure("malformed")))
    assert not looks_like(lost, build.page((), LOST, 301, "/berkas.sql"))
