"""Numbers in the text format of Prometheus, version 0.0.4, which node_exporter's textfile collector reads as well.

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


class GaugeValue(msgspec.Struct, frozen=True):
    """A number, and by which labels it is told from others of the same name."""

    value: float
    labels: Mapping[str, str] = {}


class Gauge(msgspec.Struct, frozen=True):
    """Numbers of one name, which may go up and down."""

    name: str
    help: str
    samples: tuple[GaugeValue, ...]


def exposition(gauges: Iterable[Gauge]) -> str:
    """A line a number, below what it means; a gauge without numbers is left out."""
    return "".join(line for gauge in gauges if gauge.samples for line in _lines(gauge))


def _lines(gauge: Gauge) -> Iterable[str]:
    yield f"# HELP {gauge.name} {gauge.help}\n# TYPE {gauge.name} gauge\n"
    for sample in gauge.samples:
        labels = ",".join(f'{name}="{value.translate(_ESCAPES)}"' for name, value in sample.labels.items())
        yield f"{gauge.name}{f'{{{labels}}}' if labels else ''} {sample.value:.15g}\n"
