"""References to characters, in every way in which HTML may write them."""

from __future__ import annotations

import re
from html.entities import html5


def references_to(characters: str) -> str:
    """A pattern of the references to any of some characters: all names that the standard has for them, and their numbers (HTML sections 13.1.4 and 13.5).

    The semicolon may be missing only where the standard has the name without it.
    """
    names = sorted((name for name, value in html5.items() if value in tuple(characters)), key=len, reverse=True)
    decimal = "|".join(str(ord(character)) for character in characters)
    hexadecimal = "|".join(f"{ord(character):x}" for character in characters)
    numbers = rf"#0{{0,6}}(?:{decimal});|#[xX]0{{0,6}}(?i:{hexadecimal});"
    return rf"&(?:{'|'.join((*map(re.escape, names), numbers))})"
