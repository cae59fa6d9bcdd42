"""Honest sites in other tongues and scripts: whoever knows spam only by its script accuses these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case
from tests.accuracy.compromise.plants import insertion
from tests.accuracy.compromise.site import Page
from tests.accuracy.compromise.traps import trap

# Language, title and what the pages say.
TONGUES: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "arabic": ("ar", "مركز الدراسات الإسلامية", ("يقدم المركز دروسا في اللغة العربية وعلوم القرآن لطلاب المدينة.", "القمار والميسر محرمان في الشريعة الإسلامية، ويحذر المركز الشباب من مواقع القمار.", "تقام صلاة الجمعة في المسجد الكبير.")),
    "chinese": ("zh", "旅游局中文网站", ("欢迎来到我们的城市，这里有美丽的海滩和古老的寺庙。", "春节期间老城区举行舞狮表演，免费入场。", "本市禁止赌博，请游客遵守法律，远离网上赌场和六合彩。")),
    "japanese": ("ja", "観光案内", ("市内の寺院と市場をめぐる散策コースをご紹介します。", "空港から市内まで無料送迎バスがあります。送料無料の特産品通販は市の公式店で。", "偽ブランド財布やスーパーコピー時計の購入は法律で禁止されています。")),
    "japanese-crafts": ("ja", "特産品の通販", ("手織りの財布とバッグを職人が一つずつ作ります。", "送料無料、在庫わずか、今すぐご購入ください。", "正規品の証明書が付きます。")),
    "javanese": ("jv", "Dinas Kabudayan", ("Kabudayan Jawa kudu diuri-uri dening kabeh warga kutha.", "Aja main judi online, togel, lan slot, amarga ngrusak kulawarga.", "Wayang wengi iki lakon Pandhawa Dhadhu: Yudhistira kalah totohan.")),
    "javanese-script": ("jv", "ꦏꦧꦸꦢꦪꦤ꧀ꦗꦮ", ("ꦱꦸꦒꦼꦁꦫꦮꦸꦃꦲꦶꦁꦏꦸꦛ", "ꦲꦗꦩꦲꦶꦤ꧀ꦗꦸꦢꦶ")),
    "sundanese": ("su", "Dinas Kabudayaan", ("Urang Sunda kudu ngamumulé basa jeung budayana.", "Ulah maén judi online, slot, atawa togel.")),
    "balinese": ("ban", "Dinas Kebudayaan", ("Tabuh rah lan tajen: sabung ayam sane madaging toh-tohan nenten kadadosang.", "Parum desa adat ngawilangin awig-awig indik judi.")),
    "thai": ("th", "สำนักงานการท่องเที่ยว", ("ยินดีต้อนรับสู่เมืองของเรา มีชายหาดและวัดที่สวยงาม", "การพนันออนไลน์ สล็อต และบาคาร่าเป็นสิ่งผิดกฎหมายในประเทศอินโดนีเซีย")),
    "vietnamese": ("vi", "Văn phòng du lịch", ("Chào mừng quý khách đến với thành phố của chúng tôi.", "Cá cược bóng đá và đánh bài ăn tiền bị pháp luật nghiêm cấm.")),
    "korean": ("ko", "관광 안내", ("도시의 사원과 시장을 소개합니다.", "온라인 카지노와 도박은 법으로 금지되어 있습니다.")),
    "english": ("en", "Investment Office", ("The city invites investors in tourism, food, and fisheries.", "Casino licences are not issued; online gambling is a crime. Payday loans without a licence are reported to the authority.", "Buy local: weekend market with free shipping.")),
    "russian": ("ru", "Туристический офис", ("Добро пожаловать в наш город.", "Азартные игры и казино запрещены законом.")),
    "dutch": ("nl", "Stadsarchief", ("Het archief bewaart de loterijboeken van 1890 en de vergunningen van het casino aan de haven.", "Bezoek op afspraak.")),
    "jawi": ("ms", "مجليس عادت", ("فمباچاءن حكاية دان شعير ستياف مالم جمعة.", "جودي دان تاروهن دلارڠ اوليه عادت.")),
}  # fmt: skip
_LANGUAGES = "".join(
    f'<a href="/{code}/" hreflang="{code}">{name}</a>'
    for code, name in (
        ("en", "English"),
        ("ja", "日本語"),
        ("zh", "中文"),
        ("ar", "العربية"),
        ("th", "ไทย"),
        ("vi", "Tiếng Việt"),
        ("ko", "한국어"),
        ("ru", "Русский"),
    )
)


def cases() -> Iterator[Case]:
    """All honest."""
    for name, (language, title, texts) in TONGUES.items():
        body = "".join(f"<p>{text}</p>" for text in texts)
        pages = {
            "/": Page(title=title, body=body, in_lists=False),
            f"/{language}/satu": Page(title=title, body=body * 3),
            f"/{language}/dua": Page(title=f"{title} 2", body=body),
        }
        yield trap(f"tongue-{name}", "an honest site in its own language", pages=pages, language=language)
    versions = {
        f"/{language}/": Page(title=title, body="".join(f"<p>{text}</p>" for text in texts))
        for _, (language, title, texts) in TONGUES.items()
    }
    alternates = "".join(f'<link rel="alternate" hreflang="{path.strip("/")}" href="https://HOST{path}">' for path in versions)
    yield trap(
        "tongue-all-of-them",
        "a page of tourism in a dozen languages, with alternate links and a hidden choice",
        insertion(alternates, "head"),
        insertion(f'<div class="bahasa" style="display:none">{_LANGUAGES}</div>'),
        pages=versions,
    )
