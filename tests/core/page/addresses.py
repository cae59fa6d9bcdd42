"""Addresses with what asking for them does, by the routes of frameworks, content management systems and offices; none was taken from the code."""

from __future__ import annotations

# Asking for one of these ends a session, or changes, sends or removes something, or begins to.
CHANGING = """
/buka-kunci/3 /bukaBlokir/3 /lepaskan/3 /putuskan/3 /kirimulang /set-aktif/3 /tandai_dibaca /baca-semua /readAll /sembunyikan/3 /kembalikan/3 /tarikKembali
/sinkronisasi /hitung-ulang /proses/3 /prosesPermohonan/3 /check-in /disconnect /putus-sambungan /lupakan /forgetMe /mulai/3 /usir/3 /pecat/3 /gabung/3
/merge/3 /duplikat/3 /gantiNama/3 /cairkan/3 /tunda/3 /jadwalkan/3 /disposisi/3 /lepas/3
/logout /Logout /LOGOUT /LogOut /logOut /log-out /log_out /log.out /log%20out /log+out /logout/ /logout.php /logout.aspx /logout.html /logout.do
/logout;jsessionid=1F /auth/logout /admin/logout /user/logout /user/logout/confirm /c_login/logout /index.php/auth/logout /siteman/logout
/index.php/jurnal/login/signOut /accounts/logout/ /admin/logout/ /users/sign_out /Account/LogOff /Account/SignOut /account/log-off /signoff /signOff
/sign-out /sign_off /SignOut.aspx /doLogout /dologout /do_logout /do-logout /proses_logout /prosesLogout.php /act-logout /logoutUser /userLogout
/user_logout.php /logout_user /adminlogout /logout2 /logout/3 /j_spring_security_logout /perform_logout /cas/logout /saml2/logout /saml/slo
/Shibboleth.sso/Logout /realms/kota/protocol/openid-connect/logout /connect/endsession /end-session /endSession /oauth2/sign_out
/my-account/customer-logout/ /wp-login.php?action=logout /wp-login.php?action=logout&_wpnonce=ab12cd34ef /index.php?option=com_users&task=user.logout
/index.php?option=com_users&view=login&layout=logout /component/users/?task=user.logout&0123456789abcdef0123456789abcdef=1 /?q=user/logout
/index.php?r=site/logout /index.php?r=site%2Flogout /site/logout /login/logout.php?sesskey=AbCdEf /wiki/Special:UserLogout
/index.php?title=Special:UserLogout&returnto=X /index.php?title=Istimewa:Keluar_log /doku.php?id=start&do=logout&sectok=1 /ucp.php?mode=logout&sid=1
/login.php?do=logout /index.php?action=logout;abc=1 /member.php?action=logout&logoutkey=1 /?_task=logout&_token=x /index.php?route=/logout
/index.php/logout?requesttoken=x /?loginOp=logout /index.php?p=member&logout=1 /front/logout.php /otrs/index.pl?Action=Logout /?logout /?logout=1
/index.php?page=logout /?m=user&a=logout /keluar /Keluar /auth/keluar /admin/keluar.php /keluar-sistem /keluar_aplikasi /proses_keluar.php /doKeluar
/simpeg/index.php?p=keluar /%6Cogout /log%6Fut /%6c%6f%67%6f%75%74 /%256Cogout /%25256Cogout /l%4FgOut
/hapus /hapus/3 /hapus3 /hapus/3/ya /hapusdata /hapusdata/3 /hapus-data /hapus_data /Hapus_Data/3 /HapusData /hapusPegawai?nip=1 /hapus_akun
/data/hapus/12 /item/3/hapus /pegawai/hapus_pegawai/12 /admin/Barang/hapusBarang/3 /beritahapus.php?id=3 /aksi_hapus.php /proses_hapus_data_pegawai.php
/btnHapusDataPegawai /hapus-semua-data-pegawai/3 /modul/mod_berita/aksi_berita.php?module=berita&act=hapus&id=3 /index.php?page=hapus&id=3
/media.php?module=berita&act=editberita&id=2 /data?aksi=delete&id=3 /aksi.php?act=delete /?aksi=hapus&id=3 /?hapus=3 /a?b=1&aksi%3d=1&aksi=hapus
/item/3/delete /delete /delete.php?id=3 /deleteUser /deleteUser/3 /userDelete/3 /delete_user/3 /delete-account /users/3/destroy /posts/12/delete
/admin/auth/user/1/delete/ /node/3/delete /articles/3?_method=delete /articles/3?_method=DELETE /Home/DeleteConfirmed/3 /Default.aspx?cmd=delete&id=3
/admin?crudAction=delete&entityId=3 /index.php?r=post/delete&id=3 /index.php?r=user%2Fdelete&id=3 /items/3.delete /items/3:cancel /bulk-delete /delete_all
/wp-admin/post.php?post=1&action=trash&_wpnonce=x /wp-admin/users.php?action=delete&user=2 /wp-admin/plugins.php?action=deactivate&plugin=x
/wp-admin/admin-ajax.php?action=delete_item /?wc-ajax=add_to_cart /?add-to-cart=12 /cart/?remove_item=ab /cart/add/5 /add-to-cart/5 /addToCart?id=5
/removeFromCart?id=3 /wp-cron.php?doing_wp_cron /cron.php /cron/AbCdEf /run-cron /flag/unflag/bookmarks/3?_token=x /comment/12/approve?token=x
/index.php?option=com_content&task=article.delete&id=3 /index.php?option=com_content&task=article.unpublish /index.php?option=com_poll&task=vote
/mod/forum/subscribe.php?id=3 /course/view.php?id=2&sesskey=x /index.php?title=X&action=edit /index.php?title=X&action=purge
/index.php?title=X&action=rollback /doku.php?id=x&do=edit /posting.php?mode=delete&f=1&p=2 /manager/html/undeploy?path=/x /manager/html/stop?path=/x
/manager/text/reload?path=/ /safeRestart /restart /exit /clear-cache /clearcache.php /cache/clear /flush_cache /config/reset /reset /reset.php
/reset-password/3 /resetpassword?user=3 /reset_antrian.php /batal/3 /surat/batal/3 /transaksi/batal/3 /batalkan-permohonan/9 /batalkan /pesanan/batalkan/3
/order/cancel/3 /cancel /cancelOrder/3 /cancel-order /surat/setujui/4 /setujui /cuti/approve/5 /approve/5 /approve-cuti/5 /cuti/tolak/5 /tolak
/reject/5 /nonaktifkan /pengajuan/nonaktifkan/8 /user/non-aktif/8 /non-aktifkan/8 /user/aktifkan/8 /akun/aktivasi/abc123 /aktivasi.php?kode=x
/aktivasiakun /api/v1/users/3/disable /api/v1/users/deactivate?id=3 /enable/3 /toggle-status/3 /toggleStatus /ban-user/3 /banUser/3 /block_user/3
/lock/3 /unlock/3 /newsletter/unsubscribe?email=x /unsubscribe /un-subscribe /unSubscribe /opt-out?e=x /optout /berhenti-langganan/abc
/polling/vote/3 /vote /vote/3 /upvote/3 /like/3 /unfollow/3 /poling/pilih?id=3 /pilih.php?id=3 /kirim /kirim_ulang_email/3 /disposisi/kirim/3
/kirimPesan /kirim-pesan /send /send-mail /sendmail.php /resend/3 /disposisi/teruskan/3 /surat-masuk/disposisikan/3 /submit /submit.php
/simpan /simpan.php /simpan_buku_tamu.php /proses_simpan.php /simpandata /save /save.php /saveData /tambah_data.php /tambahdata /keranjang/tambah/3
/insert.php /ubah-status/3 /ubah /ubahpassword /ubah_profil.php /ganti-password /gantipassword /changePassword /change-status/3 /update_status.php?id=3
/updateStatus/3 /updatestatus/3 /edit /edit/3 /pegawai/edit/3 /editProfil /edit_profile.php /verifikasi/terima/3 /terima_berkas/3 /confirm/abc
/email/verify/3/9f8e?expires=1&signature=ab /konfirmasi/abc /tutup /tutup-tiket/3 /tiket/tutup/3 /tiket/close/3 /lapor/selesaikan/3 /cabut_izin/3
/antrian/ambil /ambil-antrian /antrian/panggil/3 /kosongkan-keranjang /keranjang/hapus/3 /checkout /remove /remove/3 /destroy /trash/3 /purge /truncate
/drop_table.php /restore/3 /publish/3 /revoke/3 /switch-user/3 /impersonate/3 /queue/retry/3 /artisan/migrate /sync_data /import /export.php
/uninstall.php /upgrade.php?step=1 /index.php?task=user.create /index.php?do=upload /x?mode=set&v=1 /data?method=PUT
/hapusfoto /hapus-berkas /deleteMessage /batalPesanan /batal_pesan /tutupakun /tutup_akun /closeAccount /kirimUlang /kirim-ulang /setujui_permohonan
/setujuiPengajuan /tolakPermohonan /rejectRequest /approveAll /logmeout /log_me_out /user/exit /keluarkan/3 /hentikan /matikan/3 /destroySession
/sessionDestroy /ubahStatus /gantiStatus /changepwd /set-status/3 /setStatus /removeItem /remove_item /emptyTrash /empty-cart /wipeData /markAsSpam/3
/suspendAccount /terminate/3 /revokeToken /invalidate /dropTable /truncateTable /killSession/3 /stopService /addUser /tambahUser /hapusSemua /buangData
/bersihkanCache /perbaruiData /blokirAkun /buka_blokir/3 /aktifkanAkun /verifikasiAkun /republish/3 /unarchive/3 /laporkan/3 /berlangganan /absen /suka/3
/kick/3 /refund/3 /hapus%2F3 /data%3Faksi%3Dhapus /HAPUS.PHP?ID=3 /index.php/welcome/hapus/3 /?controller=user&action=remove /app.php?act=HapusPegawai
/dashboard/ajax_delete /api/doDelete /proses.php?aksi=simpan /konten/hapus_konten.php?id=1 /rest/users/3/Deactivate /signOutUser /user-sign-out
/akhiri-sesi /sesi/akhiri /batalin/3 /unsub?e=x /rmuser /pulangkan/3 /selesai/3 /voteup/3 /konfirmasiHapus/3 /yakin-hapus/3 /delfoto/2 /logout_all /tolakcuti/3
"""

