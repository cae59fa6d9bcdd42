"""Cookies: flags, names, prefixes, domains, repeated and refused ones, on the page and on the way to it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.real.observatory.case import HOME, PLAIN, UPGRADE, Case, Reply, site, sound, to

COOKIES = (
    ("a=1; Secure; HttpOnly; SameSite=Lax",),
    ("a=1; Secure; HttpOnly; SameSite=Strict",),
    ("a=1; Secure; SameSite=None",),
    ("a=1; SameSite=None",),
    ("a=1; Secure",),
    ("a=1",),
    ("a=1; HttpOnly",),
    ("a=1; SECURE; samesite=LAX",),
    ("a=1; Secure=false; SameSite = Lax",),
    ("a=1; Secure; SameSite",),
    ("a=1; Secure; SameSite=",),
    ("a=1; Secure; SameSite=Apa",),
    ("a=1; Secure; SameSite=Lax; SameSite=Apa",),
    ("a=1; Secure; SameSite=Apa; SameSite=Lax",),
    ("a=1; Secure; SameSite=Lax; SameSite=None",),
    ("PHPSESSID=x; path=/",),
    ("PHPSESSID=x; path=/; Secure",),
    ("PHPSESSID=x; path=/; HttpOnly",),
    ("PHPSESSID=x; path=/; Secure; HttpOnly",),
    ("PHPSESSID=x; path=/; Secure; HttpOnly; SameSite=Lax",),
    ("login=x; Secure; HttpOnly; SameSite=Lax",),
    ("userLOGIN=x",),
    ("session_id=x; SameSite=None",),
    ("laravel_session=x; HttpOnly; SameSite=Lax",),
    ("XSRF-TOKEN=x; Secure",),
    ("XSRF-TOKEN=x",),
    ("csrftoken=x; Secure",),
    ("csrftoken=x; Secure; SameSite=Lax",),
    ("csrftoken=x",),
    ("CSRF_session=x; Secure",),
    ("csrf_cookie_name=x; SameSite=Lax",),
    ("a=1; Secure; SameSite=Lax", "b=2; Secure; SameSite=Lax"),
    ("a=1; Secure; SameSite=Lax", "b=2; Secure"),
    ("a=1; Secure; SameSite=Lax", "b=2"),
    ("a=1; Secure; SameSite=Lax", "PHPSESSID=x; Secure"),
    ("a=1", "a=1; Secure; SameSite=Lax"),
    ("a=1; Secure; SameSite=Lax", "a=1"),
    ("a=1; Path=/x", "a=1; Secure; SameSite=Lax; Path=/"),
    ("a=1; Path=x", "a=1; Secure; SameSite=Lax"),
    ("a=1; Domain=HOST; Secure; SameSite=Lax", "a=2"),
    ("a=1; Domain=kotacontoh.go.id",),
    ("a=1; Domain=.kotacontoh.go.id; Secure; SameSite=Lax",),
    ("a=1; Domain=go.id",),
    ("a=1; Domain=id",),
    ("a=1; Domain=lain.example",),
    ("a=1; Domain=www.HOST",),
    ("a=1; Domain=",),
    ("a=1; Domain=.",),
    ("a=1; Domain=KOTACONTOH.GO.ID; Domain=lain.example",),
    ("__Secure-a=1",),
    ("__Secure-a=1; Secure; SameSite=Lax",),
    ("__Host-a=1; Secure; Path=/; SameSite=Lax",),
    ("__Host-a=1; Secure; SameSite=Lax",),
    ("__Host-a=1; Secure; Path=/x; SameSite=Lax",),
    ("__Host-a=1; Secure; Path=/; Domain=HOST",),
    ("__host-a=1",),
    ("heroku-session-affinity=x",),
    ("heroku-session-affinity=x", "a=1; Secure; SameSite=Lax"),
    ("tanpanama",),
    ("=tanpanama",),
    (" a = 1 ; Secure ; SameSite=Lax ",),
    ("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT",),
    ("a=1; Max-Age=0",),
    ("PHPSESSID=deleted; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:01 GMT",),
    ("a=; Secure; SameSite=Lax",),
    ("a=1;;; ; Secure;;SameSite=Lax",),
    ("samesite=; Secure",),
    ("ci_session=x; expires=Thu, 01 Jan 2037 00:00:00 GMT; Max-Age=7200; path=/; secure; HttpOnly",),
    ("",),
)
_HSTS = "Strict-Transport-Security"


def set_cookies(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(("Set-Cookie", value) for value in values)


def cases() -> Iterator[Case]:
    for values in COOKIES:
        yield site(f"cookies: {' | '.join(values)[:90]}", sound(more=set_cookies(values)))
    for values in COOKIES[:36]:
        yield site(f"cookies without HSTS: {' | '.join(values)[:70]}", sound({_HSTS: None}, set_cookies(values)))
    yield site("cookies with a short HSTS", sound({_HSTS: "max-age=60"}, set_cookies(("a=1",))))
    hop = to("/masuk", 302, set_cookies(("a=1",)))
    yield Case(name="cookies on the way", pages={HOME: hop, "https://HOST/masuk": Reply(sound()), PLAIN: UPGRADE})
    hop = to("/masuk", 302, set_cookies(("a=1; Secure; SameSite=Apa",)))
    yield Case(name="cookies on the way, same-site invalid", pages={HOME: hop, "https://HOST/masuk": Reply(sound()), PLAIN: UPGRADE})
    mended = Reply(sound(more=set_cookies(("a=2; Secure; SameSite=Lax; Path=/",))))
    yield Case(
        name="cookies mended on the way",
        pages={HOME: to("/masuk", 302, set_cookies(("a=1",))), "https://HOST/masuk": mended, PLAIN: UPGRADE},
    )
    deep = {
        HOME: to("/a/b/c", 302),
        "https://HOST/a/b/c": Reply(sound(more=set_cookies(("__Host-a=1; Secure", "b=1; Secure; SameSite=Lax")))),
    }
    yield Case(name="cookies of a deep path", pages={**deep, PLAIN: UPGRADE})
    plain = to(HOME, 301, set_cookies(("a=1",)))
    yield Case(name="cookies of plain HTTP beside HTTPS", pages={HOME: Reply(sound()), PLAIN: plain})
    yield Case(name="cookies of plain HTTP alone", pages={PLAIN: Reply(set_cookies(("a=1; Secure", "PHPSESSID=x")))}, ports="http")
