"""What scripts of a page do that nobody who works on the site would have them do: each by what it says, in plain or once it is decoded."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import msgspec

from checks.core.evidence.crawl import host_of
from checks.core.parse.readable_text import readable_text
from checks.core.parse.script_text import ScriptText, script_text
from checks.core.signs.reading import host_subject, readings
from checks.core.signs.sign import inert_host, inert_text
from checks.core.signs.spam_links import IsOwn, is_usual

_MOST_SCRIPTS, _MOST_URLS = 60, 200
_URL = re.compile(r"https?:\\?/\\?/[a-z0-9][a-z0-9.\-]{1,200}[^\s\"'<>`)\\]{0,300}", re.IGNORECASE)
_LOADER = re.compile(
    r"createelement\s{0,3}\(\s{0,3}[\"']script|<script\b|\.src\s{0,3}=|importscripts\s{0,3}\(|<iframe\b|createelement\s{0,3}\(\s{0,3}[\"']iframe"
)
_AWAY = re.compile(
    r"(?:\blocation(?:\.href)?\s{0,3}=(?!=)|\blocation\.(?:replace|assign)\s{0,3}\(|\bwindow\.open\s{0,3}\()\s{0,3}(?:[\"'`](https?:)?(//[^\"'`\s]{3,500})[\"'`]|atob\b|unescape\b|[\w$]{1,40}\b)",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"powershell(?:\.exe)?\s|\bmshta\s|\bcmd(?:\.exe)?\s{1,3}/c|\biwr\s|\biex\b|invoke-(?:webrequest|expression|restmethod)|\bcurl\s[^\n\"'`]{1,200}\|\s{0,3}(?:ba|z)?sh\b|\bmsiexec\s|\brundll32\s|\bbitsadmin\s|\bcertutil\s",
    re.IGNORECASE,
)
_CLIPBOARD = re.compile(
    r"clipboard\.write|execcommand\s{0,3}\(\s{0,3}[\"']copy|clipboarddata\.setdata|setdata\s{0,3}\(\s{0,3}[\"']text", re.IGNORECASE
)
_KEYS = re.compile(
    r"win(?:dows)?\s{0,3}(?:key)?\s{0,3}(?:\+|and)\s{0,3}r\b|ctrl\s{0,3}\+\s{0,3}v|command\s{0,3}\+\s{0,3}(?:v|space)|buka (?:run|terminal)|open (?:the )?terminal",
    re.IGNORECASE,
)
_LURE = re.compile(r"robot|human|manusia|captcha|cloudflare|verif", re.IGNORECASE)
_MINER = re.compile(
    r"coin-?hive|crypto-?night|crypto-?loot|coinimp|webminepool|deepminer|jsecoin|minero\.cc|authedmine|monerominer|webmr\.js|\brandomx\b",
    re.IGNORECASE,
)
_MINING = re.compile(
    r"\b(?:client|coinhive|crypta|coinimp|miner)\.(?:anonymous|user)\s{0,3}\(|wss?://[^\s\"']{0,100}(?:pool|tambang|mine)|stratum\+tcp|\bcn/(?:r|half|gpu|0|1|2)\b|"
    r"\bwallet\s{0,3}[:=]|\bthrottle\s{0,3}:",
    re.IGNORECASE,
)
_FALSE_UPDATE = re.compile(
    r"(?:update|upgrade|perbarui|older version|out of date|versi lama|pembaruan)[^<>]{0,120}(?:chrome|browser|peramban|firefox|edge|flash)|(?:chrome|browser|peramban|firefox|edge|flash)[^<>]{0,60}(?:update|perbarui|pembaruan|kedaluwarsa)",
    re.IGNORECASE,
)
_DOWNLOAD = re.compile(
    r"<a\b[^<>]{0,300}\bhref\s{0,3}=\s{0,3}[\"']?(https?://[^\s\"'<>]{3,300}\.(?:js|jse|vbs|hta|exe|msix?|apk|zip|iso|scr|bat|appinstaller))\b",
    re.IGNORECASE,
)
_COVERS = re.compile(r"position\s{0,3}:\s{0,3}(?:fixed|absolute)", re.IGNORECASE)
_SOURCE = re.compile(r"<script\b[^<>]{0,300}?\bsrc\s{0,3}=\s{0,3}[\"']?([^\s\"'<>]{3,500})", re.IGNORECASE)
# ASCII alone, as HTML has it: letters that only some languages take for these are none of a tag's.
_OPENING = re.compile(r"<script(?=[\s/>])[^<>]{0,5000}>", re.IGNORECASE | re.ASCII)
_CLOSING = re.compile(r"</script(?=[\s/>])", re.IGNORECASE | re.ASCII)
_TAGS = re.compile(r"<[^<>]{0,2000}>")


class ScriptDeed(enum.StrEnum):
    """``DECODES`` hides what it shows, loads or leads to; ``WRITES`` adverts; ``LEADS`` visitors away; ``PASTES`` a command into their clipboard; ``MINES`` with
    their machines; ``UPDATES`` is a false update of the browser."""

    DECODES = "decodes"
    WRITES = "writes"
    LEADS = "leads"
    PASTES = "pastes"
    MINES = "mines"
    UPDATES = "updates"


class ScriptSign(msgspec.Struct, frozen=True):
    """``firm`` is false where somebody who works on the site may have meant it: a sign that needs another."""

    deed: ScriptDeed
    hosts: tuple[str, ...] = ()
    excerpt: str = ""
    firm: bool = True


class _Script(msgspec.Struct, frozen=True):
    """``low`` is its code and what that decodes to, in lower case."""

    code: str
    text: ScriptText
    low: str


def inline_scripts(html: str) -> Iterator[str]:
    """The code that stands in a page itself, piece by piece."""
    at = 0
    while opening := _OPENING.search(html, at):
        end = _CLOSING.search(html, opening.end())
        at = end.start() if end else len(html)
        if code := html[opening.end() : at].strip():
            yield code


def script_signs(html: str, is_own: IsOwn) -> tuple[tuple[ScriptSign, ...], bool]:
    """What the scripts in a page do, and whether all of that was read."""
    scripts = list(islice(inline_scripts(html), _MOST_SCRIPTS + 1))
    every = tuple(file_signs(code, is_own) for code in scripts[:_MOST_SCRIPTS])
    signs = tuple(sign for some, _ in every for sign in some)
    return (*signs, *_of_page(html, is_own)), len(scripts) <= _MOST_SCRIPTS and all(whole for _, whole in every)


def file_signs(code: str, is_own: IsOwn) -> tuple[tuple[ScriptSign, ...], bool]:
    """What one script does, and whether all of it was read."""
    text = script_text(code)
    script = _Script(code, text, f"{code}\n{text.hidden}".lower())
    return tuple(_deeds(script, is_own)), text.whole


def _deeds(script: _Script, is_own: IsOwn) -> Iterator[ScriptSign]:
    foreign = _foreign(script.text.hidden, is_own)
    if foreign or _advertises(script.text.hidden):
        by_name = any(host_subject(host) for host in foreign)
        if by_name or _advertises(script.text.hidden) or (foreign and _LOADER.search(script.low)):
            yield ScriptSign(ScriptDeed.DECODES, _inert(foreign), inert_text(script.text.hidden))
    hosts = _foreign(script.text.literals, is_own)
    if (
        _advertises(script.text.literals)
        and ("document.write" in script.low or "innerhtml" in script.low or "insertadjacenthtml" in script.low)
        and hosts
    ):
        yield ScriptSign(ScriptDeed.WRITES, _inert(hosts), inert_text(script.text.literals))
    yield from _leads(script, is_own)


def _leads(script: _Script, is_own: IsOwn) -> Iterator[ScriptSign]:
    """To another owner's site: by where visitors come from nobody sends them who works on the site; by their device somebody may."""
    hosts = dict[str, None]()
    for match in _AWAY.finditer(f"{script.code}\n{script.text.hidden}"):
        urls = [f"https:{match[2]}"] if match[2] else _URL.findall(script.text.hidden)[:5]
        hosts.update(dict.fromkeys(host_of(url) for url in urls if host_of(url) and not _is_own(url, is_own)))
    if not hosts:
        return
    by_referrer = "document.referrer" in script.low
    by_device = "navigator.useragent" in script.low or "navigator.platform" in script.low
    by_name = any(host_subject(host) for host in hosts)
    if by_referrer or by_name:
        yield ScriptSign(ScriptDeed.LEADS, _inert(hosts), inert_text(script.code))
    elif by_device:
        yield ScriptSign(ScriptDeed.LEADS, _inert(hosts), inert_text(script.code), firm=False)


