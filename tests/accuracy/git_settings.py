"""``.git/config`` with a secret in every place from which git reads one (git-config(1), gitcredentials(7), makers' manuals), and without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import Behaviour, plain

_CORE = "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n"
_ORIGIN = '[remote "origin"]\n\turl = {}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n'
_PLAIN = _CORE + _ORIGIN.format("https://github.com/kotacontoh/app.git")


def _origin(url: str) -> str:
    return _CORE + _ORIGIN.format(url)


SECRET: Mapping[str, str] = {
    # GitHub: "Using the token on the command line", and the installation tokens of its apps.
    "github-token-as-user": _origin("https://ghp_contoh0123456789contoh0123456789abcd@github.com/kotacontoh/app.git"),
    "github-fine-token-as-user": _origin("https://github_pat_11CONTOH0_contoh0123456789@github.com/kotacontoh/app.git"),
    "github-old-token-as-user": _origin("https://1234567890abcdef1234567890abcdef12345678@github.com/kotacontoh/app.git"),
    "github-token-and-basic": _origin("https://ghp_contoh0123456789contoh0123456789abcd:x-oauth-basic@github.com/kotacontoh/app.git"),
    "github-app-token": _origin("https://x-access-token:ghs_contoh0123456789contoh@github.com/kotacontoh/app.git"),
    # GitLab: "Personal access tokens", "Clone using a token", CI/CD job tokens.
    "gitlab-token": _origin("https://oauth2:glpat-contoh0123456789contoh@gitlab.example/kotacontoh/app.git"),
    "gitlab-token-as-user": _origin("https://glpat-contoh0123456789contoh@gitlab.example/kotacontoh/app.git"),
    "gitlab-job-token": _origin("https://gitlab-ci-token:contoh-0123@gitlab.example/kotacontoh/app.git"),
    # Azure DevOps: "Use personal access tokens"; the user may be left empty.
    "azure-token-without-user": _origin("https://:a2b3c4d5e6f7a2b3c4d5e6f7a2b3c4d5e6f7a2b3c4d5e6f7a2b3@dev.azure.example/kota/_git/app"),
    "azure-token-as-user": _origin("https://a2b3c4d5e6f7a2b3c4d5e6f7a2b3c4d5e6f7a2b3c4d5e6f7a2b3@dev.azure.example/kota/_git/app"),
    "bitbucket-token": _origin("https://x-token-auth:ATCTTcontoh0123456789@bitbucket.example/kota/app.git"),
    "password": _origin("https://budi:contoh@git.example/app.git"),
    "password-of-pushing": _PLAIN + '[remote "cadangan"]\n\turl = https://git.example/app.git\n\tpushurl = https://budi:contoh@git.example/app.git\n',
    # git-config(1): http.extraHeader, url.<base>.insteadOf, http.proxy, credential.<url>, credential.helper, sendemail.smtpPass.
    "extra-header": _PLAIN + '[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic eC1hY2Nlc3MtdG9rZW46Z2hzX2NvbnRvaA==\n',
    "extra-header-bearer": _PLAIN + '[http]\n\textraHeader = "Authorization: Bearer contoh0123456789"\n',
    "extra-header-of-gitlab": _PLAIN + "[http]\n\textraHeader = PRIVATE-TOKEN: contoh0123456789\n",
    "instead-of": _PLAIN + '[url "https://x-access-token:ghs_contoh0123456789contoh@github.com/"]\n\tinsteadOf = https://github.com/\n',
    "instead-of-before-it": _CORE + '[url "https://ghp_contoh0123456789contoh0123456789abcd@github.com/"]\n\tinsteadOf = git@github.com:\n' + _ORIGIN.format("git@github.com:kotacontoh/app.git"),
    "push-instead-of": _PLAIN + '[url "https://budi:contoh@git.example/"]\n\tpushInsteadOf = https://git.example/\n',
    "proxy": _PLAIN + "[http]\n\tproxy = http://budi:contoh@10.0.0.1:3128\n",
    "credential-of-a-url": _PLAIN + '[credential "https://budi:contoh@git.example"]\n\thelper = store\n',
    "credential-helper": _PLAIN + '[credential]\n\thelper = "!f() { echo username=budi; echo password=contoh0123456789; }; f"\n',
    "credential-helper-quoted": _PLAIN + "[credential \"https://git.example\"]\n\thelper = \"!f() { echo \\\"password=contoh0123456789\\\"; }; f\"\n",
    # git-config(1), "Syntax": the first variable may follow the section on its line; a long file has its remote at the end.
    "on-the-line-of-its-section": _CORE + '[remote "origin"] url = https://budi:contoh@git.example/app.git\n',
    "header-on-the-line-of-its-section": _PLAIN + '[http "https://git.example/"] extraHeader = "Authorization: Bearer contoh0123456789"\n',
    "behind-many-branches": _CORE + "".join(f'[branch "rilis-{n}"]\n\tremote = origin\n' for n in range(900)) + _ORIGIN.format("https://budi:contoh@git.example/app.git"),
    # git-config(1), alias.* and core.sshCommand: a line of the shell behind `!`; sshpass(1), curl(1), wget(1), lftp(1), mysqldump(1), libpq's PGPASSWORD.
    "alias-sshpass": _PLAIN + "[alias]\n\tsebar = !sshpass -p 'Sandi-Contoh9' ssh deploy@server.example\n",
    "alias-sshpass-together": _PLAIN + '[alias]\n\tsebar = "!sshpass -pSandi-Contoh9 rsync -a . deploy@server.example:/var/www"\n',
    "alias-sshpass-on-another-line": _PLAIN + '[alias]\n\tsebar = "!f() { \\\n\t\tsshpass -p Sandi-Contoh9 ssh server.example; \\\n\t}; f"\n',
    "alias-curl": _PLAIN + '[alias]\n\tkabar = "!curl -u budi:Sandi-Contoh9 https://ci.example/bangun"\n',
    "alias-curl-header": _PLAIN + "[alias]\n\tkabar = \"!curl -H 'Authorization: Bearer contoh0123456789' https://ci.example/\"\n",
    "alias-curl-address": _PLAIN + '[alias]\n\tkabar = "!curl https://budi:Sandi-Contoh9@ci.example/bangun"\n',
    "alias-wget": _PLAIN + '[alias]\n\tunduh = "!wget --http-user=budi --http-password=Sandi-Contoh9 https://ci.example/"\n',
    "alias-lftp": _PLAIN + '[alias]\n\tunggah = "!lftp -u budi,Sandi-Contoh9 -e mirror ftp://ftp.example"\n',
    "alias-mysqldump": _PLAIN + '[alias]\n\tcadangkan = "!mysqldump -uroot -pSandiContoh9 layanan > layanan.sql"\n',
    "alias-pgpassword": _PLAIN + '[alias]\n\tcadangkan = "!PGPASSWORD=SandiContoh9 pg_dump layanan"\n',
    "alias-push": _PLAIN + "[alias]\n\tkirim = push https://budi:Sandi-Contoh9@git.example/app.git main\n",
    "ssh-command": _PLAIN + "[core]\n\tsshCommand = sshpass -p Sandi-Contoh9 ssh\n",
    "password-with-signs-of-variables": _origin("https://budi:pa$$word2026@git.example/app.git"),
    "quoted-with-a-number-sign": _origin('"https://budi:con#toh@git.example/app.git"'),
    "mail": _PLAIN + "[sendemail]\n\tsmtpserver = surel.example\n\tsmtpuser = budi\n\tsmtppass = contoh\n",
    "github-section": _PLAIN + "[github]\n\tuser = budi\n\ttoken = contoh0123456789\n",
    "submodule": _PLAIN + '[submodule "tema"]\n\turl = https://deploy:contoh@git.example/tema.git\n\tactive = true\n',
    "large-files": _PLAIN + "[lfs]\n\turl = https://budi:contoh@git.example/app.git/info/lfs\n",
}  # fmt: skip
HARMLESS: Mapping[str, str] = {
    "https": _PLAIN,
    "ssh": _origin("git@github.com:kotacontoh/app.git"),
    "ssh-address": _origin("ssh://git@git.example:22/kota/app.git"),
    "folder": _origin("/srv/git/app.git"),
    "user": _origin("https://budi@git.example/app.git"),
    "user-of-a-department": _origin("https://diskominfo-kota-contoh-2026@git.example/app.git"),
    "long-user": _origin("https://diskominfokotacontoh2026@bitbucket.example/kota/app.git"),
    "user-by-mail": _origin("https://budi.santoso2026%40kotacontoh.go.id@dev.azure.example/app"),
    "user-and-no-password": _origin("https://budi:@git.example/app.git"),
    "instead-of": _PLAIN + '[url "https://github.com/"]\n\tinsteadOf = git@github.com:\n',
    "helper": _PLAIN + "[credential]\n\thelper = store\n",
    "helper-of-a-variable": _PLAIN + '[credential]\n\thelper = "!f() { echo username=budi; echo password=$GIT_TOKEN; }; f"\n',
    "on-the-line-of-its-section": _CORE + '[remote "origin"] url = git@git.example:kota/app.git ; catatan\n',
    "header": _PLAIN + "[http]\n\textraheader = X-Layanan: uji\n",
    "signing-key": _PLAIN + "[user]\n\tname = Budi\n\tsigningkey = 3AA5C34371567BD2\n[commit]\n\tgpgsign = true\n",
    "certificate": _PLAIN + "[http]\n\tsslCertPasswordProtected = true\n\tsslVerify = false\n",
    "proxy": _PLAIN + "[http]\n\tproxy = http://10.0.0.1:3128\n",
    # git-config(1), "Syntax": what stands behind `#` or `;` is a comment; a variable, stars and words for a token are none.
    "comment": _CORE + "# url = https://budi:contoh@git.example/app.git\n" + _ORIGIN.format("git@git.example:app.git"),
    "comment-behind": _origin("https://git.example/app.git # dulu https://budi:contoh@git.example/app.git"),
    "comment-behind-a-section": _CORE + '[remote "origin"] ; url = https://budi:contoh@git.example/app.git\n\turl = git@git.example:app.git\n',
    "variable": _origin("https://oauth2:${TOKEN}@git.example/app.git"),
    "variable-of-windows": _origin("https://budi:%TOKEN%@git.example/app.git"),
    "template": _origin("https://budi:{{git_token}}@git.example/app.git"),
    "stars": _origin("https://budi:***@git.example/app.git"),
    "word": _origin("https://budi:YOUR_TOKEN@git.example/app.git"),
    "header-with-stars": _PLAIN + "[http]\n\textraheader = AUTHORIZATION: basic ***\n",
    "header-with-a-variable": _PLAIN + '[http]\n\textraheader = "Authorization: Bearer ${TOKEN}"\n',
    "token-of-a-variable": _PLAIN + "[github]\n\ttoken = ${GITHUB_TOKEN}\n",
    "empty-password": _PLAIN + '[sendemail]\n\tsmtppass = ""\n',
    "alias-with-a-variable": _PLAIN + '[alias]\n\tkabar = "!curl -u budi:$SANDI https://ci.example/bangun"\n\tkirim = push https://budi:${TOKEN}@git.example/app.git\n',
    "alias-that-asks": _PLAIN + '[alias]\n\tsebar = "!sshpass -e ssh server.example"\n\tmasuk = "!ssh -p 2222 deploy@server.example"\n\tpw = "!read -s password"\n',
    "aliases": _PLAIN + "[alias]\n\tlg = log --graph --pretty=format:'%h -%d %s (%cr) <%an>' --abbrev-commit\n\tgp = grep -p\n",
    "branches": _PLAIN + '[branch "rilis/2026"]\n\tremote = origin\n\tmerge = refs/heads/rilis/2026 ; catatan\n',
}  # fmt: skip


def behaviours() -> Iterator[Behaviour]:
    """Each served beside an honest site, whose ``HEAD`` is refused by the rule that forgot the rest."""
    for label, files in (("fail (open, credentials)", SECRET), ("fail (open)", HARMLESS)):
        for name, text in files.items():
            kind = "secret" if files is SECRET else "harmless"
            yield Behaviour(
                name=f"git-settings-{kind}-{name}",
                https=BACKGROUNDS["honest"].site({"/.git/config": plain(text)}),
                must={"exposed-git": label},
            )
