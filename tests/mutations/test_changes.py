"""`make mutations` changes what stands in the code today."""

from tests.each import each
from tests.mutations.changes import CHANGES, Change
from tests.mutations.run import TREE


@each("change", CHANGES, ids=[change.what for change in CHANGES])
def test_what_is_to_be_changed_stands_there_once(change: Change) -> None:
    assert (TREE / change.file).read_text("utf-8").count(change.before) == 1
    path, _, name = change.test.partition("::")
    assert f"def {name}" in (TREE / path).read_text("utf-8")
