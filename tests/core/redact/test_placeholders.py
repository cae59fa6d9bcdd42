"""What only stands for a secret is none; every way of writing that, beside real ones."""

import pytest

from checks.core.exposure.secret_values import has_secret_value
from checks.core.parse.dotenv import dotenv
from checks.core.redact.mask import mask
from tests.each import each

# Syntax as the manuals have it: Compose ("Interpolation"), Symfony (env var processors), Spring (property placeholders, `{cipher}`), Jasypt, Ansible Vault, eyaml,
# Bank-Vaults, 1Password, Azure Key Vault references, Octopus, configparser, Rails' database.yml, npm's .npmrc, Docker's secrets.
_REAL = [
    "<?php\ndefine('DB_NAME','wp');\ndefine('DB_PASSWORD', 'rahasia1');",
    "<?php\nclass JConfig { public $password = 'rahasia'; public $secret = 'x1y2'; }",
    "<?php\n$databases['default']['default'] = array('password' => 'rahasia');",
    "<?php\n$host='x';\n$pass = 'rahasia';\n",
    "<?php\n$db['default']['password'] = 'rahasia';",
    '<?php\n$wgDBpassword = "rahasia";',
    "<?php\n$config['db_dsnw'] = 'mysql://u:rahasia@localhost/x';\n",
    "<?php\n$config['des_key'] = 'abcabcabcabc';",
    "<?php return ['password' => env('DB_PASSWORD', 'rahasia')];",
    "<?php\ndefine('DB_PASSWORD', getenv('PW') ?: 'rahasia');",
    "<?php mysqli_connect('localhost','root','rahasia');",
    "<?php new PDO('mysql:host=x', 'root', 'rahasia');",
    "<?php\n$CFG->dbpass = 'rahasia';",
    "production:\n  adapter: mysql2\n  password: rahasia\n",
    "parameters:\n    database_host: x\n    database_password: 'rahasia'\n",
    "services:\n  db:\n    environment:\n      MYSQL_ROOT_PASSWORD: changeme\n",
    "services:\n  app:\n    environment:\n      DB_PASSWORD: ${PW:-rahasia}\n      X: y\n",
    "a:\n  b: c\n  DATABASE_URL: postgres://u:rahasia@db/x\n  password: ${X}\n",
    '{"name":"s","host":"192.0.2.9","username":"web","password":"rahasia","remotePath":"/var/www"}',
    '{"ConnectionStrings":{"Default":"Server=x;Password=rahasia"},"AllowedHosts":"*"}',
    '{"protocol":"ftp","host":"x","user":"u","pass":"rahasia"}',
    '{"db":{"password":"changeme"},"a":1}',
    "[client]\nuser=web\npassword=rahasia\n",
    "; <?php exit;\n[general]\ninstalled = On\n[database]\nhost = x\npassword = rahasia\n",
    "//registry.npmjs.org/:_authToken=npm_abcdefghijklmnop0123456789ABCDEFGHIJ\n",
    "[default]\naws_access_key_id = AKIAABCDEFGHIJKLMNOP\naws_secret_access_key = abcdefghijklmnopqrstuvwxyz0123456789ABCD\n",
    "spring.datasource.url=jdbc:mysql://x/s\nspring.datasource.password=rahasia\n",
    "machine ftp.example login budi password rahasia\n",
    '<?xml version="1.0"?>\n<tomcat-users><user username="admin" password="rahasia" roles="x"/></tomcat-users>',
    '<?xml version="1.0"?>\n<properties>\n<entry key="HOST">x</entry>\n<entry key="PAS">rahasia</entry>\n</properties>',
    '<FileZilla3><Servers><Server><Host>x</Host><User>u</User><Pass encoding="base64">Z2VoZWlt</Pass></Server></Servers></FileZilla3>',
    '<?xml version="1.0"?>\n<configuration><connectionStrings><add name="db" connectionString="Server=x;Password=rahasia" /></connectionStrings></configuration>',
]
_NONE = [
    "<?php\ndefine('DB_NAME','wp');\ndefine('DB_PASSWORD', getenv('DB_PASSWORD'));",
    "<?php\nclass JConfig { public $password = ''; public $host = 'x'; }",
    "<?php\n$databases['default']['default'] = array('password' => getenv('PW'));",
    "<?php\n$host='x';\n$pass = $_ENV['DB_PASS'];\n",
    "<?php\n$db['default']['password'] = '';",
    '<?php\n$wgDBpassword = "${PW}";',
    "<?php\n$config['db_dsnw'] = getenv('DSN');\n",
    "<?php\n$config['des_key'] = '';",
    "<?php return ['password' => env('DB_PASSWORD', '')];",
    "<?php return ['password' => env('DB_PASSWORD')];",
    "<?php\ndefine('DB_PASSWORD', '%DB_PASSWORD%');",
    "<?php mysqli_connect($host,$user,$pass);",
    "<?php\ndefine('DB_PASSWORD', '{{ db_password }}');",
    "<?php\ndefine('DB_PASSWORD', 'put your unique phrase here');",
    "<?php\n$p = file_get_contents('/run/secrets/db_password');",
    "production:\n  adapter: mysql2\n  password: <%= ENV['DB_PW'] %>\n",
    "parameters:\n    database_host: x\n    database_password: '%env(DB_PW)%'\n",
    "services:\n  db:\n    environment:\n      MYSQL_ROOT_PASSWORD: ${PW}\n      X: y\n",
    "services:\n  app:\n    environment:\n      DB_PASSWORD: ${PW:?wajib}\n      X: y\n",
    "a:\n  b: c\n  DATABASE_URL: postgres://u:${PW}@db/x\n  password: ENC[PKCS7,abc]\n",
    "a:\n  b: c\n  password: !vault |\n    $ANSIBLE_VAULT;1.1;AES256\n    6162636465\n",
    "a:\n  b: c\n  password: !secret db_pw\n",
    "a:\n  b: c\n  password: vault:secret/data/db#pw\n",
    'a:\n  b: c\n  password: "{{ vault_db }}"\n',
    "a:\n  b: c\n  password:\n",
    "a:\n  b: c\n  password: null\n",
    "a:\n  b: c\n  password: ~ # kosong\n",
    "a:\n  b: c\n  password: $DB_PW\n",
    "services:\n  db:\n    image: mysql\n    environment:\n      MYSQL_ROOT_PASSWORD_FILE: /run/secrets/db\n",
    '{"name":"s","host":"192.0.2.9","username":"web","password":"${PW}","remotePath":"/var/www"}',
    '{"ConnectionStrings":{"Default":"Server=x;Password=#{PW}#"},"AllowedHosts":"*"}',
    '{"ConnectionStrings":{"Default":"@Microsoft.KeyVault(SecretUri=https://x.vault.azure.net/secrets/a)"},"AllowedHosts":"*"}',
    '{"protocol":"ftp","host":"x","user":"u","pass":""}',
    '{"db":{"password":"<password>"},"a":1}',
    '{"db":{"password":"%DB_PW%"},"a":1}',
    '{"db":{"password":"__DB_PW__"},"a":1}',
    '{"db":{"password":null},"a":1}',
    '{"db":{"password":"op://vault/db/password"},"a":1}',
    "[client]\nuser=web\npassword=${PW}\n",
    "; <?php exit;\n[general]\ninstalled = On\n[database]\nhost = x\npassword = \n",
    "//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n",
    "[default]\naws_access_key_id = ${X}\naws_secret_access_key = <secret>\n",
    "spring.datasource.url=jdbc:mysql://x/s\nspring.datasource.password=${DB_PW:}\n",
    "machine ftp.example login budi password ${PW}\n",
    "spring.datasource.url=jdbc:mysql://x/s\nspring.datasource.password=ENC(abcdef)\n",
    "spring.datasource.url=jdbc:mysql://x/s\nspring.datasource.password={cipher}abcdef\n",
    "[a]\nx=1\npassword=%(pw)s\n",
    '<?xml version="1.0"?>\n<tomcat-users><user username="admin" password="${admin.pw}" roles="x"/></tomcat-users>',
    '<?xml version="1.0"?>\n<properties>\n<entry key="HOST">x</entry>\n<entry key="PAS"></entry>\n</properties>',
    "<FileZilla3><Servers><Server><Host>x</Host><User>u</User><Logontype>2</Logontype></Server></Servers></FileZilla3>",
    '<?xml version="1.0"?>\n<configuration><connectionStrings><add name="db" connectionString="Server=x;Integrated Security=true" /></connectionStrings></configuration>',
]
_CONNECTIONS = [
    "postgres://u:rahasia1@db/x",
    "mysql://root:changeme@db/x",
    "mysql://user:user@db/x",
    "postgres://u:${PW:-rahasia}@db/x",
    "redis://:rahasia@cache:6379/0",
    "mysql://db/x?password=rahasia",
    "Server=db;User Id=sa;Password=rahasia",
    "mysql:host=db;dbname=x;password=rahasia",
    "postgres://u:pa/ss1@db/x",
    "mongodb+srv://u:rahasia@klaster.test/x?retryWrites=true",
    "'amqp://tamu:rahasia@mq.test'",
]
_WITHOUT = [
    "postgres://u:${PW}@db/x",
    "postgres://u:$PW@db/x",
    "postgres://{{ user }}:{{ pw }}@db/x",
    "postgres://<user>:<password>@db/x",
    "mysql://%DB_USER%:%DB_PW%@db/x",
    "mysql://u:ENC[PKCS7,aGFsbw==]@db/x",
    "${DATABASE_URL}",
    "vault:secret/data/db#url",
    "mysql://root:@db/x",
    "postgres://db/x",
    "sqlite:///db.sqlite3",
    "mysql:host=db;dbname=x",
    "Server=db;Database=x;Password=#{PW}#",
    "op://vault/db/url",
    "null",
    "",
    "postgres://u:__DB_PW__@db/x",
    "postgres://u:${PW:?wajib}@db:5432/x",
]


