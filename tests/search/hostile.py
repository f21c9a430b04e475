"""What has broken search engines before, and what nobody would type."""

import time
from collections.abc import Callable

MOST_TIMES = 20
TRIES = 3
_WORDS = "atelier vélo cuisine jardin français marché femmes école"
ORDINARY = " ".join([_WORDS] * 3)
"""As many words as anybody types: what they are measured by in the same run."""


def is_bounded(work: Callable[[str], object], text: str, ordinary: str = ORDINARY) -> bool:
    """True if work with a text takes no more than some times what an ordinary one takes.

    The clock counts this thread alone. Others slow the processor down as well, and what is needed
    once is loaded first: so it may be the best of a few times.
    """
    return any(
        _seconds_of(work, text) < MOST_TIMES * _seconds_of(work, ordinary) for _ in range(TRIES)
    )


def _seconds_of(work: Callable[[str], object], text: str) -> float:
    started = time.thread_time()
    work(text)
    return time.thread_time() - started


_NAMED = {
    "wildcards": "*a*",
    "only wildcards": "*" * 200,
    "range": "[a TO z]",
    "field": "text:économie OR serves:*",
    "boost": "vélo^9999999999",
    "fuzzy": "vélo~9999999",
    "regular expression": "(a+)+$" * 30,
    "two thousand words": "mot " * 2_000,
    "two thousand different words": " ".join(f"mot{number}" for number in range(2_000)),
    "ten thousand parentheses": "(" * 10_000,
    "ten thousand balanced parentheses": "(" * 5_000 + ")" * 5_000,
    "quotation marks": '"' * 10_000,
    "phrase of articles": '"de la de la de la"',
    "NUL": "vé\0lo\0",
    "only NUL": "\0" * 1_000,
    "lone surrogates": "\ud800 vélo \udfff",
    "right-to-left override": "\u202eolév\u202c",
    "a megabyte": "x" * 1_000_000,
    "a megabyte of spaces": " " * 1_000_000,
    "a megabyte of words": "vélo " * 200_000,
    "combining marks": "e" + "\u0301" * 5_000,
    "emoji": "👩‍👩‍👧 🚲" * 30,
    "separators of the index": "fr:velo\tx\ny\x00z",
    "byte order mark": "\ufeffvélo",
    "expanding letters": "ﷺ" * 200,
    "not": "NOT NOT NOT -vélo",
    "control characters": "".join(map(chr, range(32))) * 20,
    "two hundred thousand letters": "é" * 200_000,
    "ten thousand words": "un deux trois quatre cinq " * 2_000,
    "only marks": "\u0301\u0308\u064b\u0651" * 50,
    "zero width": "\u200b\u200c\u200d\u2060\ufeff" * 20,
    "directions": "\u202a\u202b\u202d\u2066\u2067\u2068\u2069\u200e\u200f",
    "hidden directions in a word": "vé\u202elo\u2066 at\u200beli\u00ader",
    "half a pair": "\udfff\ud800",
    "private and unassigned": "\ue000\U0010ffff\U000e0001\ufffe",
    "emoji alone": "🚲",
    "flags and families": "🇫🇷🏳️‍🌈👨‍👩‍👧‍👦1️⃣",
    "star": "*",
    "question marks": "?????",
    "three quotation marks": '"""',
    "unbalanced quotation marks": '"vélo „jardin» “école',
    "quoted nothing": '"" "" «»',
    "quoted minus": '"-"',
    "minus": "-",
    "minuses": "- -- --- -\u2212 –",
    "only unwanted": "-vélo -jardin -école",
    "forty unwanted": "vélo " + "-a " * 40,
    "unwanted phrase": '-"économie sociale"',
    "sql": "'; DROP TABLE documents; -- \" OR 1=1 /* \\'",
    "markup": "</mark><script>alert(1)</script>{{7*7}}{% raw %}",
    "format": "%(typed)s %s {0} ${jndi:ldap://x}",
    "path": "../../../../etc/passwd\\..\\",
    "regular expression bomb": "(a+)+$ (.*)*$ ([a-z]+)*!",
    "lucene": 'title:(vélo AND -jardin)^4 +école~2 && "a b"~5 || [* TO *] NOT {a TO b}',
    "a very long word": "Donaudampfschifffahrtsgesellschaft" * 5,
    "forty words": " ".join(f"atelier{number}" for number in range(40)),
    "a hundred digits": "9" * 100,
    "numbers": "1 2 3 4 5 6 7 8 9 0 " * 9,
    "a telephone book": "05 59 12 34 56 " * 13,
    "digits of every script": "٣٤٥ ۳۴۵ ३४५ ³⁴⁵ ⅓ Ⅻ ①",
    "harakat": "اَلْمُسَاعَدَةُ لِلَّاجِئِينَ وَالْمُهَاجِرِينَ " * 4,
    "tatweel": "مـــــــــــــــــدرسة",
    "single arabic letters": "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي",
    "hangul": "난민지원센터" * 30,
    "thai": "ผู้ลี้ภัยต้องการความช่วยเหลือ" * 6,
    "chinese": "難民支援中心" * 30,
    "every script": "vélo κήπος велосипед مدرسة गाँव 学校 학교 ትምህርት դպրոց სკოლა",
    "thirty slips": " ".join(f"atleir{chr(97 + number)}" for number in range(26)),
    "two letters each": " ".join(first + last for first in "aeioulst" for last in "nrst"),
    "shouted": "ESS CIC SCIC AMAP CADA HCR OFII CAF SIAE ACI " * 3,
    "compounds": "Flüchtlingsunterstützungsvereinigung Arbeitsvermittlungsgesetz " * 3,
    "inclusive": "réfugié·e·s salarié(e)s Gründer:innen " * 5,
    "apostrophes": "l'" * 100,
    "dots": "S.C.I.C." * 25,
    "one phrase of one word": '"' + "vélo " * 29 + '"',
    "thirty phrases": '"vélo jardin" ' * 14,
    "paragraph and line separators": "vélo\u2028jardin\u2029école\x0b\x0c\x85",
    "mathematical letters": "𝓿𝓮́𝓵𝓸 𝐚𝐭𝐞𝐥𝐢𝐞𝐫 ⓥⓔⓛⓞ",
}
NAMES = list(_NAMED)
QUERIES = list(_NAMED.values())
