"""Servers that refuse every file of a kind, whether it is there or not, and answer other names with an honest 404: nothing of that kind can be had.

The rules are the products': Drupal's and SLiMS' .htaccess, html5-boilerplate's server configurations ("Block access to files that can expose sensitive
information"), nginx' beginner's `location ~ /\\.`, cPanel's and Plesk's rules for logs; what a refusal says, RFC 9110 section 15.5.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import FRONT, Behaviour, answering, bare, plain
from tests.accuracy.exposures import ENV

_REFUSAL = "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
KINDS: Mapping[str, str] = {
    "logs": r"\.log$",
    "logs-and-texts": r"\.(?:log|txt|md)$",
    "whatever-is-called-a-log": r"log",
    "logs-by-their-names": r"(?:error_log|access_log|\.log)$",
    "logs-and-their-folder": r"^/logs/|\.log$|error_log",
    "phps-own-log": r"/error_log$",
    "dumps": r"\.sql$",
    "archives": r"\.(?:zip|tar|gz|rar|7z|tgz)$",
    "copies": r"\.(?:bak|old|orig|save|swp|dist|inc|copy)$|~$",
    "html5-boilerplate": r"(?:\.(?:bak|conf|dist|fla|in[ci]|log|orig|psd|sh|sql|sw[op])|~)$",
    "drupal": r"\.(?:engine|inc|install|make|module|profile|po|sh|.*sql|theme|twig|tpl(?:\.php)?|xtmpl|yml)(?:~|\.sw[op]|\.bak|\.orig|\.save)?$|/(?:\.(?!well-known).*|composer\.(?:json|lock)|web\.config)$",
    "settings": r"\.(?:ini|conf|cnf|env|yml|yaml|xml|json|lock)$",
    "dot-files": r"/\.(?!well-known)",
    "a-repository": r"/\.git",
    "keys": r"\.(?:pem|key|ppk|p12|pfx)$|id_rsa",
    "programs-among-uploads": r"/(?:uploads?|images|media)/.*\.php$",
}  # fmt: skip
_LOG = "[29-Nov-2026 10:00:06 Asia/Jakarta] PHP Warning:  Undefined variable $judul in /home/dinas/public_html/index.php on line 12\n" * 3
_DUMP = "-- MySQL dump 10.13  Distrib 8.0.35, for Linux (x86_64)\n--\n-- Host: localhost    Database: dinas\n-- ------------------------------------------------------\nDROP TABLE IF EXISTS `users`;\nCREATE TABLE `users` (\n  `id` int NOT NULL\n) ENGINE=InnoDB;\n"
# What is refused, what stands open besides, and the check that says so.
BESIDE: Mapping[str, tuple[str, str, ServedAnswer, str, str]] = {
    "phps-own-log": (r"\.log$", "/error_log", plain(_LOG), "exposed-logs", "error-log"),
    "a-dump": (r"\.(?:zip|tar|gz|rar|7z)$", "/backup.sql", plain(_DUMP), "exposed-dumps", "common-dump"),
    "settings": (r"/\.(?:git|svn|ht)", "/.env", plain(ENV), "exposed-env", "secrets"),
}


def _site(kind: str, status: int, files: Mapping[str, ServedAnswer]) -> Respond:
    pattern = re.compile(kind)

    def answer(request: IncomingRequest) -> ServedAnswer:
        if pattern.search(request.path):
            return bare(_REFUSAL, status)
        return ({"/": FRONT} | dict(files)).get(request.path) or bare(LOST, 404)

    return answering(answer)


def behaviours() -> Iterator[Behaviour]:
    """Each kind refused by a site that has nothing open, and what is open beside a refusal."""
    for name, kind in KINDS.items():
        yield Behaviour(name=f"refuses-{name}", https=_site(kind, 403, {}), must={"exposed-*": "pass"})
    for name in ("logs", "dumps", "html5-boilerplate"):
        yield Behaviour(name=f"asks-for-a-password-for-{name}", https=_site(KINDS[name], 401, {}), must={"exposed-*": "pass"})
    for name, (kind, path, file, check, entry) in BESIDE.items():
        yield Behaviour(
            name=f"refuses-a-kind-but-not-{name}",
            https=_site(kind, 403, {path: file}),
            must={check: f"fail ({entry})", "exposed-*": "pass"},
        )
