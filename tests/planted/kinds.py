"""Kinds of secrets as data: names that carry one, forms that are one, and files that hold some. The source of each form is its comment."""

from __future__ import annotations

from tests.planted.values import words

# What settings, forms, headers and people call it; Laravel's, CodeIgniter's, WordPress's, Spring's and Node's configuration guides, cloud vendors' and
# Indonesian payment and messaging gateways' documentation.
NAMES = words("""password passwd pwd pass DB_PASSWORD db_pass MYSQL_ROOT_PASSWORD POSTGRES_PASSWORD spring.datasource.password mail.password SMTP_PASSWORD ftp_pass redis_password
    userPassword adminPassword rootpw ldap_bind_password keystorePassword truststore-password passphrase secret client_secret CLIENT_SECRET app_secret consumerSecret
    secret_key SECRET_KEY_BASE JWT_SECRET webhook_secret session_secret token access_token refresh_token auth_token authToken api_token bearer_token id_token csrf_token
    remember_token X-Auth-Token X-Api-Key x-access-token api_key apikey API_KEY apiKey access_key accessKeyId AWS_SECRET_ACCESS_KEY aws_session_token private_key
    encryption_key APP_KEY AUTH_KEY SECURE_AUTH_KEY LOGGED_IN_KEY NONCE_SALT AUTH_SALT server_key SERVER_KEY client_key MIDTRANS_SERVER_KEY XENDIT_SECRET_KEY
    FONNTE_TOKEN WA_TOKEN userkey passkey account_key storageKey sharedKey master_key signing_key hmac_key license_key device_key connection_string
    credentials kredensial kata_sandi katasandi sandi rahasia kunci_rahasia kunci_api kode_akses kode_otp pin otp PHPSESSID session_id JSESSIONID ci_session
    Authorization Proxy-Authorization auth_key api-secret service_account_key TELEGRAM_BOT_TOKEN SLACK_TOKEN GITHUB_TOKEN SENDGRID_API_KEY TWILIO_AUTH_TOKEN
    STRIPE_SECRET FIREBASE_API_KEY OPENAI_API_KEY""")
LABELS = (
    "Kata sandi",
    "Kata Sandi",
    "Password",
    "Sandi",
    "Kode akses",
    "Kode OTP",
    "Kunci API",
    "Kunci rahasia",
    "PIN",
    "Token",
    "API Key",
    "Secret Key",
    "Access Token",
)
# In addresses: RFC 6749, OpenID Connect, SAML bindings, Azure SAS, AWS Signature Version 4, session managers of PHP, Java, .NET.
PARAMETERS = words(
    "key auth code sid token access_token state sig signature pw pin otp session sessionid PHPSESSID JSESSIONID api_key apikey hash ticket SAMLResponse X-Amz-Signature "
    "X-Amz-Security-Token id_token code_verifier oauth_token auth_token client_secret password passwd authkey sesskey nonce"
)

