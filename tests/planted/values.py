"""Invented values, made from nothing but the name of their kind, so that every run plants the same."""

from __future__ import annotations

import base64
import random
import string

ALNUM = string.ascii_letters + string.digits
HEX = "0123456789abcdef"


def words(text: str) -> tuple[str, ...]:
    """Words in their order, written with blanks between."""
    return tuple(text.split())


WORDS = words("kopi hujan sawah rantai bambu layang pelita kerikil")


def chance(seed: str) -> random.Random:
    """Chance that repeats itself."""
    return random.Random(seed)


def run(seed: str, alphabet: str, length: int) -> str:
    """That many signs of an alphabet, a digit, a small and a capital letter among them where it has them."""
    dice = chance(seed)
    letters = [dice.choice(alphabet) for _ in range(length)]
    for place, choices in zip((0, length // 2, length - 1), (string.ascii_lowercase, string.digits, string.ascii_uppercase), strict=True):
        if set(choices) <= set(alphabet):
            letters[place] = dice.choice(choices)
    return "".join(letters)


def letters(form: str, seed: str) -> str:
    """The form with each ``{alphabet:length}`` filled: ``a`` letters and digits, ``h`` hexadecimal, ``d`` digits, ``u`` capitals and digits, ``b`` base64, ``w`` URL-safe."""
    alphabets = {
        "a": ALNUM,
        "h": HEX,
        "d": "123456789",
        "u": string.ascii_uppercase + string.digits,
        "b": ALNUM,
        "w": ALNUM + "_",
        "c": ALNUM + "./",
    }
    out, at = "", 0
    for n, part in enumerate(form.split("{")):
        if n == 0:
            out += part
            continue
        field, rest = part.split("}", 1)
        alphabet, length = field.split(":")
        out += run(f"{seed}{n}", alphabets[alphabet], int(length)) + rest
    del at
    return out


def password(seed: str, number: int) -> str:
    """What people choose: a word and a number, signs among letters, or leet."""
    dice = chance(f"{seed}{number}")
    word, other = dice.choice(WORDS), dice.choice(WORDS)
    tail = dice.randrange(1000, 9999)
    shapes = (
        f"{word.capitalize()}{tail}!",
        f"{word}-{other}-{tail}",
        f"{word.upper()}_{tail}x",
        f"{word[:3]}${tail}{other}",
        f"{run(seed + str(number), ALNUM, 12)}",
    )
    return shapes[number % len(shapes)]


def basic(user: str, secret: str) -> str:
    """RFC 7617."""
    return base64.b64encode(f"{user}:{secret}".encode()).decode()
