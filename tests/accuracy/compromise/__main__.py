"""The confusion table by cause of the set of changed and honest sites, and each site of which something wrong was said.

``--signs`` prints instead what each sign contributes. ``--write`` shortens the table of known misses. 1 where a site is wrong that is not in it, or in it and right.
"""

from __future__ import annotations

import sys

from tests.accuracy.compromise.contributions import every, table
from tests.accuracy.compromise.measure import confusion, share, whole, wrong
from tests.accuracy.compromise.misses import misjudgements, misses, shorten


def main() -> int:
    """Print both."""
    if "--signs" in sys.argv[1:]:
        print(table(every()))
        return 0
    statements = whole()
    sum_of = share(statements)
    print(confusion(statements))
    print(
        f"found {sum_of.hits} of {sum_of.there} changed sites ({sum_of.recall:.1%}), accused {sum_of.accusations} of {sum_of.honest} others"
    )
    print("\n".join(wrong(statements)))
    if "--write" in sys.argv[1:]:
        shorten(statements)
    new, over = misjudgements(statements) - misses(), misses() - misjudgements(statements)
    print("\n".join((*(f"NEW  {name}" for name in sorted(new)), *(f"MAY LEAVE misses.txt  {name}" for name in sorted(over)))))
    return int(bool(new or over))


if __name__ == "__main__":
    sys.exit(main())
