"""The wares of spam, by language: phrases that public reports name, hosts that do not exist, and what is built of them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import msgspec


class Pack(msgspec.Struct, frozen=True):
    """Phrases, hosts of one kind of spam, sentences around a phrase, and how its addresses are written."""

    language: str
    phrases: tuple[str, ...]
    hosts: tuple[str, ...]
    sentences: tuple[str, ...]
    slugs: tuple[str, ...]

    def links(self, count: int, start: int = 0, form: str = '<a href="https://{host}/">{phrase}</a>', between: str = " ") -> str:
        """So many links to others, each with a phrase."""
        each = range(start, start + count)
        return between.join(
            form.format(host=self.hosts[n % len(self.hosts)], phrase=escape(self.phrases[n % len(self.phrases)])) for n in each
        )

    def text(self, count: int = 8, start: int = 0) -> str:
        """Paragraphs of praise."""
        each = range(start, start + count)
        return "\n".join(
            f"<p>{self.sentences[n % len(self.sentences)].format(p=self.phrases[(n * 3) % len(self.phrases)])}</p>" for n in each
        )

    def title(self, number: int = 0) -> str:
        """As results of a search show it."""
        return f"{self.phrases[number % len(self.phrases)]} | {self.phrases[(number + 3) % len(self.phrases)]} 2026"

    def addresses(self, count: int, form: str = "/{slug}-{n}/") -> list[str]:
        """Paths of doorway pages."""
        return [form.format(slug=self.slugs[n % len(self.slugs)], n=n) for n in range(count)]

    def page(self, number: int = 0) -> str:
        """A doorway page as it stands: nothing of the site is left in it."""
        return (
            f'<!DOCTYPE html><html lang="{self.language}"><head><meta charset="utf-8"><title>{escape(self.title(number))}</title>\n'
            f'<meta name="description" content="{escape(self.phrases[0])}, {escape(self.phrases[1])}">\n'
            f"<style>body{{background:#111;color:#fd0}}</style></head><body><h1>{escape(self.title(number))}</h1>\n{self.text(12, number)}\n"
            f'<div class="menu">{self.links(10, number)}</div></body></html>\n'
        )


GAMBLING = Pack(
    "id",
    ("slot gacor", "slot online", "situs judi online", "togel hongkong", "slot deposit pulsa", "rtp live hari ini", "agen judi bola", "mahjong ways", "gates of olympus",
     "bandar togel terpercaya", "slot88", "pkv games", "slot server thailand", "mix parlay", "scatter hitam"),
    ("raja-gacor88.example", "slotmewah.example", "toto-sakti.example", "mpo-juara77.example", "judi-bola365.example"),
    ("{p} merupakan pilihan terbaik bagi pemain yang mencari kemenangan besar setiap hari.", "Daftar sekarang di {p} dan nikmati bonus member baru seratus persen.",
     "Minimal deposit di {p} hanya sepuluh ribu dengan proses kilat.", "Link alternatif {p} anti blokir dapat dibuka setiap saat.", "{p} menyediakan bocoran pola gampang maxwin malam ini."),
    ("slot-gacor", "situs-judi-online", "togel-hongkong", "slot-deposit-pulsa", "rtp-slot-live", "mahjong-ways-2"),
)  # fmt: skip
THAI = Pack(
    "th",
    ("สล็อตเว็บตรง", "บาคาร่าออนไลน์", "คาสิโนออนไลน์", "แทงบอลออนไลน์", "สล็อตแตกง่าย", "เครดิตฟรี"),
    ("slot-thai168.example", "ufa-baccarat.example", "pg-wallet99.example"),
    ("{p} สมัครวันนี้รับโบนัสทันที ฝากถอนไม่มีขั้นต่ำ", "เล่น {p} กับเว็บตรงที่ดีที่สุด แจ็คพอตแตกทุกวัน", "{p} ระบบออโต้ รวดเร็ว ปลอดภัย"),
    ("slot-wallet", "baccarat-online", "ufabet-login", "pgslot-auto"),
)  # fmt: skip
VIETNAMESE = Pack(
    "vi",
    ("nhà cái uy tín", "cá cược bóng đá", "nổ hũ đổi thưởng", "tài xỉu online", "soi kèo nhà cái", "đánh bài casino trực tuyến"),
    ("nhacai-uytin88.example", "nohu-vip.example", "keo-bong247.example"),
    ("{p} tặng tiền cược miễn phí cho thành viên mới đăng ký hôm nay.", "Tham gia {p} để nhận khuyến mãi nạp rút siêu tốc.", "{p} có tỷ lệ thưởng cao nhất thị trường."),
    ("nha-cai-uy-tin", "no-hu-doi-thuong", "tai-xiu-online", "keo-nha-cai"),
)  # fmt: skip
CHINESE = Pack(
    "zh",
    ("澳门威尼斯人赌场", "真人百家乐", "北京赛车投注", "六合彩开奖", "网上赌场开户", "体育博彩平台"),
    ("macau-dubo.example", "bjl-8888.example", "lhc-kaijiang.example"),
    ("{p}注册即送彩金，存取款快速到账。", "欢迎光临{p}，最高返水天天有。", "{p}官方网站，手机投注更方便。"),
    ("aomen-duchang", "baijiale", "liuhecai", "bocai"),
)  # fmt: skip
JAPANESE = Pack(
    "ja",
    ("ブランド財布 激安", "スーパーコピー 時計", "送料無料 ルイヴィトン バッグ", "正規品 最安値 通販", "ロレックス コピー N級品", "オンラインカジノ 入金不要ボーナス"),
    ("brand-gekiyasu.example", "super-copy-tokei.example", "tsuhan-yasui.example"),
    ("{p}を全国送料無料でお届けします。", "当店の{p}は品質保証、最安値に挑戦中。", "人気の{p}、在庫残りわずか、今すぐご購入ください。"),
    ("item", "shop-detail", "goods-jp", "products"),
)  # fmt: skip
PILLS = Pack(
    "en",
    ("buy viagra online", "cheap cialis without prescription", "generic levitra 20mg", "order xanax overnight", "tramadol no prescription", "kamagra oral jelly"),
    ("rx-discount-pills.example", "canadian-meds24.example", "ed-pharmacy.example"),
    ("You can {p} with discreet shipping and a free bonus pack.", "Our pharmacy offers {p} at the lowest price, no doctor needed.", "Why wait: {p} and pay with any card."),
    ("buy-viagra", "cheap-cialis", "order-xanax", "tramadol-online"),
)  # fmt: skip
ESSAYS = Pack(
    "en",
    ("write my essay for me", "cheap essay writing service", "buy research paper online", "dissertation help online", "do my homework for money", "custom term papers"),
    ("essay-masters-pro.example", "cheap-papers4u.example"),
    ("Students who ask to {p} get a discount on the first order.", "{p}: native writers, any deadline, no plagiarism.", "Order now at the best {p} and relax."),
    ("write-my-essay", "buy-essay-cheap", "research-paper-service"),
)  # fmt: skip
LOANS = Pack(
    "en",
    ("payday loans no credit check", "instant cash advance online", "bad credit loans guaranteed approval", "same day loans direct lender", "title loans near me"),
    ("fast-payday-cash.example", "loan-approve247.example"),
    ("Get {p} in fifteen minutes without leaving home.", "Apply for {p} and receive money tonight.", "{p}: no paperwork, no questions."),
    ("payday-loans", "cash-advance", "bad-credit-loans"),
)  # fmt: skip
ADULT = Pack(
    "en",
    ("hot escort girls", "free xxx videos", "live sex cam", "nude teen pics", "adult dating hookup tonight", "porn tube hd"),
    ("xxx-tube-hot.example", "live-cams-adult.example"),
    ("Watch {p} free of charge, new models every day.", "Meet {p} in your town.", "{p} without registration."),
    ("xxx-videos", "escort-service", "live-cam", "porn-hd"),
)  # fmt: skip
REPLICA = Pack(
    "en",
    ("replica rolex watches", "cheap nike air max outlet", "louis vuitton handbags replica", "ray ban sunglasses sale 90% off", "wholesale nfl jerseys", "canada goose outlet"),
    ("outlet-luxury-sale.example", "jerseys-wholesale.example"),
    ("Shop {p} with free worldwide shipping.", "{p}, AAA quality, limited stock.", "Best {p} for your family."),
    ("replica-rolex", "nike-outlet", "lv-handbags"),
)  # fmt: skip
PACKS: Sequence[Pack] = (GAMBLING, THAI, VIETNAMESE, CHINESE, JAPANESE, PILLS, ESSAYS, LOANS, ADULT, REPLICA)
