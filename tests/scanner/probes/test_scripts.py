"""The scripts of a site are loaded as browsers load them: each once, its own alone, as far as its robots.txt allows."""

from __future__ import annotations

from checks.core.check.lookup import observed
from checks.core.check.script_need import ScriptFiles
from checks.core.evidence.codec import unpack
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.evidence.scripts import ScriptAnswers
from scanner.engine import collect
from scanner.net import loop
from tests.scanner.net.fakes import HOST, TARGET, response
from tests.scanner.probes.crawl.site import ROBOTS, Page, Site, html, text


def _loaded(pages: dict[str, Page]) -> tuple[dict[str, Exchange | Failure], list[str], list[str]]:
    """What the scripts answered, what the site was asked for, and the hosts."""
    site = Site(pages)

    async def run() -> dict[str, bytes]:
        async with site.world.door.visit(TARGET) as visit:
            return await collect.collect([ScriptFiles().at(TARGET)], visit)

    evidence = {key: unpack(packed) for key, packed in loop.run(run()).items()}
    answers = observed(ScriptFiles(), TARGET, evidence)
    assert isinstance(answers, ScriptAnswers)
    return answers.answers, site.paths, [str(request.url.host) for request in site.world.server.requests]


def _page(*scripts: str, more: str = "") -> str:
    return "<!doctype html><title>Dinas</title><h1>Layanan</h1>" + "".join(f'<script src="{one}"></script>' for one in scripts) + more


def test_each_script_is_loaded_once_and_no_stranger_is_asked() -> None:
    pages: dict[str, Page] = {
        "/": _page(
            "/a.js", "/a.js", "b.js?ver=1", "https://pustaka.example/c.js", "//aset.kotacontoh.go.id/d.js", more="<a href=/lain>Lain</a>"
        ),
        "/lain": _page("/a.js", "/e.js"),
        "/a.js": text("a();", "text/javascript"),
        "/b.js?ver=1": text("b();", "text/javascript"),
        "/e.js": text("e();", "text/javascript"),
    }
    answers, paths, hosts = _loaded(pages)
    assert set(answers) == {f"https://{HOST}/{name}" for name in ("a.js", "b.js?ver=1", "e.js")}
    assert sorted(path for path in paths if ".js" in path) == ["/a.js", "/b.js?ver=1", "/e.js"]
    assert set(hosts) == {HOST}
    first = answers[f"https://{HOST}/a.js"]
    assert isinstance(first, Exchange)
    assert first.final.body.text == "a();"


def test_what_robots_may_not_load_is_not_loaded() -> None:
    answers, paths, _ = _loaded(
        {"/": _page("/tutup/a.js"), ROBOTS: text("User-agent: *\nDisallow: /tutup/\n"), "/tutup/a.js": text("a();")}
    )
    assert isinstance(answers[f"https://{HOST}/tutup/a.js"], Failure)
    assert "/tutup/a.js" not in paths


def test_a_script_may_be_called_like_a_change_and_its_query_may_not() -> None:
    names = ["/js/jquery-migrate.min.js?ver=3.3.2", "/js/modify_member.js", "/app.js?action=delete", "/hapus/1"]
    answers, paths, _ = _loaded({"/": _page(*names)})
    assert [url.removeprefix(f"https://{HOST}") for url, one in answers.items() if isinstance(one, Failure)] == names[2:]
    assert {path for path in paths if path in names} == set(names[:2])


def test_there_is_a_limit_to_scripts() -> None:
    names = [f"/{number}.js" for number in range(40)]
    answers, paths, _ = _loaded({"/": _page(*names)})
    assert len(answers) == 16
    assert {path for path in paths if path.endswith(".js")} == set(names[:16])


def test_a_front_page_that_is_no_page_has_no_scripts() -> None:
    assert _loaded({"/": text("teks")})[0] == {}
    assert _loaded({"/": html("", 503)})[0] == {}


def test_the_site_may_send_what_it_likes() -> None:
    urls = [
        "/a.js#x",
        "/%00.js",
        "/" + "a" * 3000 + ".js",
        "javascript:x",
        "data:,x",
        "http://[::1/x.js",
        f"https://{HOST}:99999/x.js",
        f"https://{HOST}:8443/x.js",
    ]
    answers, _, hosts = _loaded({"/": _page(*urls)})
    assert all(isinstance(one, Exchange | Failure) for one in answers.values())
    assert set(hosts) == {HOST}


def test_a_redirect_to_elsewhere_is_not_followed() -> None:
    away = response(302, {"Location": "https://pustaka.example/a.js"}, b"")
    answers, _, hosts = _loaded({"/": _page("/a.js"), "/a.js": away})
    answer = answers[f"https://{HOST}/a.js"]
    assert isinstance(answer, Exchange)
    assert answer.stop is not None
    assert set(hosts) == {HOST}
