"""Lists words of asking, which say nothing of what is looked for.

*Je cherche un logement* asks for housing, *where can I get a doctor* for a doctor. Like stop words
they are folded, and none of them means something of its own in another of the languages.
"""

from search.analysis.folding import fold_word
from search.analysis.stop_words import is_stop_word

_FRENCH = """
ai aimerais avoir besoin bonjour cherche cherchons comment connaitre dois doit est-ce existe faire
fait faut h il merci obtenir ou parlant parlants parle parlent parlez peut peux pourquoi pouvez
pouvoir puis quelqu quelque quelques recherche savoir svp trouve trouver veut veux voudrais voulez
"""
_ENGLISH = """
anybody anyone anywhere could find get getting hello how know looking must need please should
somebody someone somewhere speak speaker speakers speaking speaks thanks want where would
"""
_GERMAN = """
bekomme bekommen bitte brauche brauchen danke finde finden gibt hallo hilft irgendwo jemand jemanden
kann kannst konnen mochte mochten muss musst soll spreche sprechen spricht suche suchen warum weiss
welche welcher welches wieso will woher wohin
"""
_GREEK = """
αναζητώ βρίσκω βρω γεια γιατί γνωρίζω ευχαριστώ θέλουμε θέλω κάνω κάποιο κάποιον κάποιος κάπου μιλά
μιλάει μιλάνε μιλούν μπορεί μπορούμε μπορώ ξέρει παρακαλώ πρέπει πώς υπάρχει υπάρχουν χρειάζομαι
χρειαζόμαστε ψάχνουμε ψάχνω
"""
_ARABIC = """
أبحث أجد أحتاج أحد أحصل أريد أستطيع ابحث اجد احتاج احد احصل اريد استطيع الحصول بحاجة بدي توجد حدا
تتحدث تتكلم تحكي بيحكي يحكي رجاء شكرا شو عايز فضلك للحصول لماذا لو ماذا مرحبا ممكن نبحث نحتاج نريد
هناك وين يتحدث يتحدثون يتكلم يتكلمون يمكن يمكنني يوجد
"""
_UKRAINIAN = """
будь в від говорить говорять говорите де десь для до допоможіть дякую з за знайти знаю зі й коли
куди ласка мені ми можна можу на не потрібен потрібна потрібне потрібно потрібні про розмовляють
розмовляє та треба у хочу хто хтось спілкуються чи шукаю що я як яка який є і із
"""
_PERSIAN = """
از است این با باید صحبت گپ میزند میزنند میزنه میکند میکنند برای به توانم خواهم دارم در دنبال را شود
لطفا من می میتوانم میخواهم نیاز هست پیدا چطور چه چگونه کجا کجاست کسی کنم کنیم که یا یک
"""
_PASHTO = """
اړتیا ته خبرې خبري د کوي کوونکي زه شته شم غواړم لرم له لټوم لپاره مې په څنګه چیرته چې کولی کې یو
"""

_WORDS_OF_ASKING = frozenset(
    fold_word(word)
    for words in (
        _FRENCH,
        _ENGLISH,
        _GERMAN,
        _GREEK,
        _ARABIC,
        _UKRAINIAN,
        _PERSIAN,
        _PASHTO,
    )
    for word in words.split()
)


def is_telling(word: str) -> bool:
    """True if a word, in any spelling, says something of what is looked for."""
    return not is_stop_word(word) and fold_word(word) not in _WORDS_OF_ASKING