@each(("text", "holds"), [*((text, True) for text in _REAL), *((text, False) for text in _NONE)])
def test_a_file_of_settings_has_a_secret_where_one_stands(text: str, holds: bool) -> None:
    masked, _ = mask(text)
    assert "rahasia" not in masked
    assert has_secret_value(masked) is holds
    assert mask(masked)[0] == masked


@each(("value", "holds"), [*((value, True) for value in _CONNECTIONS), *((value, False) for value in _WITHOUT)])
@each("name", ["DATABASE_URL", "MAILER_DSN"])
def test_a_connection_has_a_secret_where_its_password_stands(name: str, value: str, holds: bool) -> None:
    masked, _ = mask(f"APP_ENV=production\n{name}={value}\n")
    assert "rahasia" not in masked
    for text in (masked, mask(masked)[0], f"APP_ENV=production\n{name}={value}\n"):
        read = dotenv(text)
        assert read is not None
        assert read.secret == ((name,) if holds else ())


@pytest.mark.parametrize(
    "setting",
    [
        "DB_PASSWORD_FILE=/run/secrets/db",
        "SENTRY_DSN=https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/1",
        "MAIL_PASSWORD=null",
        "TOKEN_URL=https://sso.test/token",
    ],
)
def test_what_says_where_a_secret_is_or_that_there_is_none(setting: str) -> None:
    read = dotenv(mask(f"APP_ENV=production\n{setting}\n")[0])
    assert read is not None
    assert read.secret == ()
