"""The words of the field: what catalogues and demonstration content say, and what they do not."""

import re
from collections.abc import Iterator
from gettext import c2py

import pytest

from content_models.deployment import PROJECT_FOLDER
from scripts.catalogues import ALL, Catalogues

CONTENT = PROJECT_FOLDER / "cms" / "demonstration" / "content"

NOT_SAID = {
    "en": {
        r"accompan": "support",
        r"territor": "local need, the place where somebody lives",
        r"economic (answer|project|side|terms)": "business idea, business",
        r"their own projects": "the participants’ own projects",
        r"(?<!programming )\bprogrammes?\b": "program, of software",
        r"(with(out)?|have) a network": "online, offline, a connection",
    },
    "fr": {
        r"\w·(?!inclusion)\w": "both forms, or a word for all",
        r"(sans|avec un) réseau": "hors connexion, en ligne",
        r"e-mail": "courriel",
    },
    "de": {
        r"\w[:*_]in(nen)?\b": "both forms, or a word for all",
        r"(?<!vor)behalten": "speichern",
        r"\b(ge)?merk(e|en|t|te|ten)\b": "speichern",
        r"(ohne|mit) Netz": "offline, online",
        r"Begleitende": "Begleitpersonen",
        r"wirtschaftliche(n|s)? (Antwort|Projekt)": "Geschäftsidee, Unternehmen",
        r"genehmig": "freigeben",
    },
    "el": {
        r"συνοδ": "υποστηρίζουν, υποστηρικτής",
        r"οικονομικ(ό|ή|ές) (σχέδιο|απάντηση|όρους)": "επιχειρηματικό σχέδιο",
        r"πορεία της ενότητας": "πορεία της συνάντησης",
        r"(χωρίς|με|έχετε) δίκτυο": "χωρίς σύνδεση",
        r"πρόχειρ": "προσχέδιο",
        r"περιηγητ|φυλλομετρητ": "πρόγραμμα περιήγησης",
        r"e-mail": "email",
    },
    "ar": {
        r"عمّا كنت تبحث؟": "عمَّ كنت تبحث؟",
        r"للتمثيل|محتوى التمثيل": "محتوى توضيحي",
        r"(?<!عامل )(?<!عوامل )التصفية|تصفية النتائج": "عوامل التصفية",
        r"يرافق|مرافقو|المرافق": "يدعم، الداعمون",
        r"استمار": "نموذج",
        r"رخص": "ترخيص",
        r"دون شبكة": "دون إنترنت",
        r"ًّا|اً": "tanwīn before the alef, without another sign: جدًا",
    },
    "uk": {
        r"супровод(?!у\b)|супроводжу": "підтримувати",
        r"економічн\w+ (проєкт|відповід)": "власна справа, бізнес-ідея",
        r"майстерн": "заняття",
        r"Великої Британії": "Сполученого Королівства",
    },
}
"""By language, patterns that no message has, with the words that are said in their place."""

SAID_ALL_THE_SAME = {
    ("de", "Keep it"): "a part of a text stays in it",
    (
        "de",
        "The original no longer has this part. Take it out here, too, or keep it.",
    ): "a part of a text stays in it",
}
"""Messages in which a word has another sense, with that sense."""

TANWIN = "\N{ARABIC FATHATAN}"
ARABIC_WORD = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC SUKUN}]+")

WORDS_WITH_TANWIN = frozenset(
    ARABIC_WORD.findall(
        "أبدًا أحيانًا أخيرًا أولًا أيضًا تقريبًا تلقائيًا جدًا جديدًا حاليًا دائمًا سابقًا شكرًا شيئًا "
        "طويلًا عمومًا غالبًا غدًا فورًا قليلًا كثيرًا لاحقًا مؤقتًا مباشرًا مثلًا مجانًا مرحبًا مسبقًا معًا "
        "نادرًا نهائيًا وقتًا يدويًا"
    )
)
"""Words that are never written without tanwīn, besides those that some message has with it."""

