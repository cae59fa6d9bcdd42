"""Parsers, pure, one format a file: any input gives a value, never an exception."""

from checks.core.parse.cookies import SetCookie, set_cookie
from checks.core.parse.csp import Csp, by_nonce, csp, csp_of_meta, eval_sources, every_host, inline_sources, open_sources
from checks.core.parse.frame_options import FrameOptions, frame_options
from checks.core.parse.hsts import Hsts, hsts
from checks.core.parse.location import Location, location
from checks.core.parse.members import members
from checks.core.parse.meta import metas
from checks.core.parse.referrer_policy import referrer_policy

__all__ = [
    "Csp",
    "FrameOptions",
    "Hsts",
    "Location",
    "SetCookie",
    "by_nonce",
    "csp",
    "csp_of_meta",
    "eval_sources",
    "every_host",
    "frame_options",
    "hsts",
    "inline_sources",
    "location",
    "members",
    "metas",
    "open_sources",
    "referrer_policy",
    "set_cookie",
]
