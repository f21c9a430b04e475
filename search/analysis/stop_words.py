"""Lists stop words: articles, prepositions, conjunctions and pronouns.

They carry no meaning alone, so a query need not find them where it has other words. They are
folded. Words that mean something in another of the five languages are left out (*car*, *son*,
*art*), for a query's language is unknown.
"""

from search.analysis.folding import fold_word

_FRENCH = """
a au aux avec ce ces cet cette chez comme dans de des du elle elles en entre est et eux il ils je la
le les leur leurs lui ma mais mes moi ne nos notre nous ou par pas pour qu quand que quel quelle
quelles quels qui quoi sa sans se ses si sont sous sur ta te tes toi tu un une vers vos votre vous y
"""
_ENGLISH = """
am an and any are as at be been by can do does for from had has have he her his how i if in into
is it its me my no nor not of on or our she so some such than that the their them then there these
they this those to us was we were what when where which who whom whose why will with you your
"""
_GERMAN = """
aber als am an auch auf aus bei beim bin bis das dass dem den der des die doch du durch ein eine
einem einen einer eines er es fur gegen hat ich ihr ihre im ist kein keine mein meine mich mir mit
nach nicht oder ohne sich sie sind uber um und uns unser vom von vor was wenn wer wie wir wird wo zu
zum zur zwischen
"""
_GREEK = """
αν από αυτή αυτό αυτός για δεν εγώ εδώ είναι ένα ένας εμείς εσείς η ή θα και κι με μας μου μετά μη
μην να ο οι όπου όπως όταν ότι που πού προς πως πώς σας σε σου στα στη στην στις στο στον στους τα
την της τι τις το τον του τους των ως
"""
_ARABIC = """
من في على إلى عن مع هذا هذه ذلك التي الذي الذين ما لا لم لن أن إن كان كانت هو هي هم أنا نحن أو ثم
بين بعد قبل عند كل كيف أين متى هل
"""

STOP_WORDS = frozenset(
    fold_word(word)
    for words in (_FRENCH, _ENGLISH, _GERMAN, _GREEK, _ARABIC)
    for word in words.split()
)


def is_stop_word(word: str) -> bool:
    """True if a word, in any spelling, carries no meaning alone."""
    return fold_word(word) in STOP_WORDS
