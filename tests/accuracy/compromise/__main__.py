"""The confusion table by cause of the set of changed and honest sites; 1 on a false accusation or where fewer than 97 percent are found."""

from __future__ import annotations

import sys

from tests.accuracy.compromise.measured import confusion, share, whole, wrong

LEAST_RECALL = 0.97


def main() -> int:
    """Print the table, the sum, and each site of which something wrong was said."""
    told = whole()
    sum_of = share(told)
    print(confusion(told))
    print(f"found {sum_of.found} of {sum_of.there} changed sites ({sum_of.recall:.1%}), accused {sum_of.accused} of {sum_of.honest} others")
    print("\n".join(wrong(told)))
    return int(bool(sum_of.accused) or sum_of.recall < LEAST_RECALL)


if __name__ == "__main__":
    sys.exit(main())