SPOKEN_TO_MANY = re.compile(
    r"(?!ي|لي).{2,}(وا|وه|وها)"  # imperatives and pasts: اختاروا
    r"|أنتم|.{2,}(?<!ح)كم"  # صفحتكم
    r"|[وف]?ت.{3,}ون(ه|ها)?"  # تفعلون
)
NOT_SPOKEN_TO = frozenset(["كتبوا", "كتبوه", "وافقوا", "وُلدوا", "محوها", "مؤلفوها", "تعاون"])
"""Words of that shape that are of others, or no verbs."""


NOT_SAID_IN_CONTENT = re.compile(
    r"(?<!un)accompan(?!iers[,\]])"  # save in names of audiences
    r"|territor|economic (answer|project)|\w·\w"
    r"|[Σσ]υνοδ(?!εία στις|εύουν ανθρώπους στις)"  # save to a public office
)


def messages(language: str) -> Iterator[tuple[str, str, str]]:
    """Give each text of a language's catalogues with its room and its message."""
    for room in ALL:
        if language not in room.languages():
            continue
        for message in room.read(language):
            if not message.id:
                continue
            name = message.id if isinstance(message.id, str) else message.id[0]
            texts = [message.string] if isinstance(message.string, str) else message.string
            yield from ((room.name, name, text) for text in texts)


def test_every_catalogue_has_its_words() -> None:
    assert NOT_SAID.keys() == {language for room in ALL for language in room.languages()}


@pytest.mark.parametrize("language", NOT_SAID)
def test_no_message_says_what_another_language_would(language: str) -> None:
    told = [
        f"{room}: {text!r} has {pattern!r}: {instead}"
        for room, name, text in messages(language)
        for pattern, instead in NOT_SAID[language].items()
        if re.search(pattern, text, re.IGNORECASE) and (language, name) not in SAID_ALL_THE_SAME
    ]

    assert told == []


def test_arabic_writes_tanwin_everywhere() -> None:
    written = {word for *_, text in messages("ar") for word in ARABIC_WORD.findall(text)}
    with_it = written | WORDS_WITH_TANWIN
    bare = {word.replace(TANWIN, "") for word in with_it if word.endswith(TANWIN + "ا")}

    assert sorted(written & bare) == []


@pytest.mark.parametrize("room", ALL, ids=lambda room: room.name)
def test_arabic_counts_as_its_readers_do(room: Catalogues) -> None:
    """Babel's own rule for Arabic gives 11 to 99 the form of 100."""
    numbers = [0, 1, 2, 3, 10, 11, 27, 99, 100, 102, 103, 111]

    form_of = c2py(room.read("ar").plural_expr)

    assert [form_of(number) for number in numbers] == [0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 3, 4]


def test_arabic_speaks_to_one_person_everywhere() -> None:
    told = [
        f"{room}: {word} in {text!r}"
        for room, _name, text in messages("ar")
        for word in ARABIC_WORD.findall(text)
        if SPOKEN_TO_MANY.fullmatch(word) and word not in NOT_SPOKEN_TO
    ]

    assert told == []


def test_the_demonstration_content_says_the_same() -> None:
    told = [
        f"{path.relative_to(CONTENT)}: {line.strip()}"
        for path in sorted(CONTENT.rglob("*.yaml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if NOT_SAID_IN_CONTENT.search(line)
    ]

    assert told == []


@pytest.mark.parametrize("room", ALL, ids=lambda room: room.name)
def test_arabic_counts_its_things_as_arabic_counts(room: Catalogues) -> None:
    catalogue = room.read("ar")
    form_of = c2py(catalogue.plural_expr)

    forms = [form_of(number) for number in (0, 1, 2, 3, 10, 11, 19, 52, 99, 100, 102, 103, 111)]

    assert forms == [0, 1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 3, 4]
    for each in catalogue:
        if each.pluralizable:
            many, hundreds = each.string[4:]
            assert many.count(TANWIN) >= hundreds.count(TANWIN), (many, hundreds)
