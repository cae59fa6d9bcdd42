"""Measures as the settings of one server: each file with where it goes, what it replaces and what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from checks.core.configuration.apache import apache_lines, htaccess_lines
from checks.core.configuration.block import ServerBlock, block_texts
from checks.core.configuration.iis import iis_document
from checks.core.configuration.measure import Circumstances, Measure
from checks.core.configuration.nginx import nginx_lines, nginx_replaces
from checks.core.configuration.place import AIM, MODULES, OF_FILE, OF_STEP, REPLACES, REWRITE_MODULE, SECOND_STEP
from checks.core.configuration.plan import POLICY, MeasurePlan, measure_plan
from checks.core.configuration.settings_file import SettingsFile, SettingsScope, WebServer

_NAMES = {
    (WebServer.NGINX, SettingsScope.HOST): "perbaikan-nginx.conf",
    (WebServer.NGINX, SettingsScope.WHOLE): "perbaikan-nginx-http.conf",
    (WebServer.APACHE, SettingsScope.HOST): "perbaikan-apache.conf",
    (WebServer.APACHE, SettingsScope.WHOLE): "perbaikan-apache-server.conf",
    (WebServer.LITESPEED, SettingsScope.HOST): "perbaikan.htaccess",
    (WebServer.IIS, SettingsScope.HOST): "perbaikan-web.config",
}
_FIELDS = {WebServer.NGINX: "nginx", WebServer.APACHE: "apache", WebServer.LITESPEED: "litespeed", WebServer.IIS: "iis"}


@lru_cache(maxsize=256)
def settings_files(
    server: WebServer, measures: tuple[Measure, ...], circumstances: Circumstances, lang: str, *, step: bool = False
) -> tuple[SettingsFile, ...]:
    """The files for one host, or with ``step`` what is put in for one action; none where this server has nothing to be told."""
    texts = block_texts()
    whole_plan = measure_plan(measures, circumstances, texts)
    blocks = [(texts[name], block) for name in whole_plan.blocks if (block := _block(server, name, circumstances)) is not None]
    notes = [f"# {about.about[lang]}: {block.note[lang]}" for about, block in blocks if block.note]
    if server is WebServer.IIS:
        document = iis_document(whole_plan, circumstances, [block.elements for _, block in blocks])
        if whole_plan.trial:
            notes += [f"# {SECOND_STEP[lang]}", f'# <add name="{POLICY}" value="{whole_plan.final}" />']
        body = "\n".join(filter(None, (_as_xml(notes), document)))
    else:
        settings = [f"# {about.about[lang]}\n{block.host.strip()}" for about, block in blocks if block.host]
        body = "\n".join([*notes, *settings, *_lines(server, whole_plan, circumstances, SECOND_STEP[lang])])
    host = [part for _, part in blocks if part.host or part.elements or part.note]
    generated = nginx_replaces(whole_plan) if server is WebServer.NGINX else ()
    parts = [(SettingsScope.HOST, body, [*_each(host, "replaces"), *generated], [*_each(host, "modules"), *_modules(server, whole_plan)])]
    both = [block for _, block in blocks if block.whole]
    parts.append(
        (
            SettingsScope.WHOLE,
            "\n".join(block.whole.strip() for block in both),
            [] if host else _each(both, "replaces"),
            _each(both, "modules"),
        )
    )
    files = [_file(server, *part, circumstances, lang, step=step) for part in parts if part[1]]
    return (*files, *_documents([block for _, block in blocks], circumstances, lang))


def _block(server: WebServer, name: str, circumstances: Circumstances) -> ServerBlock | None:
    """The block as it is for this host: what only a newer OpenSSL starts with stands under a name of its own."""
    texts = block_texts()
    if circumstances.post_quantum and f"{name}-new" in texts:
        name += "-new"
    block: ServerBlock | None = getattr(texts[name], _FIELDS[server])
    if block is None:
        return None
    return msgspec.structs.replace(
        block,
        host=_occupied(block.host, circumstances),
        whole=_occupied(block.whole, circumstances),
        files={file: _occupied(text, circumstances) for file, text in block.files.items()},
        elements={path: _occupied(text, circumstances) for path, text in block.elements.items()},
    )


def _occupied(text: str, circumstances: Circumstances) -> str:
    expires = f"{circumstances.expires}T00:00:00Z" if circumstances.expires else "2027-01-01T00:00:00Z"
    contact = circumstances.contact or f"mailto:csirt@{circumstances.host}"
    filling = {
        "@host@": circumstances.host,
        "@contact@": contact,
        "@expires@": expires,
        "@host-pattern@": circumstances.host.replace(".", r"\."),
    }
    for mark, value in filling.items():
        text = text.replace(mark, value)
    return text


def _lines(server: WebServer, whole_plan: MeasurePlan, circumstances: Circumstances, second_step: str) -> list[str]:
    match server:
        case WebServer.NGINX:
            return list(nginx_lines(whole_plan, circumstances, second_step))
        case WebServer.APACHE:
            return list(apache_lines(whole_plan, circumstances, second_step))
        case _:
            return list(htaccess_lines(whole_plan, circumstances, second_step))


def _modules(server: WebServer, whole_plan: MeasurePlan) -> list[str]:
    headers = whole_plan.headers or whole_plan.removals or whole_plan.policy or whole_plan.trial
    if server is WebServer.APACHE and headers:
        return ["headers"]
    return [REWRITE_MODULE] if server is WebServer.IIS and (whole_plan.rules or any(h.secure for h in whole_plan.headers)) else []


def _each(blocks: Iterable[ServerBlock], field: str) -> list[str]:
    return [name for block in blocks for name in getattr(block, field)]


def _file(
    server: WebServer,
    scope: SettingsScope,
    body: str,
    replaces: list[str],
    modules: list[str],
    circumstances: Circumstances,
    lang: str,
    *,
    step: bool,
) -> SettingsFile:
    replaces, modules = list(dict.fromkeys(replaces)), list(dict.fromkeys(modules))
    place = (OF_STEP if step else OF_FILE)[server, scope][lang].replace("@host@", circumstances.host)
    head = [] if step else [AIM[lang].replace("@host@", circumstances.host)]
    head += place.splitlines()
    if modules:
        head.append(MODULES[server][lang].replace("@modules@", " ".join(modules)))
    if replaces:
        head.append(REPLACES[lang].replace("@lines@", ", ".join(replaces)))
    lines = [f"# {line}" for line in head]
    first = ['<?xml version="1.0" encoding="utf-8"?>'] if server is WebServer.IIS and not step else []
    comment = [_as_xml(lines)] if server is WebServer.IIS else lines
    text = "\n".join([*first, *comment, body]) + "\n"
    return SettingsFile(name=_NAMES[server, scope], scope=scope, text=text, replaces=tuple(replaces), modules=tuple(modules))


def _as_xml(comments: Iterable[str]) -> str:
    """Comments of lines as those of XML, in which two hyphens may not stand."""
    return "\n".join(f"<!-- {comment.removeprefix('# ').replace('--', '- -')} -->" for comment in comments)


def _documents(blocks: Iterable[ServerBlock], circumstances: Circumstances, lang: str) -> Iterator[SettingsFile]:
    for block in blocks:
        for name, text in block.files.items():
            yield SettingsFile(name=name, scope=SettingsScope.DOCUMENT, text=text)
