"""Whether a page that asks for a password is a log-in page, or one for everybody with a log-in box at its side."""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

from checks.core.parse.tree import closest, tree

# The part of a page that is its own content (HTML section 4.4.14, WAI-ARIA 1.2 `main`).
_MAIN = "main, [role=main]"
# What a log-in page says besides: how to get an account, who runs it, which cookies it needs. Moodle's, the wordiest that was met, has some 100.
_MOST_WORDS = 150
_WORD = re.compile(r"[^\W\d_]{2,}")
_INVISIBLE = ("script", "style", "template", "noscript", "head", "title", "textarea", "option", "form")
_MOST_NODES = 5000
# What PHP says of the site's code is none of the page's words, and has the server's paths in it (main.c, `html_errors`).
_PHP_MESSAGE = re.compile(
    r"<b>(?:(?:Recoverable |Catchable )?Fatal error|Parse error|Warning|Notice|Deprecated|Strict Standards)</b>:[^<]{0,2000}<b>[^<]{0,1000}</b> on line <b>\d{1,9}</b>",
    re.IGNORECASE,
)


@lru_cache(maxsize=32)
def has_other_content(html: str) -> bool:
    """Whether a page with a password field has something else for its visitors: a main part without that field, or more words beside its forms than any log-in page."""
    page = tree(_PHP_MESSAGE.sub("", html))
    main = page.css_first(_MAIN)
    if main is not None and main.css_first("input[type=password i]") is None and _words(main, 1):
        return True
    return page.body is not None and _words(page.body, _MOST_WORDS + 1) > _MOST_WORDS


def _words(part: LexborNode, most: int) -> int:
    """Words beside forms, counted up to so many."""
    count = 0
    for number, node in enumerate(part.traverse(include_text=True)):
        if node.tag == "-text" and closest(node, _INVISIBLE, part) is None:
            count += len(_WORD.findall(node.text_content or ""))
        if count >= most or number >= _MOST_NODES:
            break
    return count