def _of_page(html: str, is_own: IsOwn) -> Iterator[ScriptSign]:
    scripts = list(islice(inline_scripts(html), _MOST_SCRIPTS))
    code = "\n".join((*scripts, *(script_text(one).hidden for one in scripts), *_SOURCE.findall(html)))
    names, miners = _MINER.search(code), {match[0].lower() for match, _ in zip(_MINING.finditer(code), range(_MOST_URLS), strict=False)}
    if len(miners) > (0 if names else 1):
        yield ScriptSign(ScriptDeed.MINES, (), ", ".join(sorted(miners))[:120])
    if _CLIPBOARD.search(html) and (command := _COMMAND.search(code)):
        visible = _TAGS.sub("", html)
        if _KEYS.search(visible) and _LURE.search(visible):
            yield ScriptSign(ScriptDeed.PASTES, (), inert_text(code[command.start() :]))
    if _FALSE_UPDATE.search(html) and _COVERS.search(html):
        hosts = [host_of(url) for url in _DOWNLOAD.findall(html)[:20] if not _is_own(url, is_own)]
        if hosts:
            yield ScriptSign(ScriptDeed.UPDATES, _inert(hosts))


@lru_cache(maxsize=256)
def _advertises(text: str) -> bool:
    """Whether a text has strong phrases of any subject, and nothing against them."""
    return bool(text) and any(reading.strong and reading.score >= 3 for reading in readings(readable_text(_TAGS.sub(" ", text))).values())


def _foreign(text: str, is_own: IsOwn) -> tuple[str, ...]:
    urls = (url.replace("\\", "") for url in _URL.findall(text)[:_MOST_URLS])
    return tuple(dict.fromkeys(host_of(url) for url in urls if host_of(url) and not _is_own(url, is_own)))


def _is_own(url: str, is_own: IsOwn) -> bool:
    return is_own(url) or is_usual(url)


def _inert(hosts: tuple[str, ...] | list[str] | dict[str, None]) -> tuple[str, ...]:
    return tuple(inert_host(host) for host in hosts)[:5]
