"""Text as a person reads it, whatever it was written with to be read otherwise by programs.

Entities, full-width and styled letters (Unicode NFKC), letters of other scripts that look Latin (Unicode Technical Standard 39), invisible characters
between letters, and words whose letters stand apart.
"""

from __future__ import annotations

import html
import re
import unicodedata

from checks.core.parse.linear_search import LinearSearch

_LOOKALIKES = {
    # Cyrillic, Greek, Armenian and small capitals, lower case, beside the Latin letters that they are taken for.
    "аӓаᴀαɑ": "a", "ЬвʙβḃЪ": "b", "сϲᴄⅽ": "c", "ԁɗᴅⅾ": "d", "еёєᴇεҽ": "e", "ғꜰƒ": "f", "ɡԍɢց": "g", "һհʜ": "h", "іїıɪιⅰ": "i", "јᴊϳ": "j",
    "кᴋκ": "k", "ʟⅼӏ": "l", "мᴍϻⅿ": "m", "пɴηո": "n", "оᴏοσօø": "o", "рᴘρ": "p", "ԛզ": "q", "гʀ": "r", "ѕꜱʂ": "s", "тᴛτ": "t", "υᴜսц": "u", "ѵᴠνⅴ": "v",
    "ԝᴡωѡ": "w", "хχⅹ": "x", "уүʏγ": "y", "ᴢʐ": "z",
}  # fmt: skip
_INVISIBLE = (0x00AD, 0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0x0300, 0x0370), *range(0xFE00, 0xFE10))  # fmt: skip
_TRANSLATION = {ord(letter): latin for letters, latin in _LOOKALIKES.items() for letter in letters} | dict.fromkeys(_INVISIBLE)
_SPACED = r"[a-z](?:[ .\-_*|~]{1,2}[a-z0-9]){3,40}"
# The linear search tells in a fraction of the time whether there is any; its word boundary knows no other letters than these.
_MAY_BE_SPACED = LinearSearch([rf"\b{_SPACED}\b"])
_SPACED_WORD = re.compile(rf"(?<![^\W_]){_SPACED}(?![^\W_])")
_GAP = re.compile(r"[ .\-_*|~]")


def readable_text(text: str) -> str:
    """The text in lower case as it reads. Letters that stand apart are joined: ``s l o t`` is ``slot``.

    >>> readable_text("S&#108;οt G\u200ba\u00adcor, s.l.o.t")
    'slot gacor, slot'
    """
    # What is written for a program that reads entities twice.
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).lower().translate(_TRANSLATION)
    text = text.lower()
    if _MAY_BE_SPACED.within(text.encode(errors="replace")):
        text = _SPACED_WORD.sub(lambda word: _GAP.sub("", word[0]), text)
    return text
