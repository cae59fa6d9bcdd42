"""Make every change, one at a time, and print whether its test notices. Exit code 1 when one does not."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.mutations.changes import CHANGES
from tests.mutations.run import copied, noticed, passes


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        if not passes(tree, *{change.test: None for change in CHANGES}):
            print("the tests fail without any change")
            return 1
        missed = 0
        for change in CHANGES:
            notice = noticed(tree, change)
            missed += not notice
            print(f"{'noticed' if notice else 'MISSED'}\t{change.what}", flush=True)
    print(f"{len(CHANGES) - missed} of {len(CHANGES)} changes are noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
