"""Words of the HTTP Observatory, on the terminal and in the report: the frame and its tests."""

from __future__ import annotations

from checks import Text

WORDS = {
    "observatory": Text(id="Halaman depan menurut MDN HTTP Observatory", en="The front page by MDN's HTTP Observatory"),
    "observatory_line": Text(id="MDN HTTP Observatory, algoritma {algorithm}", en="MDN HTTP Observatory, algorithm {algorithm}"),
    "observatory_grade": Text(id="nilai {grade}, skor {score}", en="grade {grade}, score {score}"),
    "observatory_about": Text(
        id="Tolok ukur terbuka ini menilai header, kuki, pengalihan, dan skrip halaman depan: mulai dari 100, dikurangi untuk setiap kekurangan. "
        "Poin tambahan hanya dihitung bila tanpa tambahan itu skor sedikitnya 90.",
        en="This open benchmark scores the front page's headers, cookies, redirects and scripts: from 100 down for every shortcoming. "
        "Bonus points count only where the score without them is at least 90.",
    ),
    "observatory_none": Text(id="tidak dinilai", en="no grade"),
    "observatory_status": Text(
        id="Halaman yang dinilai dijawab dengan status {status}.", en="The page that was scored was answered with status {status}."
    ),
    "observatory_test": Text(id="Uji", en="Test"),
    "observatory_result": Text(id="Hasil", en="Result"),
    "observatory_points": Text(id="Poin", en="Points"),
}  # fmt: skip

TESTS = {
    "content-security-policy": Text(id="Kebijakan keamanan konten (CSP)", en="Content security policy (CSP)"),
    "cookies": Text(id="Kuki", en="Cookies"),
    "cross-origin-resource-sharing": Text(id="Berbagi sumber daya lintas asal (CORS)", en="Cross-origin resource sharing (CORS)"),
    "redirection": Text(id="Pengalihan ke HTTPS", en="Redirection to HTTPS"),
    "referrer-policy": Text(id="Kebijakan perujuk (Referrer-Policy)", en="Referrer policy"),
    "strict-transport-security": Text(id="Kewajiban HTTPS (HSTS)", en="Strict transport security (HSTS)"),
    "subresource-integrity": Text(id="Keutuhan skrip (SRI)", en="Subresource integrity (SRI)"),
    "x-content-type-options": Text(id="Jenis konten tidak ditebak (nosniff)", en="No guessing of content types (nosniff)"),
    "x-frame-options": Text(id="Pembatasan bingkai", en="Limits on framing"),
    "cross-origin-resource-policy": Text(id="Kebijakan sumber daya lintas asal (CORP)", en="Cross-origin resource policy (CORP)"),
}
