"""Pages and files of which the end counts: what stands behind the part that is read may be found or left open, but never be called absent.

Fetch ("process response end-of-body") gives a browser the whole body, however long, and a dotenv file, a dump or a ``.git/config`` is as readable at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import CAREFUL
from scanner.example_city.site import ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import AGENCY, Behaviour, plain

_SENTENCE = "Pelayanan kesehatan dasar bagi warga kota, Senin sampai Jumat, di seluruh puskesmas. " * 20
_COMMENT = "# " + "keterangan " * 8 + "\n"
_BRANCH = '[branch "rilis-{0}"]\n\tremote = origin\n\tmerge = refs/heads/rilis-{0}\n'
_LONG = (540_000, 900_000, 1_900_000)
_FORM = '<form action="http://kirim.kotalain.test/masuk" method="post"><input type="password" name="p"></form>'
_NUMBERS = "".join(f"<tr><td>317101{day % 28 + 1:02}0190{day:04}</td></tr>" for day in range(59))
_SCRIPT = '<script src="http://aset.lain.test/a.js"></script>'
_STRANGER = '<script src="https://cdn.jsdelivr.net/npm/jquery@3.7.1/dist/jquery.min.js"></script>'
_GENERATOR = '<meta name="generator" content="WordPress 5.1.1">'
_WHERE = {"exposed-*": "pass"}


def _page(content: str, head: str = "") -> ServedAnswer:
    html = f'<!doctype html><html lang="id"><head><title>{AGENCY}</title>{head}</head><body><h1>{AGENCY}</h1><p>Layanan perizinan bagi warga kota.</p>{content}</body></html>'
    return ServedAnswer(200, (*CAREFUL, ("Content-Type", "text/html; charset=utf-8")), html.encode())


def _text(size: int) -> str:
    return "".join(f"<p>{number} {_SENTENCE}</p>" for number in range(size // len(_SENTENCE)))


def _style(size: int) -> str:
    return f"<style>{'.a{margin:0;padding:1px}' * (size // 24)}</style>"


FRONTS: Mapping[str, tuple[ServedAnswer, str, str]] = {
    **{f"form-behind-{size}": (_page(_text(size) + _FORM), "content-forms", "unknown") for size in _LONG},
    "form-behind-300000": (_page(_text(300_000) + _FORM), "content-forms", "fail (plain-password, foreign-password)"),
    **{f"numbers-behind-{size}": (_page(_text(size) + f"<table>{_NUMBERS}</table>"), "content-personal", "unknown") for size in _LONG},
    **{f"script-behind-{size}": (_page(_style(size) + _SCRIPT), "content-mixed", "unknown") for size in _LONG},
    **{f"library-behind-{size}": (_page(_style(size) + _STRANGER), "content-integrity", "unknown") for size in _LONG},
    **{f"generator-behind-{size}": (_page("<p>Beranda</p>", _style(size) + _GENERATOR), "http-disclosure", "unknown") for size in _LONG},
    # Behind the head no generator counts, and nothing is left open (HTML section 4.2.5.1).
    "long-text-behind-the-head": (_page(_text(540_000)), "http-disclosure", "pass"),
}
FILES: Mapping[str, tuple[str, str, str, str]] = {
    "settings-behind-100k": ("/.env", f"APP_NAME=Situs\n{_COMMENT * 1200}DB_PASSWORD=contoh-rahasia-9\n", "exposed-env", "unknown"),
    "settings-behind-50k": ("/.env", f"APP_NAME=Situs\n{_COMMENT * 500}DB_PASSWORD=contoh-rahasia-9\nAPP_KEY=base64:Y29udG9o\n", "exposed-env", "fail (secrets)"),
    "settings-behind-a-comment": ("/.env", f"{_COMMENT * 1200}DB_PASSWORD=contoh-rahasia-9\n", "exposed-env", "unknown"),
    "dump-behind-a-licence": ("/database.sql", "/*\n" + " * catatan pemulihan basis data perizinan\n" * 200 + "*/\nCREATE TABLE `warga` (id int);\nINSERT INTO `warga` VALUES (1);\n", "exposed-dumps", "unknown"),
    "dump-of-postgresql": ("/dump.sql", "--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version 15.6\n" + "--\n" * 2500 + "CREATE TABLE public.warga (id integer);\n", "exposed-dumps", "fail (common-dump)"),
    "log-that-is-none": ("/error.log", "catatan rapat pimpinan tentang layanan warga kota\n" * 900, "exposed-logs", "unknown"),
    "git-settings-behind-branches": ("/.git/config", "".join(_BRANCH.format(n) for n in range(1300)) + "[core]\n\trepositoryformatversion = 0\n\tbare = false\n", "exposed-git", "unknown"),
    "git-settings-with-many-branches": ("/.git/config", "[core]\n\trepositoryformatversion = 0\n\tbare = false\n" + "".join(_BRANCH.format(n) for n in range(1300)) + '[remote "origin"]\n\turl = https://budi:contoh-9@git.example/app.git\n', "exposed-git", "fail (open)"),
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Long front pages, and long files of a site with a short one."""
    for name, (front, check, label) in FRONTS.items():
        yield Behaviour(name=f"long-{name}", https=BACKGROUNDS["honest"].site({"/": front}), must={check: label})
    for name, (path, text, check, label) in FILES.items():
        yield Behaviour(name=f"long-{name}", https=BACKGROUNDS["honest"].site({path: plain(text)}), must={check: label} | _WHERE)
