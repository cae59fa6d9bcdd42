"""The sentence at the top of page one."""

from __future__ import annotations

from checks import Text
from checks.core.model.risk import RiskLevel

NOTHING_SCANNED = Text(
    id="Tidak ada aset yang dipindai kali ini, sehingga keadaan keamanannya belum diketahui.",
    en="No asset was scanned this time, so the state of security is not known.",
)
NOTHING_APPLIES = Text(
    id="Tidak ada butir pemeriksaan yang berlaku bagi {hosts}, misalnya karena semuanya mengalihkan ke aset lain yang dinilai tersendiri.",
    en="No check applies to {hosts}, because all redirect to other assets that are judged on their own, for instance.",
)
NOTHING_ANSWERED = Text(
    id="Tidak satu pun butir pemeriksaan pada {hosts} dapat dinilai, sehingga keadaan keamanannya belum diketahui.",
    en="Not one check of {hosts} could be assessed, so the state of security is not known.",
)
INCIDENT_HEADLINE = Text(
    id="Ditemukan tanda bahwa keamanan situs sudah dilanggar ({incidents}); hubungi tim keamanan hari ini juga dan jangan hapus bukti.",
    en="Signs were found that a site has already been breached ({incidents}); call the security team today and do not remove evidence.",
)
CLEAN_HEADLINE = Text(
    id="Tidak ditemukan kelemahan pada butir yang dapat diperiksa; pertahankan keadaan ini.",
    en="No weakness was found in what could be assessed; keep it that way.",
)
CLEAN_SO_FAR = Text(
    id="Belum ditemukan kelemahan, tetapi terlalu sedikit yang terlihat untuk menyimpulkan keadaannya.",
    en="No weakness has been found so far, but too little was seen to draw a conclusion.",
)
CAVEAT = Text(
    id="Perlu diperhatikan: {open} dari {total} belum dapat dinilai, sehingga gambaran ini belum utuh dan nilai belum diberikan.",
    en="Please note: {open} out of {total} could not be assessed, so the picture is incomplete and no grade is given.",
)
CAVEAT_GRADED = Text(
    id="Perlu diperhatikan: {open} dari {total} belum dapat dinilai, sehingga keadaan sebenarnya dapat lebih buruk daripada nilai ini.",
    en="Please note: {open} out of {total} could not be assessed, so the true state may be worse than this grade.",
)
GRADE_WITH_COVERAGE = Text(id="cakupan {share}", en="coverage {share}")
GRADE_OF_PART = Text(id="dari sebagian pemeriksaan", en="from some of the checks")
GRADE_OF_VISIT = Text(id="dari kunjungan biasa", en="from an ordinary visit")
BY_LEVEL_ACCEPTED = Text(
    id="Masih terbuka risiko {level} ({findings} dari {all}), yang untuk sementara diterima dengan keputusan tertulis.",
    en="Risk at level {level} is still open ({findings} out of {all}), accepted for a time by a written decision.",
)
ACCEPTED_ONE = Text(
    id="{risks} diterima oleh {who} sampai {day}; kelemahannya masih terbuka dan tetap dihitung dalam nilai.",
    en="{risks} accepted by {who} until {day}; it is still open and counts for the grade.",
)
ACCEPTED_SEVERAL = Text(
    id="{risks} diterima oleh {who}; keputusan yang pertama berakhir pada {day}. Kelemahannya masih terbuka dan tetap dihitung dalam nilai.",
    en="{risks} accepted by {who}; the first of these decisions ends on {day}. They are still open and count for the grade.",
)
RISKS_AT = Text(id="{risks} {level}", en="{risks} ({level})")
BY_LEVEL = {
    RiskLevel.VERY_HIGH: Text(
        id="Ditemukan risiko sangat tinggi ({findings} dari {all}) yang harus segera ditangani.",
        en="Very high risk: {findings} out of {all} must be dealt with at once.",
    ),
    RiskLevel.HIGH: Text(
        id="Ditemukan risiko tinggi ({findings} dari {all}) yang perlu didahulukan penanganannya.",
        en="High risk: {findings} out of {all} should be handled first.",
    ),
    RiskLevel.MEDIUM: Text(
        id="Tidak tampak risiko tinggi; risiko sedang ({findings} dari {all}) perlu dijadwalkan perbaikannya.",
        en="No high risk was seen. Medium risk: {findings} out of {all} should be scheduled for fixing.",
    ),
    RiskLevel.LOW: Text(
        id="Tidak tampak risiko sedang ke atas; risiko rendah ({findings} dari {all}) dapat diperbaiki pada pemeliharaan rutin.",
        en="No medium or higher risk was seen. Low risk: {findings} out of {all} can be fixed in routine maintenance.",
    ),
    RiskLevel.VERY_LOW: Text(
        id="Hanya tampak risiko sangat rendah ({findings}); perbaiki bila ada kesempatan.",
        en="Only very low risk was seen ({findings}); fix it when convenient.",
    ),
}
