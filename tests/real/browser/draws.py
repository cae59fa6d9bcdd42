"""Sites drawn from a seed."""

from __future__ import annotations

import hashlib
import random
import subprocess
from collections.abc import Iterable
from pathlib import Path

import msgspec

from tests.real.browser.kind import KINDS
from tests.real.browser.kinds import LOADED
from tests.real.browser.site import Site

assert LOADED
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


class Draw(msgspec.Struct, frozen=True):
    """A kind, and the seed of one site of it, which draws the same site again wherever it is drawn."""

    kind: str
    seed: str

    @property
    def label(self) -> str:
        """What the site's names have in common; in letters, because long numbers are masked, as those of people and telephones."""
        return f"s{hashlib.sha256(f'{self.kind} {self.seed}'.encode()).hexdigest()[:14].translate(_LETTERS)}"

    def site(self) -> Site:
        """The site, ready to be served."""
        site = Site(f"{self.kind} {self.seed}", f"{self.label}.test", f"{self.label}.example")
        KINDS[self.kind].change(site)
        site.finish()
        return site


def commit() -> str:
    """The commit that is tested, or a word where there is none, as in an archive."""
    done = subprocess.run(
        ("git", "rev-parse", "--short=12", "HEAD"), cwd=Path(__file__).parent, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "tilik"


def share(seed: str, number: int) -> list[Draw]:
    """One of each of so many kinds, other kinds with every seed."""
    return random.Random(seed).sample(draws(seed, 1), number)


def draws(seed: str, each: int, kinds: Iterable[str] = ()) -> list[Draw]:
    """So many of each kind, or of each of these."""
    return [Draw(kind, f"{seed}.{number}") for number in range(each) for kind in sorted(kinds or KINDS)]