# Form by form; see `tests.planted.values.made`.
FORMS = {
    # docs.aws.amazon.com, IAM identifiers
    "aws-access-key": "AKIA{u:16}", "aws-temporary-key": "ASIA{u:16}",
    # docs.github.com, token formats
    "github-classic": "ghp_{a:36}", "github-oauth": "gho_{a:36}", "github-app": "ghs_{a:36}", "github-refresh": "ghr_{a:36}", "github-fine": "github_pat_{a:22}_{a:59}",
    # docs.gitlab.com, token overview
    "gitlab-personal": "glpat-{a:20}", "gitlab-deploy": "gldt-{a:20}", "gitlab-runner": "glrt-{a:20}", "gitlab-trigger": "glptt-{h:40}", "gitlab-registration": "GR1348941{a:20}",
    # api.slack.com, token types and webhooks
    "slack-bot": "xoxb-{d:12}-{d:12}-{a:24}", "slack-user": "xoxp-{d:12}-{d:12}-{d:12}-{h:32}", "slack-app": "xapp-1-A{u:10}-{d:13}-{h:64}",
    "slack-webhook": "https://hooks.slack.com/services/T{u:8}/B{u:8}/{a:24}",
    # core.telegram.org/bots/api
    "telegram-bot": "{d:10}:AA{a:33}", "telegram-bot-url": "https://api.telegram.org/bot{d:9}:AA{a:33}/sendMessage",
    # docs.midtrans.com, developers.xendit.co
    "midtrans-server": "Mid-server-{a:24}", "midtrans-sandbox": "SB-Mid-server-{a:24}", "xendit": "xnd_production_{a:56}", "xendit-test": "xnd_development_{a:56}",
    # stripe.com/docs/keys
    "stripe-live": "sk_live_{a:24}", "stripe-restricted": "rk_live_{a:24}", "stripe-test": "sk_test_{a:24}", "stripe-webhook": "whsec_{a:32}",
    # docs.sendgrid.com, documentation.mailgun.com, mailchimp.com/developer, twilio.com/docs
    "sendgrid": "SG.{a:22}.{a:43}", "mailgun": "key-{h:32}", "mailchimp": "{h:32}-us12", "twilio-account": "AC{h:32}", "twilio-key": "SK{h:32}", "brevo": "xkeysib-{h:64}-{a:16}",
    # firebase.google.com, cloud.google.com/docs/authentication
    "google-api": "AIza{a:35}", "google-oauth": "ya29.{a:60}", "google-client": "GOCSPX-{a:28}", "fcm": "AAAA{a:7}:APA91b{a:134}",
    # platform.openai.com, docs.anthropic.com, huggingface.co/docs
    "openai": "sk-{a:48}", "openai-project": "sk-proj-{a:48}", "anthropic": "sk-ant-api03-{a:60}", "huggingface": "hf_abcdefghijklmnopqrstuvwxyzABCDEFGH",
    # docs.npmjs.com, pypi.org/help, docs.docker.com
    "npm": "npm_{a:36}", "pypi": "pypi-AgEIcHlwaS5vcmc{a:60}", "docker": "dckr_pat_{a:27}",
    # developer.hashicorp.com, docs.digitalocean.com, shopify.dev, developer.squareup.com, discord.com/developers
    "vault": "hvs.{a:90}", "digitalocean": "dop_v1_{h:64}", "shopify": "shpat_{h:32}", "square": "sq0atp-{a:22}", "discord": "MT{a:24}.{a:6}.{a:27}",
    "discord-webhook": "https://discord.com/api/webhooks/{d:18}/{a:68}", "postman": "PMAK-{h:24}-{h:34}", "grafana": "glsa_{a:32}_{h:8}", "databricks": "dapi{h:32}",
    "notion": "secret_{a:43}", "linear": "lin_api_{a:40}", "newrelic": "NRAK-ABCDEFGHIJ{d:17}", "supabase": "sbp_{h:40}", "age": "AGE-SECRET-KEY-1{u:58}",
    # RFC 7519, RFC 6750, RFC 7617
    "jwt": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI{a:24}.{a:43}", "bearer": "Bearer {a:40}", "laravel-key": "base64:{a:43}=",
    # learn.microsoft.com/azure/storage
    "azure-storage": "DefaultEndpointsProtocol=https;AccountName=contoh;AccountKey={a:86}==;EndpointSuffix=core.windows.net",
    # crypt(5), httpd's htpasswd, phpass, Drupal, Django, Werkzeug, RFC 2307, MySQL, PostgreSQL
    "crypt-md5": "$1${a:8}${c:22}", "apr1": "$apr1${a:8}${c:22}", "bcrypt": "$2y$10${c:53}", "sha512-crypt": "$6${a:16}${c:86}", "yescrypt": "$y$j9T${a:22}${c:43}",
    "phpass": "$P$B{c:30}", "drupal": "$S$D{c:51}", "django": "pbkdf2_sha256$600000${a:22}${a:43}=", "werkzeug": "scrypt:32768:8:1${a:16}${h:128}", "argon2": "$argon2id$v=19$m=65536,t=3,p=4${a:22}${a:43}",
    "ldap-sha": "{{SHA}}", "mysql-native": "*", "scram": "SCRAM-SHA-256$4096:{a:22}==${a:43}=:{a:43}=",
    # RFC 3986 section 3.2.1: user information; MongoDB, PostgreSQL, Redis, AMQP connection strings; Sentry DSN
    "mongodb": "mongodb+srv://contoh:{a:16}@klaster.contoh.test/basis", "postgresql": "postgresql://contoh:{a:16}@db.contoh.test:5432/basis", "mysql-url": "mysql://contoh:{a:16}@10.0.0.5/basis",
    "redis-url": "redis://:{a:16}@cache.contoh.test:6379/0", "amqp": "amqp://contoh:{a:16}@mq.contoh.test/", "sentry": "https://{h:32}@o1.ingest.sentry.test/1", "git-url": "https://contoh:{a:20}@git.contoh.test/a.git",
    # JDBC, ODBC
    "jdbc": "jdbc:mysql://10.0.0.5/basis?user=contoh&password={a:14}", "odbc": "Driver=SQL Server;Server=10.0.0.5;Uid=contoh;Pwd={a:14};", "sqlserver": "Server=10.0.0.5;Database=basis;User Id=contoh;Password={a:14};",
}  # fmt: skip
FORMS["ldap-sha"] = "[SHA]{b:27}="
FORMS["mysql-native"] = "*ABCDEF0123456789ABCDEF0123456789ABCDEF01"

