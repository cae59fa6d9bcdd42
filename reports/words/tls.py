"""Words of the TLS picture, on the terminal and in the report."""

from __future__ import annotations

from checks import Text

WORDS = {
    "tls": Text(id="Sambungan TLS", en="TLS connection"),
    "tls_protocols": Text(id="Versi protokol", en="Protocol versions"),
    "tls_suites": Text(id="Suite sandi", en="Cipher suites"),
    "tls_chain": Text(id="Rantai sertifikat", en="Certificate chain"),
    "tls_life": Text(id="Masa berlaku sertifikat", en="Life of the certificate"),
    "tls_yardsticks": Text(id="Tolok ukur lain", en="Other benchmarks"),
    "version_good": Text(id="diterima", en="accepted"),
    "version_retired": Text(id="diterima, padahal sudah ditinggalkan", en="accepted, though retired"),
    "version_absent": Text(id="tidak diterima", en="not accepted"),
    "version_missing": Text(id="belum tersedia", en="not yet offered"),
    "version_unknown": Text(id="tidak terjawab", en="no answer"),
    "strength_strong": Text(id="kuat", en="strong"),
    "strength_fair": Text(id="cukup", en="fair"),
    "strength_weak": Text(id="lemah", en="weak"),
    "strength_insecure": Text(id="tidak aman", en="insecure"),
    "strength_unknown": Text(id="tidak dikenal", en="not known"),
    "suites_list": Text(id="Semua suite yang diterima", en="Every suite that is accepted"),
    "suite": Text(id="Suite", en="Suite"),
    "suite_strength": Text(id="Kekuatan", en="Strength"),
    "suite_versions": Text(id="Versi", en="Versions"),
    "order_server": Text(id="Urutan ditentukan server.", en="The server decides the order."),
    "order_client": Text(id="Urutan ditentukan peramban.", en="The browser decides the order."),
    "trust_trusted": Text(id="penerbit dipercaya peramban", en="issuer trusted by browsers"),
    "trust_self-signed": Text(id="dibuat sendiri (self-signed), tidak dipercaya", en="self-signed, not trusted"),
    "trust_incomplete": Text(id="rantai tidak lengkap", en="chain incomplete"),
    "trust_unknown-root": Text(id="penerbit tidak diakui peramban", en="issuer unknown to browsers"),
    "trust_invalid": Text(id="rantai tidak sah", en="chain invalid"),
    "revocation_revoked": Text(id="sertifikat sudah dicabut", en="certificate revoked"),
    "link_line": Text(id="{key}, tanda tangan {signature}, sampai {day}", en="{key}, signed with {signature}, until {day}"),
    "days_left": Text(id="sisa {left} dari {all}", en="{left} of {all} left"),
    "days_over": Text(id="berakhir {over} yang lalu", en="expired {over} ago"),
    "less_than_a_day": Text(id="kurang dari sehari", en="less than a day"),
    "days_ahead": Text(id="belum berlaku sampai {day}", en="not valid before {day}"),
    "ssllabs": Text(id="SSL Labs {guide}", en="SSL Labs {guide}"),
    "ssllabs_grade": Text(id="nilai {grade}, skor {score}", en="grade {grade}, score {score}"),
    "ssllabs_without_trust": Text(
        id="tanpa masalah kepercayaan sertifikat: {grade}", en="without the trouble with the certificate: {grade}"
    ),
    "ssllabs_unasked": Text(id="Tidak ditanyakan: {questions}.", en="Not asked: {questions}."),
    "mozilla": Text(id="Profil Mozilla {guideline}", en="Mozilla profile {guideline}"),
    "mozilla_none": Text(id="tidak satu pun terpenuhi", en="none is met"),
    "mozilla_open": Text(id="belum dapat dipastikan: {questions}", en="cannot be told: {questions}"),
    "mozilla_towards": Text(id="Yang belum sesuai dengan profil {profile}", en="What misses the {profile} profile"),
    "mozilla_advice": Text(id="saran", en="advice"),
    "tls_differences": Text(
        id="Jawaban alamat-alamat IP situs ini tidak sama: {what}.", en="The site's IP addresses do not answer alike: {what}."
    ),
}  # fmt: skip
