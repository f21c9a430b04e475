"""Lists words of asking: they put a question, and say nothing of what is looked for.

*Je cherche un logement* asks for housing, *where can I get a doctor* for a doctor. Like stop words
they are folded, and none of them means something of its own in another of the languages.
"""

from search.analysis.folding import fold_word
from search.analysis.stop_words import is_stop_word

_FRENCH = """
aimerais ai avoir besoin bonjour cherche cherchons comment connaitre dois doit est-ce existe fait
faire faut il merci obtenir ou peut peux pouvez pouvoir pourquoi puis recherche savoir svp trouve
trouver veut veux voudrais voulez
"""
_ENGLISH = """
anyone anybody could find get getting hello how know looking must need please should somebody
someone thanks want where would
"""
_GERMAN = """
bekomme bekommen bitte brauche brauchen danke finde finden gibt hallo hilft kann kannst konnen
mochte mochten muss musst soll suche suchen wieso warum welche welcher welches weiss will wohin
woher
"""
_GREEK = """
αναζητώ βρω βρίσκω γιατί γνωρίζω θέλω θέλουμε κάνω μπορεί μπορώ μπορούμε παρακαλώ πρέπει πώς υπάρχει
υπάρχουν χρειάζομαι χρειαζόμαστε ψάχνω ψάχνουμε γεια ευχαριστώ ξέρει
"""
_ARABIC = """
أبحث ابحث أجد اجد أحتاج احتاج أريد اريد أستطيع استطيع بحاجة رجاء شكرا عايز فضلك لماذا لو مرحبا ممكن
نبحث نحتاج نريد هناك يمكن يمكنني يوجد توجد بدي وين شو ماذا أحصل احصل للحصول الحصول
"""
_UKRAINIAN = """
в від до допоможіть для є за і й з із зі знайти знаю мені можна можу на не потрібен потрібна
потрібне потрібні потрібно про та треба у хочу хто чи що шукаю як яка який де куди коли будь ласка
дякую ми я
"""
_PERSIAN = """
است این با برای به چطور چگونه در دارم دنبال را شود کجا کجاست کنم کنیم که لطفا میخواهم می خواهم
میتوانم توانم من نیاز هست یا یک پیدا از باید چه
"""
_PASHTO = """
په په له لپاره چې چیرته څنګه زه غواړم ته د کې کولی شم شته لټوم مې اړتیا لرم یو
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
