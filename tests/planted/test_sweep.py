"""No planted secret is kept, whatever its kind, markup and encoding: every third here, all of them in `make secrets`."""

from itertools import islice

import pytest

from checks.core.redact.mask import mask
from tests.planted.sweep import everything
from tests.planted.ways import MARKUPS, WHOLE, WRITERS


@pytest.mark.slow
def test_no_planted_secret_is_kept_and_masking_again_changes_nothing() -> None:
    sample = list(islice(everything(), 0, None, 3))
    assert len(sample) >= 2500
    assert len({specimen.kind for specimen in sample}) >= 120
    assert len(MARKUPS) >= 12
    assert len(WHOLE) + len(WRITERS) >= 8
    assert [specimen for specimen in sample if specimen.leaks] == []
    assert [specimen for specimen in sample[::19] if mask(specimen.remains) != (specimen.remains, {})] == []
