"""What version control leaves behind."""

from __future__ import annotations

from collections.abc import Mapping

from tests.accuracy.behaviour import bare, plain
from tests.accuracy.stacks.bodies import EMPTY, REFUSED, SAYS_NO, Place, article, binary, json, page_of_php, xml

_SQLITE = binary(b"SQLite format 3\x00\x10\x00\x01\x01\x00@  \x00\x00\x00\x1c" + b"\x00" * 60)
_HEAD = plain("ref: refs/heads/master\n")

OPEN: Mapping[str, Mapping[str, Place]] = {
    "unknown": {
        "svn": ("/.svn/wc.db", _SQLITE),
        "hg": ("/.hg/requires", plain("dotencode\nfncache\ngeneraldelta\nrevlogv1\nsparserevlog\nstore\n")),
        "ds-store": ("/.DS_Store", binary(b"\x00\x00\x00\x01Bud1\x00\x00\x10\x00\x00\x00\x08\x00" + b"\x00" * 40)),
    },
    "php": {"svn-old": ("/.svn/entries", plain("10\n\ndir\n1432\nhttps://svn.example/repo/trunk\nhttps://svn.example/repo\n"))},
    "java": {"cvs": ("/CVS/Root", plain(":pserver:anonymous@cvs.example:/cvsroot/aplikasi\n")), "idea": ("/.idea/workspace.xml", xml('<?xml version="1.0" encoding="UTF-8"?>\n<project version="4">\n  <component name="ChangeListManager">\n    <list default="true" id="1" name="Changes" comment="" />\n  </component>\n</project>\n'))},
    "wordpress": {"git-in-wordpress": ("/wp-content/.git/HEAD", _HEAD)},
    "codeigniter": {"git-in-api": ("/api/.git/HEAD", _HEAD), "gitignore": ("/.gitignore", plain("# dependensi\n/vendor/\n.env\nwritable/logs/*\n"))},
    "python": {
        "bzr": ("/.bzr/branch-format", plain("Bazaar-NG meta directory, format 1\n")),
        "gitlab-ci": ("/.gitlab-ci.yml", plain("image: python:3.12\n\nstages:\n  - uji\n\nuji:\n  stage: uji\n  script:\n    - pytest\n")),
        "bitbucket-pipelines": ("/bitbucket-pipelines.yml", plain("image: python:3.12\npipelines:\n  default:\n    - step:\n        script:\n          - pytest\n")),
    },
}  # fmt: skip
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "unknown": {
        "svn": ("/.svn/wc.db", article("Apa itu Subversion", "<pre>SQLite format 3</pre>")),
        "hg": ("/.hg/requires", plain("store belum dibuat\n")),
        "ds-store": ("/.DS_Store", REFUSED),
    },
    "php": {"svn-old": ("/.svn/entries", page_of_php("10 dir 1432")), "ds-store": ("/.DS_Store", EMPTY)},
    "java": {"cvs": ("/CVS/Root", article("CVS: format riwayat hidup")), "idea": ("/.idea/workspace.xml", xml("<?xml version='1.0'?><error><code>404</code></error>"))},
    "wordpress": {"git": ("/wp-content/.git/HEAD", bare("<pre>ref: refs/heads/master</pre>"))},
    "codeigniter": {"git": ("/api/.git/HEAD", json('{"HEAD":"ref: refs/heads/master"}')), "gitignore": ("/.gitignore", plain("Berkas ini tidak tersedia.\n"))},
    "python": {
        "gitlab-ci": ("/.gitlab-ci.yml", article("Mengenal GitLab CI", "<pre>stages:\n  - uji\nuji:\n  script:\n    - pytest\n</pre>")),
        "bitbucket": ("/bitbucket-pipelines.yml", SAYS_NO),
        "bzr": ("/.bzr/branch-format", EMPTY),
    },
}  # fmt: skip
