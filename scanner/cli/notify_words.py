"""What `tilik notify` says."""

from __future__ import annotations

from checks.core.model.text import Text

NOTIFY_WORDS = {
    "reached": Text(id="{place}: terkirim", en="{place}: reached"),
    "lost": Text(id="{place}: tidak dapat dihubungi", en="{place}: could not be reached"),
}