# These are pages to read: news, services, lists, forms that wait for a visitor to send them.
READING = """
/proses-bisnis /peta-proses-bisnis /layanan/surat-pindah /statistik/ekspor-impor /layanan/mutasi-pegawai /kelurahan/buaran /permulaan /pelepasan-aset /penundaan
/gabungan-kelompok-tani /penjadwalan /checklist /berita/kepala-dinas-batalkan-rapat /duplikat-akta /pecatur /mulailah
/ /index.php /home /beranda /markas /dataset/pegawai /berita /berita/pemkot-hapus-denda-pajak /berita/wali-kota-kirim-bantuan-ke-warga-terdampak
/berita/123/kpu-tutup-pendaftaran-calon /read/2026/11/dprd-tolak-raperda-retribusi-parkir /artikel/cara-ubah-data-kependudukan-di-disdukcapil
/berita/jalan-tutup-sementara-karena-perbaikan /berita/12-pemkot-hapus-denda-pajak-kendaraan.html /berita/pemkot%20hapus%20denda%20pajak
/index.php/berita/read/12/jalan-ditutup-sementara /blog/how-to-log-out-of-all-devices /news/council-will-not-cancel-festival /news/mayor-votes-in-election
/pengumuman/hasil-seleksi-cpns /layanan/penghapusan-aset /layanan/perubahan-kartu-keluarga /layanan/pembatalan-akta /layanan/pengiriman-dokumen
/layanan/penambahan-anggota /layanan/penolakan-informasi /layanan/penyimpanan-arsip /layanan/penutupan-jalan /layanan/pencabutan-izin /layanan/pemblokiran-sertifikat
/persetujuan-bangunan-gedung /surat-keluar /surat-masuk /agenda/surat-keluar /layanan/surat-pindah-keluar /barang-keluar /laporan/barang-keluar
/kas-keluar /keluarga /kartu-keluarga /keluarga-berencana /keluaran /tambahan /tambak /tambang /tambahan-penghasilan /hapusan /kiriman /simpanan
/koperasi/simpan-pinjam /terima-kasih /terimakasih.html /serah-terima /tanda-terima /ganti-rugi /tolak-ukur /nilai-tambah /kata-kunci /penerimaan
/batalyon /tutupan-lahan /aktivitas /aktif /pegawai-aktif /kegiatan-aktif /pembayaran-pbb /pilihan /pilkada /pemilihan-umum /postingan /post/123
/posts/hello-world /editorial /editor /edition/2026 /editions /address /address-book /addon /additional /addis /deli /delivery /delta /deletion-policy
/removal /updates /updated /savings /sender /sendai /postal-code /voter-list /resettlement /research /resetting /clearance /clearing-house /dropdown
/dropbox /cancellation-policy /cancelled /closed /closest /disabled-parking /disability /enabled /approval /approved /runtime /running-text /cartography
/cartoon /installation /installment /executive-summary /execution /cronicle /exporter /importir /likely /likes /following /followers /publisher
/publikasi /terbitan /penerbitan-kk /climate-change /blockchain /blocks /locker /lockdown /banner /bandara /bank-data /paying /payment /paypal /marked
/marketing /moved /movement /copyright /stops /verified /confirmation /changelog /exchange /interchange /killer /quitter /exits /cleared /reloaded
/login /masuk /daftar /register /signup /sign-in /sign_up /signin /users/sign_in /auth/login /user/login /user/register /user/password /simpeg/login
/wp-login.php /wp-login.php?action=lostpassword /wp-login.php?action=register /index.php?option=com_users&view=login
/index.php?option=com_content&view=article&id=3 /index.php?option=com_content&view=category&layout=blog&id=8 /node/3 /node/3/revisions
/index.php?r=site/login /index.php?r=site%2Fcontact /site/about /index.php?title=Halaman_Utama /doku.php?id=start /course/view.php?id=2
/?p=123 /?page_id=2 /?cat=4 /index.php?page=profil /index.php?page=kontak /media.php?module=detailberita&id=3 /statis-3-visimisi.html /halaman/detail/3
/detail.php?id=3 /galeri?album=3 /agenda?bulan=11&tahun=2026 /produk-hukum/perda-no-3-tahun-2026 /statistik/kemiskinan /ppid/permohonan-informasi
/ppid/keberatan /pengaduan /lapor /aduan/form /kontak-kami /hubungi-kami /peta-situs /profil/visi-misi /struktur-organisasi /jdih /lpse /e-office
/simpeg /sakip/lkjip-2025 /data/kependudukan /opendata/dataset/jumlah-penduduk /api/docs /en/news /feed /kategori/pengumuman
/berita/kategori/kesehatan?page=2 /arsip/2026/11 /archives/2026 /download/12 /unduh/12 /panduan/pengguna /layanan/cetak-ktp /tracking?no=123 /cek-status
/jadwal-sholat /survei-kepuasan /wp-content/uploads/2026/ /upload/ /upload/foto/ /uploads/dokumen/ /files/ /data/ /backup/ /wp-json/wp/v2/posts
/install/ /install.php /setup/ /wp-admin/install.php /installer/ /phpmyadmin/ /search?q=pajak /cari?kata=ktp /?s=ktp /index.php?mode=list&sort=asc
/index.php?action=view&id=3 /index.php?act=detail&id=3 /index.php?do=show /data?op=list /index.php?task=view /Default.aspx?tabid=62 /produk?order=asc
/products?sort=price&order=desc /login?next=/pegawai /tentang-kami /faq /privacy-policy /statuten /logo /changelog.md /undang-undang /undangan /remark /report/3 /reports /union /unit-kerja /universitas /resume-rapat /transfer-ke-daerah /cuti /leaves /joint /sukarela
/absensi /kebersihan /cleanliness /setting /settings /setda /setwan /emptiness /complete-guide-to-public-services /finished /ratel /pausa /spamwatch
/bukti-potong /bukan-penerima /akankah /rekan /makan-siang-gratis /perubahan-apbd /keluar-masuk-barang /submission-guidelines /removable-media /savepoint /selesainya /ikan /pendidikan /perikanan /kebakaran /blog /blog/2026 /catalog /logistik
"""
