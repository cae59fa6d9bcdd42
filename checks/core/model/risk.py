"""The SPBE risk scale (Permen PANRB 5/2020): likelihood and impact make a magnitude 1..25 and a level."""

from __future__ import annotations

import enum

import msgspec

from checks.core.model.text import Text

# BESARAN[kemungkinan - 1][dampak - 1], "matriks analisis risiko SPBE"; a permutation of 1..25, not a product.
BESARAN = (
    (1, 3, 5, 8, 20),
    (2, 7, 11, 13, 21),
    (4, 10, 14, 17, 22),
    (6, 12, 16, 19, 24),
    (9, 15, 18, 23, 25),
)


class RiskLevel(enum.StrEnum):
    """The five levels, lowest first."""

    VERY_LOW = "sangat-rendah"
    LOW = "rendah"
    MEDIUM = "sedang"
    HIGH = "tinggi"
    VERY_HIGH = "sangat-tinggi"

    @property
    def rank(self) -> int:
        """1 (lowest) to 5."""
        return tuple(RiskLevel).index(self) + 1

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    RiskLevel.VERY_LOW: Text(id="Sangat Rendah", en="Very low"),
    RiskLevel.LOW: Text(id="Rendah", en="Low"),
    RiskLevel.MEDIUM: Text(id="Sedang", en="Medium"),
    RiskLevel.HIGH: Text(id="Tinggi", en="High"),
    RiskLevel.VERY_HIGH: Text(id="Sangat Tinggi", en="Very high"),
}

LIKELIHOODS = (
    Text(id="Hampir Tidak Terjadi", en="Almost never"),
    Text(id="Jarang Terjadi", en="Rare"),
    Text(id="Kadang-Kadang Terjadi", en="Occasional"),
    Text(id="Sering Terjadi", en="Frequent"),
    Text(id="Hampir Pasti Terjadi", en="Almost certain"),
)
IMPACTS = (
    Text(id="Tidak Signifikan", en="Insignificant"),
    Text(id="Kurang Signifikan", en="Minor"),
    Text(id="Cukup Signifikan", en="Moderate"),
    Text(id="Signifikan", en="Significant"),
    Text(id="Sangat Signifikan", en="Severe"),
)


class Risk(msgspec.Struct, frozen=True):
    """Likelihood (kemungkinan, how readily it is exploited; 5 = already happening) and impact (dampak), each 1..5."""

    likelihood: int
    impact: int

    def __post_init__(self) -> None:
        if not (1 <= self.likelihood <= 5 and 1 <= self.impact <= 5):
            raise ValueError(f"likelihood and impact are 1..5, not {self.likelihood} and {self.impact}")

    @property
    def magnitude(self) -> int:
        """Besaran risiko, 1..25."""
        return BESARAN[self.likelihood - 1][self.impact - 1]

    @property
    def level(self) -> RiskLevel:
        return tuple(RiskLevel)[(self.magnitude - 1) // 5]

    def shifted(self, by: int) -> Risk:
        """The same risk on an asset of other importance: the impact moves by ``by``, kept within 1..5."""
        return Risk(self.likelihood, min(5, max(1, self.impact + by)))
