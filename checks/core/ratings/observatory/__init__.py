"""The yardstick of MDN's HTTP Observatory (developer.mozilla.org/observatory), algorithm version 4, computed from the evidence.

Written from what the original does (npm package ``@mdn/mdn-http-observatory`` 1.4.8, whose names of tests and results are kept), so that equal
answers give an equal score; `make observatory-parity` compares the two. The HSTS preload list is not consulted.
"""

from checks.core.check.preflight import YARDSTICK, Preflight, PreflightRequest
from checks.core.ratings.observatory.answers import Answers, answers
from checks.core.ratings.observatory.rating import ALGORITHM, HttpRating, observatory
from checks.core.ratings.observatory.score import Mark, score

__all__ = ["ALGORITHM", "YARDSTICK", "Answers", "HttpRating", "Mark", "Preflight", "PreflightRequest", "answers", "observatory", "score"]
