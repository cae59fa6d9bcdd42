"""Every promise of README and docs that has a number there. What is not attacked from outside names the tests that hold it."""

from __future__ import annotations

from tests.promises.promise import Promise

_TARGETS, _SETTINGS, _NIGHTLY, _FORMS, _USE = (f"docs/{name}.md" for name in ("targets", "settings", "nightly", "forms", "use"))

PROMISES = (
    Promise("P01", "Only hosts on the list are asked, or the one that is named to `tilik check`, and who serves a domain on it."),
    Promise("P02", "Only public addresses are contacted, unless the settings allow a range."),
    Promise("P03", "Each host is asked on its own ports only, within the level, the hours and the end date that the list gives."),
    Promise("P04", "A scan that is resumed asks what today's list permits, and nothing else."),
    Promise("P05", "A redirect to a host or port that is not registered is recorded and not followed."),
    Promise(
        "P06",
        'One exception, off by default: with `revocation = "ask"` the issuer of a trusted certificate is asked, at the URLs that the certificate names, whether it was revoked.',
    ),
    Promise("P07", "Of a stranger whose scripts a page loads only the DNS is asked, whether the domain still exists."),
    Promise("P08", "a host that is not listed is never scanned. So a wrong line stops tilik before the first packet", _TARGETS),
    Promise("P09", "An unknown setting or a value of the wrong kind stops tilik before anything is sent.", _SETTINGS),
    Promise("P10", "Nothing is sent but GET, HEAD and OPTIONS requests, TLS handshakes, DNS questions, and to mail servers EHLO, STARTTLS and QUIT."),
    Promise("P11", "No request has a body or credentials; a cookie goes back only to the site that set it, on the way through the redirects of one question, and is then forgotten."),
    Promise(
        "P12",
        "At level `probe` a handshake may be malformed on purpose, to see whether the server has Heartbleed, CCS injection, Ticketbleed or ROBOT; below it none is.",
    ),
    Promise("P13", "The User-Agent ends with `tilik/VERSION` and the contact address of your settings on every request, also where a page is asked for as a telephone or a search engine's crawler would."),
    Promise("P14", "Of the links of a site at most 20 pages are asked for, one after another."),
    Promise("P15", "What a site's robots.txt forbids is not among them (RFC 9309; the product token is `tilik`)."),
    Promise("P16", "An address that says it would change something, such as `/logout`, is never asked."),
    Promise("P17", "An address in which a secret was masked is never asked."),
    Promise("P18", "`tilik targets plan` sends nothing, not even a question to the DNS."),
    Promise("P19", "A host that is only named is asked what a browser would ask.", _USE),
    Promise("P20", "That holds for all names that share an address, in whatever way, and with any number of `--jobs`."),
    Promise("P21", "At most 4 connections are open at once to one address."),
    Promise("P22", "One address gets at most 10 requests in any second, the first included."),
    Promise("P23", "It gets at most 10 new connections in any second, counted apart."),
    Promise("P24", "One host is sent at most 400 requests; a repeat is one, too."),
    Promise("P25", "One host brings at most 20 MB, counted as they come from the network, whatever they unpack to."),
    Promise("P26", "One host takes at most 120 seconds, whether its answers have ended or not."),
    Promise("P27", "The report prints what was sent and what came."),
    Promise("P28", "A server that pushes back is asked more slowly, and not before its Retry-After is over."),
    Promise("P30", "Passwords, keys, tokens and personal data in an answer are masked before anything is stored."),
    Promise("P31", "An exposed `.env` is proven by the names of its keys."),
    Promise(
        "P32",
        "Of an answer are stored its headers and the beginning of its text, 512 kB of a page, 256 kB of a folder and 64 kB of any other file; of anything else its length, its SHA-256 and its first eight bytes.",
    ),
    Promise("P40", "A host that misbehaves changes not one verdict of another."),
    Promise("P41", "It makes a scan longer by at most its own 120 seconds."),
    Promise("P42", "Whatever servers send, a scan stays below 250 MB of memory."),
    Promise("P50", "Nothing that a server sent runs in a reader's browser, and a report loads nothing from anywhere."),
    Promise("P51", "Texts of scanned servers are text: none is a formula or a link, in a workbook or in CSV opened with any separator.", _FORMS),
    Promise("P52", "In what is printed none steers the terminal.", _FORMS),
    Promise("P53", "A host that cannot be judged or shown is a named fault on its own page, and everything else is written.", _NIGHTLY),
    Promise(
        "P54", "names no address and quotes no server", _FORMS,
        tests=("tests/reports/export/test_letter.py::test_messages_are_forwarded_so_no_address_and_no_evidence_is_in_it",),
    ),
    Promise("P55", "What could not be seen is said to be unknown, and never counted as good news or as a fault.", "README.md"),
    Promise(
        "P56", "A false positive is in no count and no grade; an accepted risk stays in both, marked with who accepted it and until when.", _USE,
        tests=(
            "tests/scanner/triage/test_waive_command.py::test_a_waived_finding_is_in_no_count_and_in_every_list_of_accepted_risks",
            "tests/scanner/triage/test_waive_command.py::test_an_accepted_risk_is_in_every_count_and_marked",
        ),
    ),
    Promise("P57", "It never replaces a file.", _TARGETS, tests=("tests/scanner/targets/test_command.py::test_an_import_never_replaces_a_file",)),
    Promise(
        "P60", "A scan that was interrupted loses nothing it had stored: `tilik scan --resume` finishes it, by the list, the settings and the clock as they are then, and says what fell away.", _USE,
        tests=("tests/scanner/store/kills/test_share.py::test_what_was_collected_and_not_judged_is_judged_and_not_asked_again",),
    ),
    Promise("P61", "`tilik judge` judges stored evidence again with newer rules, without the network.", _USE),
    Promise("P62", "A run holds a lock on its store, so two scans never overlap.", _NIGHTLY, tests=("tests/scanner/cli/test_commands.py::test_two_scans_at_once_are_one_scan",)),
    Promise(
        "P63", "What `check --store` keeps is a look of its own: never the city's newest scan, never what `tilik scan --resume` finishes.", _NIGHTLY,
    ),
    Promise("P64", "`tilik report` and all that only reads need no right to write.", _NIGHTLY),
    Promise("P65", "Store, reports and packages are for their owner alone, files 0600 and folders 0700, whatever the umask.", _NIGHTLY),
    Promise("P70", "It ran, and nothing is at or above `--fail-on` but risks that somebody has accepted for a time.", _USE),
    Promise("P71", "A finding whose risk nobody has accepted is at or above `--fail-on`.", _USE),
    Promise("P72", "two lines on standard error say what is wrong and what to do.", _USE),
    Promise("P73", "Everything else was judged; a check that never ends, leaves or takes all memory is one of these.", _USE, tests=("tests/test_plugin.py::test_a_check_with_a_bug_is_an_error_of_the_check_and_exit_code_3",)),
    Promise("P74", "Code 1 means that always and only, also where the output is closed or full.", _USE),
)  # fmt: skip
