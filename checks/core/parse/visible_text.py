"""What a reader sees of a page, as far as its markup tells: scripts, styles and tags left out."""

from __future__ import annotations

import html
import re

# An unclosed script or style runs to the end, as it does in browsers; both keep the search linear on hostile pages.
_TAG = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]{0,2000}>", re.DOTALL | re.IGNORECASE)


def without_tags(text: str) -> str:
    """The text between the tags, references as they stand."""
    return _TAG.sub(" ", text)


def visible_text(text: str) -> str:
    """The text between the tags, references resolved.

    >>> visible_text("<p>&copy; 2019</p><script>/* 2011 */</script>").split()
    ['©', '2019']
    """
    return html.unescape(without_tags(text))
