"""A thing is there only when its body says so and the site does not say the same of everything."""

from collections.abc import Iterable, Iterator

import msgspec
import pytest
from hypothesis import given, strategies as st

from checks.core.check.lookup import answer
from checks.core.check.need import Exposed
from checks.core.evidence.http import Exchange, Nowhere, Response
from checks.core.evidence.observation import Failure, Observation, Referral
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Reason
from checks.core.model.undecided import Unknown
from checks.core.page.present_paths import present_paths
from checks.core.page.soft_404 import PrefixMatch, neighbour, paths_of, present
from checks.core.parse.path_shape import shape
from checks.core.testing import evidence as build

SITE = f"https://{build.HOST}"
TREASURE = "harta karun"
SHELL = "<title>Portal</title><div id=app>Memuat aplikasi layanan warga kota</div>"


def is_treasure(answer: Response) -> bool:
    return answer.body.text.startswith(TREASURE)


def thing(text: str = TREASURE, status: int = 200, path: str = "/peti.txt") -> Exchange:
    return build.page((), text, status, path)


def away(path: str, to: str, stop: str = "", asset: str = "", text: str = SHELL) -> Exchange:
    exchange = build.redirect(f"{SITE}{path}", to, status=302, text=text, stop=build.failure(stop, asset=asset) if stop else None)
    return exchange


def samples(*answers: Exchange | Failure) -> Nowhere:
    return Nowhere(answers, build.AT)


def wonder(exchange: Exchange | Failure, nowhere: Nowhere | Failure, home: Exchange | None = None) -> bool | Reason:
    try:
        return present(exchange, nowhere, is_it=is_treasure, home=home)
    except Unknown as doubt:
        return doubt.reason


def test_the_thing_is_there() -> None:
    assert wonder(thing(), build.nowhere()) is True


@pytest.mark.parametrize(
    "exchange", [thing(status=404), thing(status=410), thing("<p>lain</p>"), thing(status=403), thing(status=302), thing(status=204)]
)
def test_the_thing_is_not_there(exchange: Exchange) -> None:
    assert wonder(exchange, build.nowhere()) is False


@pytest.mark.parametrize(("status", "why"), [(429, reason.RATE_LIMITED), (500, reason.SERVER_ERROR), (503, reason.SERVER_ERROR)])
def test_trouble_is_never_a_hit_and_never_good_news(status: int, why: Reason) -> None:
    assert wonder(thing(status=status), build.nowhere()) is why
    assert wonder(thing(), build.nowhere(status)) is why


def test_a_challenge_with_status_200_is_a_block() -> None:
    challenge = "<title>Just a moment...</title>"
    assert wonder(thing(challenge), build.nowhere()) is reason.BLOCKED
    assert wonder(thing(), build.nowhere(200, challenge)) is reason.BLOCKED


@pytest.mark.parametrize(
    ("kind", "why"),
    [("timeout", reason.NO_BASELINE), ("reset", reason.NO_BASELINE), ("rate-limited", reason.RATE_LIMITED), ("blocked", reason.BLOCKED)],
)
def test_without_a_baseline_nothing_is_claimed(kind: str, why: Reason) -> None:
    assert wonder(thing(), samples(thing("x", 404), build.failure(kind))) is why


def test_baselines_that_disagree_or_are_missing() -> None:
    assert wonder(thing(), samples(thing("x", 404), thing("x", 200))) is reason.NO_BASELINE
    assert wonder(thing(), samples()) is reason.NO_BASELINE
    assert wonder(thing(), build.failure("budget")) is reason.of_failure(build.failure("budget").kind)


@pytest.mark.parametrize("status", [404, 410])
def test_an_honest_not_found_needs_no_baseline(status: int) -> None:
    assert wonder(thing(status=status), build.failure("timeout")) is False
    assert wonder(thing(status=status), build.nowhere(status)) is False


def test_a_failure_is_open() -> None:
    assert wonder(build.failure("timeout"), build.nowhere()) is reason.of_failure(build.failure("timeout").kind)


