"""Scripts: whose, how loaded, pinned or not, in pages good and bad."""

from __future__ import annotations

from collections.abc import Iterator

from tests.real.observatory.case import PLAIN, Case, Reply, site, sound

_PIN = 'integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"'

PAGES = {
    "none": "<p>x",
    "inline": "<script>1</script>",
    "own, relative": "<script src=/a.js></script>",
    "own, relative, pinned": f"<script src=/a.js {_PIN}></script>",
    "own, whole": "<script src=https://HOST/a.js></script>",
    "own, whole, pinned": f"<script src=https://HOST/a.js {_PIN}></script>",
    "own domain": "<script src=https://cdn.kotacontoh.go.id/a.js></script>",
    "own domain, pinned": f"<script src=https://cdn.kotacontoh.go.id/a.js {_PIN}></script>",
    "own domain over http": "<script src=http://cdn.kotacontoh.go.id/a.js></script>",
    "own domain over http, pinned": f"<script src=http://cdn.kotacontoh.go.id/a.js {_PIN}></script>",
    "the domain itself": "<script src=https://kotacontoh.go.id/a.js></script>",
    "a neighbour": "<script src=https://kotalain.go.id/a.js></script>",
    "almost the domain": "<script src=https://bukankotacontoh.go.id/a.js></script>",
    "foreign": "<script src=https://cdn.example/a.js></script>",
    "foreign, pinned": f"<script src=https://cdn.example/a.js {_PIN} crossorigin></script>",
    "foreign over http": "<script src=http://cdn.example/a.js></script>",
    "foreign over http, pinned": f"<script src=http://cdn.example/a.js {_PIN}></script>",
    "foreign, empty pin": "<script src=https://cdn.example/a.js integrity=''></script>",
    "foreign, nonsense pin": "<script src=https://cdn.example/a.js integrity=apa></script>",
    "borrowed scheme": "<script src=//cdn.example/a.js></script>",
    "borrowed scheme, pinned": f"<script src=//cdn.example/a.js {_PIN}></script>",
    "borrowed scheme, own": "<script src=//HOST/a.js></script>",
    "foreign pinned and not": f"<script src=https://cdn.example/a.js {_PIN}></script><script src=https://cdn.example/b.js></script>",
    "http pinned, https not": f"<script src=http://cdn.example/a.js {_PIN}></script><script src=https://cdn.example/b.js></script>",
    "foreign pinned, own": f"<script src=https://cdn.example/a.js {_PIN}></script><script src=/b.js></script>",
    "foreign, own pinned": f"<script src=https://cdn.example/a.js></script><script src=/b.js {_PIN}></script>",
    "own pinned, then http": f"<script src=/b.js {_PIN}></script><script src=http://cdn.example/a.js></script>",
    "both pinned": f"<script src=https://cdn.example/a.js {_PIN}></script><script src=/b.js {_PIN}></script>",
    "inline pinned": f"<script {_PIN}>1</script>",
    "upper case": "<SCRIPT SRC=HTTPS://CDN.EXAMPLE/A.JS></SCRIPT>",
    "spaces": "<script src='  https://cdn.example/a.js\n'></script>",
    "backslashes": "<script src='https:\\\\cdn.example\\a.js'></script>",
    "one slash": "<script src='https:/cdn.example/a.js'></script>",
    "three slashes": "<script src='///cdn.example/a.js'></script>",
    "two backslashes": "<script src='\\\\cdn.example/a.js'></script>",
    "data": "<script src='data:text/javascript,1'></script>",
    "blob": "<script src='blob:https://cdn.example/1'></script>",
    "javascript": "<script src='javascript:1'></script>",
    "empty src": "<script src=''></script>",
    "bare src": "<script src></script>",
    "user information": "<script src=https://HOST@cdn.example/a.js></script>",
    "port": "<script src=https://HOST:8443/a.js></script>",
    "address": "<script src=https://192.0.2.1/a.js></script>",
    "IPv6": "<script src='https://[2001:db8::1]/a.js'></script>",
    "template left over": "<script src='https://{{cdn}}/a.js'></script>",
    "international": "<script src='https://exämple.example/a.js'></script>",
    "not a URL": "<script src='https://<?= $cdn ?>/a.js'></script>",
    "not a URL, spaces": "<script src='https://cdn example/a.js'></script>",
    "not a URL, port": "<script src='https://cdn.example:99999/a.js'></script>",
    "not a URL, address": "<script src='https://1.2.3.999/a.js'></script>",
    "not a URL, upper case": "<script src='HTTPS://cdn example/a.js'></script>",
    "base": "<base href=https://cdn.example/><script src=a.js></script>",
    "base over http": "<base href=http://cdn.example/><script src=a.js></script>",
    "base, own": "<base href=https://HOST/x/><script src=a.js></script>",
    "base, relative": "<base href=/x/><script src=a.js></script>",
    "base, borrowed": "<base href=//cdn.example/><script src=a.js></script>",
    "base, whole script": "<base href=https://cdn.example/><script src=https://HOST/a.js></script>",
    "base, twice": "<base href=https://HOST/><base href=https://cdn.example/><script src=a.js></script>",
    "base, borrowed script": "<base href=https://cdn.example/><script src=//HOST/a.js></script>",
    "in noscript": "<noscript><script src=http://cdn.example/a.js></script></noscript>",
    "in a comment": "<!-- <script src=http://cdn.example/a.js></script> -->",
    "in a template": "<template><script src=http://cdn.example/a.js></script></template>",
    "in a textarea": "<textarea><script src=http://cdn.example/a.js></script></textarea>",
    "in a script": "<script>'<script src=http://cdn.example/a.js>'</script>",
    "never closed": "<script src=https://cdn.example/a.js>",
    "src twice": "<script src=/a.js src=http://cdn.example/a.js></script>",
    "deep": "<div>" * 200 + "<script src=https://cdn.example/a.js></script>",
    "module": "<script type=module src=https://cdn.example/a.js></script>",
    "preload only": "<link rel=preload as=script href=http://cdn.example/a.js>",
    "style": "<link rel=stylesheet href=http://cdn.example/a.css>",
    "empty page": "",
    "broken": "<html><head><scr<script src=https://cdn.example/a.js></script></b></p",
}
TYPES = (
    None,
    "",
    "text/html",
    "text/html ; charset=utf-8",
    "Text/HTML",
    "application/xhtml+xml",
    "text/plain",
    "application/json",
    "text/html,text/html",
)
_OWN = "https://cdn.kotacontoh.go.id"


def cases() -> Iterator[Case]:
    for name, body in PAGES.items():
        yield site(f"scripts {name}", sound(), body.replace("HOST", "cdn.kotacontoh.go.id"))
    for type in TYPES:
        yield site(f"scripts in {type}", sound(), "<script src=http://cdn.example/a.js></script>", type=type)
    yield site("type twice", sound(more=(("Content-Type", "text/plain"),)), "<script src=http://cdn.example/a.js></script>")
    plain = "<script src=/a.js integrity=x></script><script src=https://cdn.example/b.js integrity=x></script>"
    yield Case(name="scripts pinned over plain HTTP", pages={PLAIN: Reply(sound(), plain)}, ports="http")
    yield Case(name="scripts of its own over plain HTTP", pages={PLAIN: Reply(sound(), "<script src=/a.js></script>")}, ports="http")
