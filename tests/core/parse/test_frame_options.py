"""X-Frame-Options, with the table of HTML section 7.7."""

from checks.core.parse import FrameOptions, frame_options
from tests.each import each


@each(
    ("lines", "does"),
    [
        ([], FrameOptions.ABSENT),
        (["SAMEORIGIN"], FrameOptions.LIMITS),
        (["deny"], FrameOptions.LIMITS),
        (["SAMEORIGIN", "SAMEORIGIN"], FrameOptions.LIMITS),
        (["DENY, deny"], FrameOptions.LIMITS),
        (["SAMEORIGIN, DENY"], FrameOptions.CONTRADICTS),
        (["INVALID", "DENY"], FrameOptions.CONTRADICTS),
        (["ALLOWALL, SAMEORIGIN"], FrameOptions.CONTRADICTS),
        (["SAMEORIGIN,"], FrameOptions.CONTRADICTS),
        (["ALLOWALL"], FrameOptions.IGNORED),
        (["ALLOW-FROM https://a.example"], FrameOptions.IGNORED),
        (["INVALID", "ALLOW-FROM https://a.example"], FrameOptions.IGNORED),
        (['"DENY"'], FrameOptions.IGNORED),
        (["SAMEORIGIN; DENY"], FrameOptions.IGNORED),
        ([""], FrameOptions.IGNORED),
    ],
)
def test_frame_options(lines: list[str], does: FrameOptions) -> None:
    assert frame_options(lines) is does