class TestEverythingIs200:
    def test_the_shell_of_an_application(self) -> None:
        assert wonder(thing(SHELL), build.nowhere(200, SHELL)) is reason.CATCH_ALL

    def test_a_page_that_echoes_the_path(self) -> None:
        echo = "<p>Maaf, halaman {} tidak ada pada portal layanan kami</p>"
        nowhere = samples(*(thing(echo.format(p), path=f"/{p}") for p in ("tlkbadega", "tlkfiluro")))
        assert wonder(thing(echo.format("peti"), path="/peti"), nowhere) is reason.CATCH_ALL

    def test_a_page_with_the_time_and_a_token(self) -> None:
        nowhere = samples(*(thing(f"<p>Tidak ada {token} 12:0{n}</p>") for n, token in enumerate(("a1b2c3", "9f8e7d"))))
        assert wonder(thing("<p>Tidak ada 77aa88 12:09</p>"), nowhere) is reason.CATCH_ALL

    def test_a_page_that_is_never_the_same(self) -> None:
        nowhere = samples(thing("satu dua tiga empat"), thing("lima enam tujuh delapan"))
        assert wonder(thing(), nowhere) is reason.CATCH_ALL

    def test_words_that_vary_in_a_frame_that_stays(self) -> None:
        page = "<main class=artikel><h1>{}</h1><p>{}</p></main>"
        nowhere = samples(thing(page.format("satu dua", "tiga empat")), thing(page.format("lima enam", "tujuh delapan")))
        assert wonder(thing(TREASURE + page.format("sepuluh", "sebelas")), nowhere) is reason.CATCH_ALL
        assert wonder(thing(), nowhere) is True
        assert wonder(thing(f"{TREASURE}<form id=peti><input class=kunci></form>"), nowhere) is True

    def test_a_constant_notice_among_changing_news(self) -> None:
        notice = "<p>Maaf, halaman yang Anda tuju tidak tersedia di sini</p><aside>{}</aside>"
        nowhere = samples(*(thing(notice.format(" ".join(f"{w}{n}" for n in "abcdefghijkl"))) for w in ("kabar", "warta")))
        assert wonder(thing(TREASURE + notice.format("berita lain")), nowhere) is reason.CATCH_ALL
        assert wonder(thing(), nowhere) is True

    def test_a_honeypot_that_promises_everything(self) -> None:
        nowhere = samples(thing(f"{TREASURE} emas"), thing(f"{TREASURE} emas"))
        assert wonder(thing(f"{TREASURE} perak permata mutiara berlian intan"), nowhere) is reason.CATCH_ALL

    def test_a_real_body_that_is_unlike_the_rest(self) -> None:
        assert wonder(thing(), build.nowhere(200, SHELL)) is True

    @pytest.mark.parametrize(("shared", "verdict"), [(6, True), (7, reason.CATCH_ALL)])
    def test_seven_words_in_ten_make_it_the_same_page(self, shared: int, verdict: bool | Reason) -> None:
        names = ["bapenda", "bappeda", "dinkes", "disdik", "dishub", "dispar", "dinsos", "diskominfo", "satpol", "dpmptsp"]
        nowhere = build.nowhere(200, " ".join(names))
        assert wonder(thing(f"{TREASURE} {' '.join(names[:shared])}"), nowhere) is verdict

    def test_a_language_redirect_in_front_of_it(self) -> None:
        nowhere = samples(*(away(f"/{p}", f"{SITE}/id/{p}") for p in ("tlka", "tlkb")))
        assert wonder(away("/peti", f"{SITE}/id/peti"), nowhere) is reason.CATCH_ALL
        assert wonder(away("/peti", f"{SITE}/id/peti", text=TREASURE), nowhere) is True


class TestNeighbours:
    def test_a_decoy_that_knows_how_famous_names_begin(self) -> None:
        decoy = msgspec.structs.replace(thing(), beside=thing(TREASURE, path="/peti-lain.txt"))
        assert wonder(decoy, build.nowhere()) is reason.CATCH_ALL
        assert wonder(decoy, build.nowhere(200, SHELL)) is reason.CATCH_ALL

    @pytest.mark.parametrize(
        ("path", "rule"),
        [("/nginx_status", True), ("/adminer.php", True), ("/phpmyadmin/", True), ("/actuator", True), ("/.env", False), ("/.git/HEAD", False), ("/backup.sql", False)],
    )  # fmt: skip
    def test_a_server_s_rule_for_all_that_begins_alike_is_told_from_files(self, path: str, rule: bool) -> None:
        alike = msgspec.structs.replace(thing(path=path), beside=thing(path=neighbour(path, build.HOST)))
        with pytest.raises(Unknown) as raised:
            present(alike, build.nowhere(), is_it=lambda answer: TREASURE in answer.body.text)
        assert isinstance(raised.value, PrefixMatch) is rule

    @pytest.mark.parametrize("beside", [thing(status=404), thing("<p>lain</p>"), thing(status=403), build.failure("timeout"), None])
    def test_what_proves_nothing_against_it(self, beside: Exchange | Failure | None) -> None:
        assert wonder(msgspec.structs.replace(thing(), beside=beside), build.nowhere()) is True

    def test_the_judge_puts_it_in(self) -> None:
        at: dict[str, Observation] = {
            "https": thing(),
            "beside": thing("<p>lain</p>"),
            "site": Referral("https", build.AT, "beside"),
            "old": Referral("https", build.AT),
        }
        need = Exposed("/peti.txt")
        request = need.at(build.TARGET)
        assert answer(request, {**at, request.key: at["site"]}) == msgspec.structs.replace(thing(), beside=at["beside"])
        assert answer(request, {**at, request.key: at["old"]}) == thing()

    @pytest.mark.parametrize("path", ["/.env", "/.env.bak", "/.git/HEAD", "/phpmyadmin/", "/wp-admin/install.php", "/x?y=1"])
    def test_neighbours_begin_alike_and_have_the_shape(self, path: str) -> None:
        beside = neighbour(path, "a.test")
        plain = path.split("?")[0]
        assert beside != plain
        assert beside.startswith(plain.rstrip("/").removesuffix(".bak").removesuffix(".php"))
        assert shape(beside) == shape(plain)


