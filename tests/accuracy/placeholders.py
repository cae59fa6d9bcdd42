"""Files of settings that anyone can download: with a secret, and with what only stands for one, in the syntax of each program's manual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import Behaviour, plain

# Compose file reference ("Interpolation"), Symfony ("Environment Variable Processors"), Spring Boot reference ("Property Placeholders"), Jasypt, hiera-eyaml,
# HashiCorp's and Bank-Vaults' references, 1Password ("Secret references"), Azure ("Key Vault references"), Docker manual ("Secrets"), Laravel source (Env.php).
_CONNECTIONS: Mapping[str, str] = {
    "variable": "DATABASE_URL=postgres://u:${PW}@db/x", "shell": "DATABASE_URL=postgres://u:$PW@db/x", "mustache": "DATABASE_URL=postgres://{{ user }}:{{ pw }}@db/x",
    "manual": "DATABASE_URL=postgres://<user>:<password>@db/x", "cmd": "DATABASE_URL=mysql://%DB_USER%:%DB_PW%@db/x", "eyaml": "DATABASE_URL=mysql://u:ENC[PKCS7,aGFsbw==]@db/x",
    "vault": "DATABASE_URL=vault:secret/data/db#url", "empty": "DATABASE_URL=mysql://root:@db/x", "none": "DATABASE_URL=postgres://db/x", "file": "DATABASE_URL=sqlite:///data.sqlite3",
    "data-source": "DB_DSN=mysql:host=db;dbname=x", "ado": "DATABASE_URL='Server=db;Database=x;Password=#{PW}#'", "must-be-set": "DATABASE_URL=postgres://u:${PW:?wajib}@db/x",
    "null": "MAIL_PASSWORD=null", "secret-file": "DB_PASSWORD_FILE=/run/secrets/db", "1password": "DB_PASSWORD=op://vault/db/password", "symfony": "APP_SECRET='%env(APP_SECRET)%'",
    "jasypt": "DB_PASSWORD=ENC(aGFsbw==)", "key-vault": "DB_PASSWORD=@Microsoft.KeyVault(SecretUri=https://kota.vault.azure.example/secrets/db)", "copied": "JWT_SECRET=${APP_SECRET}",
}  # fmt: skip
_REAL: Mapping[str, str] = {
    "url": "DATABASE_URL=postgres://u:contoh@db/x", "default": "DATABASE_URL=mysql://root:changeme@db/x", "user-again": "DATABASE_URL=mysql://user:user@db/x",
    "default-of-a-variable": "DATABASE_URL=postgres://u:${PW:-contoh}@db/x", "no-user": "CACHE_URL=redis://:contoh@cache:6379/0", "parameter": "DATABASE_URL='mysql://db/x?password=contoh'",
    "ado": "DATABASE_URL='Server=db;User Id=sa;Password=contoh'", "data-source": "DB_DSN=mysql:host=db;dbname=x;password=contoh", "slash": "DATABASE_URL=postgres://u:con/toh1@db/x",
    "mail": "MAILER_DSN=smtp://surel:contoh@mail.test:587", "quoted": "CELERY_BROKER_URL='amqp://tamu:contoh@mq.test'",
}  # fmt: skip
_PHP: Mapping[str, tuple[str, str]] = {
    "environment": ("define('DB_PASSWORD', getenv('DB_PASSWORD'));", "define('DB_PASSWORD', getenv('DB_PASSWORD') ?: 'contoh');"),
    "superglobal": ("$pass = $_ENV['DB_PASS'];", "$pass = 'contoh';"),
    "function": ("return ['password' => env('DB_PASSWORD', '')];", "return ['password' => env('DB_PASSWORD', 'contoh')];"),
    "template": ("$db['default']['password'] = '{{ db_password }}';", "$db['default']['password'] = 'contoh';"),
    "call": ("mysqli_connect($host, $user, $pass);", "mysqli_connect('localhost', 'root', 'contoh');"),
}
_SFTP = '{{"name":"situs","host":"192.0.2.9","username":"web","password":"{}","remotePath":"/var/www"}}'
_JSON = ("${PW}", "<password>", "%SFTP_PW%", "__SFTP_PW__", "op://vault/sftp/password", "")


def behaviours() -> Iterator[Behaviour]:
    """Each file on an honest site."""
    for name, line in _CONNECTIONS.items():
        yield _site(f"settings-without-secret-{name}", "/.env", f"APP_ENV=production\n{line}\n", {"exposed-env": "fail (settings)"})
    for name, line in _REAL.items():
        yield _site(f"settings-with-secret-{name}", "/.env", f"APP_ENV=production\n{line}\n", {"exposed-env": "fail (secrets)"})
    for name, (elsewhere, real) in _PHP.items():
        yield _site(f"php-without-secret-{name}", "/config.php.bak", f"<?php\n{elsewhere}\n", {"exposed-config": "fail (without-secrets)"})
        yield _site(f"php-with-secret-{name}", "/config.php.bak", f"<?php\n{real}\n", {"exposed-config": "fail (php-configuration-copy)"})
    for number, value in enumerate(_JSON):
        yield _site(
            f"json-without-secret-{number}", "/.vscode/sftp.json", _SFTP.format(value), {"exposed-config": "fail (without-secrets)"}
        )
    yield _site("json-with-secret", "/.vscode/sftp.json", _SFTP.format("changeme"), {"exposed-config": "fail (sftp-settings)"})


def _site(name: str, path: str, text: str, must: Mapping[str, str]) -> Behaviour:
    return Behaviour(name=name, https=BACKGROUNDS["honest"].site({path: plain(text)}), must=must)