# Whole files; `§` stands where the secret does.
FILES = {
    # httpd's htpasswd(1): crypt, apr1, SHA, SSHA, bcrypt and plain text, comments allowed
    "htpasswd-crypt": "budi:rl§11\nani:abJnggxhB/yWI\n".replace("§11", "§"), "htpasswd-comment": "# pengguna\nbudi:$apr1$abcdefgh$§\n", "htpasswd-sha": "budi:{SHA}§=\n", "htpasswd-plain": "budi:§\nani:Lain-4411\n",
    # shadow(5), netrc (ftp(1)), PostgreSQL's .pgpass, npmrc(5), pypirc, Docker's config.json, kubeconfig, Terraform's state
    "shadow": "root:$6$abcdefgh$§:19000:0:99999:7:::\nwww-data:*:19000:0:99999:7:::\n", "netrc": "machine ftp.contoh.test login budi password §\n", "netrc-lines": "machine ftp.contoh.test\nlogin budi\npassword §\n",
    "pgpass": "db.contoh.test:5432:basis:contoh:§\n", "npmrc": "registry=https://registry.contoh.test/\n//registry.contoh.test/:_authToken=§\n", "pypirc": "[pypi]\nusername = budi\npassword = §\n",
    "dockercfg": '{"auths":{"registry.contoh.test":{"auth":"§"}}}', "kubeconfig": "apiVersion: v1\nusers:\n- name: admin\n  user:\n    token: §\n", "kubeconfig-key": "users:\n- name: admin\n  user:\n    client-key-data: §\n",
    "tfstate": '{"version":4,"outputs":{"db_password":{"value":"§","type":"string","sensitive":true}},"resources":[]}', "tfvars": 'db_user = "a"\ndb_password = "§"\n',
    "k8s-secret": "apiVersion: v1\nkind: Secret\ndata:\n  password: §\n", "k8s-env": "env:\n  - name: DB_PASSWORD\n    value: §\n  - name: MODE\n    value: production\n",
    "compose-list": "services:\n  db:\n    image: mysql:8\n    environment:\n      - MYSQL_ROOT_PASSWORD=§\n", "compose-map": "services:\n  db:\n    image: mysql:8\n    environment:\n      MYSQL_ROOT_PASSWORD: §\n",
    "postman": '{"info":{"name":"API"},"variable":[{"key":"token","value":"§","type":"string"}]}', "postman-header": '{"item":[{"request":{"header":[{"key":"Authorization","value":"Bearer §"}]}}]}', "postman-auth": '{"auth":{"type":"bearer","bearer":[{"key":"token","value":"§","type":"string"}]}}',
    "har": '{"log":{"entries":[{"request":{"headers":[{"name":"Cookie","value":"sid=§"}]}}]}}', "wp-config": "<?php\ndefine('DB_PASSWORD', '§');\ndefine( 'AUTH_KEY', 'x§' );\n", "short-tag": '<? $c = mysql_connect("localhost","root","§"); ?>\n<h1>Data</h1>\n',
    "php-broken": 'Halo <b>dunia</b> <? mysql_connect("localhost", "root", "§") or die(mysql_error()); ?>', "php-pdo": "<?php $a = new PDO('mysql:host=localhost', 'web', '§');",
    "php-trace": "PHP Fatal error:  Uncaught PDOException in /var/www/db.php:12\nStack trace:\n#0 /var/www/db.php(12): PDO->__construct('mysql:host=loca...', 'web', '§')\n#1 {main}\n",
    "php-trace-page": "<br />\n<b>Fatal error</b>:  Uncaught mysqli_sql_exception in /var/www/db.php:3\nStack trace:\n#0 /var/www/db.php(3): mysqli_connect('localhost', 'root', '§')\n#1 {main}<br />",
    "print-r": "<pre>Array\n(\n    [host] => localhost\n    [password] => §\n)\n</pre>", "var-dump": '<pre>array(2) {\n  ["user"]=>\n  string(4) "budi"\n  ["password"]=>\n  string(14) "§"\n}</pre>', "serialized": 'a:2:{s:4:"user";s:4:"budi";s:8:"password";s:14:"§";}',
    "sql-bare": "INSERT INTO users (id, name, password) VALUES (1,'budi','§');\n", "sql-table": "CREATE TABLE `users` (\n  `id` int,\n  `password` varchar(60)\n);\nINSERT INTO `users` VALUES (1,'§');\n", "sql-set": "SET NAMES utf8;\nINSERT INTO users VALUES (1,'budi','§');\n",
    "sql-identified": "CREATE USER 'web'@'localhost' IDENTIFIED BY '§';\n", "sql-role": "ALTER ROLE web WITH PASSWORD '§';\n", "sql-update": "UPDATE users SET password='§' WHERE id=1;\n", "sqlite": "BEGIN TRANSACTION;\nCREATE TABLE a (b text);\nINSERT INTO a VALUES('§');\nCOMMIT;\n",
    "csv": "id,nama,password\n1,budi,§\n2,ani,Lain-4411\n", "csv-semicolon": "nama;kata sandi;surel\nbudi;§;x\n", "csv-quoted": '"user","pass","email"\n"budi","§","x"\n', "tsv": "user\tpassword\nbudi\t§\n", "table-drawn": "+----+------+-----------+\n| id | user | password  |\n+----+------+-----------+\n|  1 | budi | § |\n",
    "markdown": "| Akun | Kata sandi |\n|---|---|\n| budi | § |\n", "html-columns": "<table><tr><th>User</th><th>Password</th></tr><tr><td>budi</td><td>§</td></tr><tr><td>ani</td><td>Lain-4411</td></tr></table>",
    # RFC 5424 and RFC 3164, logback, Apache, what programs log
    "syslog": "Nov 20 10:11:12 web1 app[77]: login gagal user=budi password=§ from 10.0.0.7\n", "syslog-5424": "<34>1 2026-11-20T10:11:12Z web1 app 77 - - token=§ diterima\n", "app-log": "2026-11-20 10:11:12 DEBUG auth - Authorization: Bearer §\n", "json-log": '{"time":"2026-11-20T10:11:12Z","msg":"masuk","password":"§"}\n',
    "cookie-log": "Nov 20 10:11:12 web1 nginx: Cookie: PHPSESSID=§; lang=id\n", "curl": "curl -u budi:§ https://api.contoh.test/v1\n", "curl-header": 'curl -H "X-Api-Key: §" https://api.contoh.test/v1\n', "mysql-p": "mysql -u root -p§ basis < isi.sql\n", "option": "./jalan.sh --password § --host 10.0.0.5\n", "option-is": "./jalan.sh --db-password=§ --host 10.0.0.5\n",
    "sshpass": "sshpass -p § ssh budi@10.0.0.5\n", "docker-login": "docker login -u budi -p § registry.contoh.test\n", "export": "export PGPASSWORD=§\npsql -h 10.0.0.5\n", "setx": "set DB_PASSWORD=§\r\n", "redis-conf": "bind 127.0.0.1\nport 6379\nrequirepass §\n", "ldap-conf": "uri ldap://10.0.0.5\nbinddn cn=a,dc=b\nbindpw §\n",
    "cisco": "hostname r1\nenable secret 5 §\n", "wpa": 'network={\n  ssid="kantor"\n  psk="§"\n}\n', "reg": 'Windows Registry Editor Version 5.00\n\n[HKEY_CURRENT_USER\\Software\\A]\n"Password"="§"\n', "web-config": '<?xml version="1.0"?>\n<configuration><connectionStrings><add name="a" connectionString="Server=b;Uid=c;Pwd=§"/></connectionStrings></configuration>',
    "plist": '<?xml version="1.0"?>\n<plist><dict><key>Password</key><string>§</string></dict></plist>', "android": '<?xml version="1.0"?>\n<resources><string name="api_key">§</string></resources>', "maven": "<settings><servers><server><id>a</id><password>§</password></server></servers></settings>",
    # RFC 7468, RFC 9580, RFC 4716, PuTTY's format
    "pem": "-----BEGIN RSA PRIVATE KEY-----\nMIIE§\n-----END RSA PRIVATE KEY-----\n", "pem-openssh": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk§\n-----END OPENSSH PRIVATE KEY-----\n", "pgp": "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\nlQOY§\n-----END PGP PRIVATE KEY BLOCK-----\n",
    "ssh2": '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: "budi"\nP2/56wAA§\n---- END SSH2 ENCRYPTED PRIVATE KEY ----\n', "putty": "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: a\nPublic-Lines: 1\nAAAAB3\nPrivate-Lines: 1\n§\nPrivate-MAC: 00\n", "service-account": '{"type":"service_account","private_key_id":"§","private_key":"-----BEGIN PRIVATE KEY-----\\nMIIE§\\n-----END PRIVATE KEY-----\\n"}',
    "sentence": "<p>Kata sandi: §</p>", "sentence-word": "<p>Nama pengguna: admin, kata sandi: § (segera ganti)</p>", "sentence-bold": "<p><b>Kata sandi:</b> §</p>", "memo": "Akun SIMPEG\nPengguna: admin\nKata sandi: §\n", "jsessionid": '<a href="/daftar;jsessionid=§?x=1">Lanjut</a>', "reset-link": '<a href="https://a.contoh.test/reset-password/§">Reset</a>',
    "java-properties": "spring.datasource.url=jdbc:mysql://a/b\nspring.datasource.password=§\n", "yaml-block": "kredensial:\n  password: |\n    §\n", "ruby": "production:\n  secret_key_base: §\n  adapter: mysql2\n", "toml": '[database]\nserver = "a"\npassword = "§"\n', "gradle": "storePassword=§\nkeyAlias=a\n", "ini-quoted": '[db]\nhost = "a"\npassword = "§"\n',
}  # fmt: skip
