"""File managers that anyone can use, and the doors and articles that are left when they are closed."""

from __future__ import annotations

from collections.abc import Mapping

from tests.accuracy.behaviour import bare, moved
from tests.accuracy.stacks.bodies import REFUSED, Place, article, json, titled

_XHTML = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
_KCFINDER = titled(
    "KCFinder: /files",
    '<div id="resizer"></div><div id="menu"></div><div id="folders"></div><a href="kcact:upload"><span>Upload</span></a>',
    _XHTML,
)
_NO_COMMAND = json('{"error":["errUnknownCmd"]}')
_ELFINDER = titled(
    "elFinder 2.1.x source version with PHP connector",
    "<script src=\"js/elfinder.min.js\"></script><script>$('#elfinder').elfinder({url : 'php/connector.minimal.php'});</script><div id=\"elfinder\"></div>",
)
_TINY_INSIDE = titled(
    "Tiny File Manager | H3K",
    '<body class="navbar-fixed"><div id="wrapper" class="container-fluid"><nav><a href="?p=&upload">Upload</a></nav></div>',
)
_LFM = titled(
    "File Manager",
    '<link rel="stylesheet" href="https://kotacontoh.go.id/vendor/laravel-filemanager/css/lfm.css"><div id="tree"></div><script>var lfm_route = "https://kotacontoh.go.id/laravel-filemanager";</script>',
)

OPEN: Mapping[str, Mapping[str, Place]] = {
    "unknown": {"kcfinder": ("/kcfinder/browse.php", _KCFINDER), "elfinder-connector": ("/elfinder/php/connector.minimal.php", _NO_COMMAND)},
    "codeigniter": {
        "kcfinder-elsewhere": ("/assets/kcfinder/browse.php", _KCFINDER), "elfinder-elsewhere": ("/assets/plugins/elfinder/php/connector.minimal.php", _NO_COMMAND), "elfinder-page": ("/elfinder/elfinder.html", _ELFINDER),
        "ckfinder": ("/ckfinder/ckfinder.html", titled("CKFinder 3 - File Browser", '<script src="ckfinder.js"></script><script>CKFinder.start();</script>')),
        "responsive-filemanager": ("/filemanager/dialog.php", titled("Responsive FileManager", '<input type="hidden" id="popup" value="0" /><div class="container-fluid"></div>', '<!DOCTYPE html>')),
        "roxy-fileman": ("/fileman/index.html", titled("Roxy file manager", '<div id="wraper" ><div id="pnlDirs"></div></div>')), "kindeditor": ("/kindeditor/php/file_manager_json.php", json('{"moveup_dir_path":"","current_dir_path":"","current_url":"\\/attached\\/","total_count":1,"file_list":[{"is_dir":true,"filename":"image"}]}')),
        "ueditor": ("/ueditor/php/controller.php?action=config", json('{"imageActionName":"uploadimage","imageFieldName":"upfile","fileActionName":"uploadfile"}')), "jquery-file-upload": ("/server/php/", json('{"files":[{"name":"ktp.jpg","size":1024,"url":"https:\\/\\/kotacontoh.go.id\\/server\\/php\\/files\\/ktp.jpg"}]}')),
    },
    "aspnet": {"fckeditor": ("/fckeditor/editor/filemanager/connectors/test.html", titled("FCKeditor - Connectors Tests", '<select id="cmbConnector"></select>', '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">'))},
    "laravel": {"laravel-filemanager": ("/laravel-filemanager", _LFM)},
    "cpanel": {"tinyfilemanager": ("/tinyfilemanager.php", _TINY_INSIDE)},
    "lokomedia": {"tinyfilemanager": ("/fm.php", titled("Tiny File Manager", '<form class="form-signin" action="" method="post"><input name="fm_usr"><input type="password" name="fm_pwd"></form>'))},
}  # fmt: skip
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "unknown": {"kcfinder": ("/kcfinder/browse.php", bare("<html><body><script>alert('You don\\'t have permissions to browse server.');</script></body></html>")), "elfinder": ("/elfinder/php/connector.minimal.php", json('{"error":["errPerm"]}'))},
    "codeigniter": {
        "elfinder": ("/assets/elfinder/php/connector.minimal.php", json('{"error":"Unauthenticated."}', 401)), "page": ("/elfinder", article("elFinder, pengelola berkas")), "ckfinder": ("/ckfinder/ckfinder.html", article("CKFinder dan CKEditor")),
        "responsive-filemanager": ("/filemanager/dialog.php", bare("Access Denied!")), "roxy": ("/fileman/index.html", moved("/masuk")), "kindeditor": ("/kindeditor/php/file_manager_json.php", json('{"error":1,"message":"Access is not allowed."}')),
        "ueditor": ("/ueditor/php/controller.php?action=config", json('{"state":"ERROR"}')), "upload": ("/server/php/", json('{"files":"tidak ada"}')),
    },
    "aspnet": {"fckeditor": ("/fckeditor/editor/filemanager/connectors/test.html", article("FCKeditor sudah tidak dipakai"))},
    "laravel": {"guarded": ("/laravel-filemanager", moved("/login")), "log-in": ("/filemanager", titled("Masuk", '<link href="/vendor/laravel-filemanager/css/lfm.css"><input type="password">'))},
    "cpanel": {"refused": ("/tinyfilemanager.php", REFUSED), "download": ("/filemanager.php", article("Tiny File Manager | Diskominfo Kota Contoh"))},
    "lokomedia": {"radio": ("/fm.php", titled("Radio FM Kota", "<audio controls></audio>"))},
}  # fmt: skip
