"""Levels of risk in the words of other programs. There is no second scale: these are names for the same five levels."""

from __future__ import annotations

from checks.core.model.risk import RiskLevel

# As in CVSS 4.0 section 6, with Info for what it calls None.
SEVERITIES = {
    RiskLevel.VERY_HIGH: "Critical",
    RiskLevel.HIGH: "High",
    RiskLevel.MEDIUM: "Medium",
    RiskLevel.LOW: "Low",
    RiskLevel.VERY_LOW: "Info",
}