class TestRedirects:
    LOGIN = samples(*(away(f"/{p}", f"{SITE}/masuk?kembali=/{p}") for p in ("tlka", "tlkb")))

    def test_to_the_log_in_page_like_everything_else(self) -> None:
        assert wonder(away("/peti", f"{SITE}/masuk?kembali=/peti"), self.LOGIN) is False

    def test_to_the_place_where_everything_else_ends_whatever_it_shows(self) -> None:
        treasury = samples(*(away(f"/{p}", f"{SITE}/peti", text=TREASURE) for p in ("tlka", "tlkb")))
        assert wonder(away("/peti.txt", f"{SITE}/peti", text=TREASURE), treasury) is False

    def test_direct_answer_where_everything_else_is_redirected(self) -> None:
        assert wonder(thing(), self.LOGIN) is True
        assert wonder(thing("<p>lain</p>"), self.LOGIN) is False

    def test_to_the_front_page(self) -> None:
        assert wonder(away("/peti", f"{SITE}/"), build.nowhere()) is False

    def test_out_of_scope_to_some_other_page(self) -> None:
        assert wonder(away("/peti", "https://masuk.example/sso", "out-of-scope"), build.nowhere()) is False

    def test_a_site_that_moved_as_a_whole(self) -> None:
        moved = away("/peti", "https://baru.example/peti", "out-of-scope")
        assert wonder(moved, build.nowhere()) is reason.OUT_OF_SCOPE
        redirect = away("/peti", "https://baru.kotacontoh.go.id/peti", "out-of-scope", asset="baru.kotacontoh.go.id")
        assert wonder(redirect, build.nowhere()) is reason.ELSEWHERE

    def test_that_broke_off(self) -> None:
        assert wonder(away("/peti", f"{SITE}/lain", "timeout"), build.nowhere()) is reason.of_failure(build.failure("timeout").kind)

    def test_with_a_malformed_location(self) -> None:
        assert wonder(away("/peti", "https://[::1/x", "malformed"), build.nowhere()) is reason.of_failure(build.failure("malformed").kind)


class TestRefusals:
    def test_everything_is_refused(self) -> None:
        for status in (400, 401, 403, 405):
            assert wonder(thing(status=status), build.nowhere(status)) is reason.FORBIDDEN

    def test_dot_files_are_refused_on_a_site_that_answers(self) -> None:
        exchange, nowhere = thing(status=403, path="/.peti"), build.nowhere(403)
        assert wonder(exchange, nowhere, home=build.page()) is False
        assert wonder(exchange, nowhere, home=build.page(status=403)) is reason.FORBIDDEN
        assert wonder(exchange, nowhere) is reason.FORBIDDEN


class TestSeveralPaths:
    def seek(self, *exchange: Exchange | Failure) -> Iterator[Exchange]:
        return (hits for _, hits in present_paths({f"/{n}": (one, build.nowhere(), is_treasure) for n, one in enumerate(exchange)}))

    def test_a_hit_is_not_lost_to_open_paths_nor_are_they_to_it(self) -> None:
        hits = self.seek(build.failure("timeout"), thing(), thing(status=503))
        assert next(hits) == thing()
        with pytest.raises(Unknown) as doubt:
            next(hits)
        assert doubt.value.reason is reason.of_failure(FailureKind.TIMEOUT)

    def test_no_hit_and_an_open_path(self) -> None:
        with pytest.raises(Unknown) as doubt:
            list(self.seek(thing(status=404), thing(status=429), build.failure("timeout")))
        assert doubt.value.reason is reason.RATE_LIMITED

    def test_nothing_anywhere(self) -> None:
        assert list(self.seek(thing(status=404), thing("<p>lain</p>"))) == []


statuses = st.sampled_from([200, 204, 301, 400, 401, 403, 404, 410, 429, 500, 503])
texts = st.sampled_from([TREASURE, SHELL, "", "<title>Just a moment...</title>"])
answers = st.one_of(st.builds(thing, texts, statuses), st.just(build.failure("timeout")))


@given(answers | st.just(thing()), st.lists(answers, max_size=3) | st.builds(lambda one: [one, one], answers))
def test_no_accusation_without_proof(exchange: Exchange | Failure, baseline: Iterable[Exchange | Failure]) -> None:
    nowhere = samples(*baseline)
    if wonder(exchange, nowhere) is True:
        assert isinstance(exchange, Exchange)
        assert exchange.final.status == 200
        assert is_treasure(exchange.final)
        assert not any(isinstance(s, Exchange) and s.final.status == 200 and is_treasure(s.final) for s in nowhere.samples)


@given(st.lists(st.sampled_from([".git", "HEAD", "a.php", ".env.bak", "x", ""]), min_size=1, max_size=4))
def test_impossible_paths_have_the_shape(segments: list[str]) -> None:
    path = "/" + "/".join(segments)
    one, other = paths_of(shape(path), "a.test")
    assert shape(one) == shape(other) == shape(path)
    assert one != other or "*" not in shape(path)
