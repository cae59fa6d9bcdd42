"""Sites as they are: several things at once, drawn with a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.real.observatory import cases_cookies, cases_csp, cases_headers, cases_scripts
from tests.real.observatory.case import HOME, PLAIN, UPGRADE, Case, Reply

_MANY = 80


def cases() -> Iterator[Case]:
    chance = random.Random(20261121)
    pages = [body.replace("HOST", "cdn.kotacontoh.go.id") for body in cases_scripts.PAGES.values() if "//<?" not in body]
    for number in range(_MANY):
        headers = [(name, value) for name, values in cases_headers.VALUES.items() if (value := chance.choice((None, *values))) is not None]
        if chance.random() < 0.7:
            headers.append(("Content-Security-Policy", chance.choice(cases_csp.POLICIES)))
        if chance.random() < 0.5:
            headers += cases_cookies.set_cookies(chance.choice(cases_cookies.COOKIES))
        body = chance.choice(pages)
        if chance.random() < 0.2:
            body = cases_csp.page(*chance.choice(cases_csp.META)) + body
        way = chance.choice((UPGRADE, UPGRADE, Reply()))
        yield Case(name=f"mixed {number}", pages={HOME: Reply(tuple(headers), body), PLAIN: way})
