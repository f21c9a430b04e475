"""Lists stop words: articles, prepositions, conjunctions and pronouns.

They carry no meaning alone, so a query need not find them where it has other words. They are
folded. Words that mean something in another of the five languages are left out (*car*, *son*,
*art*), for a query's language is unknown.
"""

from search.analysis.folding import fold_word

_FRENCH = """
a au aucun aucune autre autres aux avec ce ceci celle celles ces cet cette ceux chaque chez ci comme
contre dans de depuis des du durant dès elle elles en entre est et eux hors il ils je jusqu jusque
la le les leur leurs lorsqu lorsque lui là ma mais malgré mes moi mon même mêmes ne ni nos notre
nous on ou par parmi pas pendant plusieurs pour puisqu puisque qu quand que quel quelle quelles
quelqu quels qui quoi sa sans se selon ses si sont sous sur ta te tel telle telles tels tes toi tu
un une vers voici voilà vos votre vous y
"""
_ENGLISH = """
after all am an and any are as at be because been before between both by can do does during each few
for from had has have he her him his how i if in into is it its me mine my myself no nor not of off
on or other others our ourselves out over own same she since so some such than that the their them
themselves then there these they this those through to too under until up upon us very was we were
what when where which while who whom whose why will with within without you your yours yourself
"""
_GERMAN = """
aber alle allem allen aller alles als am an andere anderen anderer anderes auch auf aus bei beim bin
bis bist dann das dass deine deinem deinen deiner dem den der deren des dessen die dies diese diesem
diesen dieser dieses doch du durch ein eine einem einen einer eines er es euch eure eurem euren fur
gegen habt hast hat ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im ins ist jede jedem jeden jeder
jedes kein keine keinem keinen keiner mein meine meinem meinen meiner meines mich mir mit nach nicht
nichts nun ob oder ohne seid seine seinem seinen seiner seit selbst sich sie sind sondern sonst
trotz uber um und uns unser unsere unserem unseren unserer unter vom von vor was wegen weil wem wen
wenn wer werden wie wieder wir wird wo während zu zum zur zwischen
"""
_GREEK = """
άλλη άλλο άλλος ένα ένας έως ή ήταν αν από ας αυτά αυτές αυτή αυτής αυτοί αυτό αυτόν αυτός αυτών για
δεν δικά δική δικό δικός είναι εγώ εδώ εμείς ενώ επίσης επειδή εσείς η θα κάθε κάτω καθώς και
κανένας κανείς κατά κι μέσα μέχρι μαζί μας με μετά μη μην μου μόνο να ο οι ούτε πάνω παρά πιο πολλά
πολλές πολλοί πολύ που πού πριν προς πως πώς σας σε σου στα στη στην στις στο στον στους τίποτα τα
την της τι τις το τον του τους των τότε χωρίς ως όλα όλες όλη όλο όλοι όλους όπου όπως όσο όσοι όταν
ότι ώστε
"""
_ARABIC = """
أجل أمام أن أنا أو أيضا أين إذا إلى إليه إليها إن اذا التي الذي الذين بدون بعد بعض به بها بين تحت
تكون ثم جدا حتى حول حيث خلال دون ذلك ضد عبر على عليه عليها عن عند عندما غير فقط فوق في فيه فيها قبل
قد كان كانت كل كما كيف لأن لا لك لكم لكن لم لن لنا له لها لهم ليس ليست ما متى مع معنا معه معي من منذ
منه منها نحن نحو نفس هذا هذه هل هم هو هي وعلى وفي ولا وما ومع ومن وهو وهي يكون
"""

STOP_WORDS = frozenset(
    fold_word(word)
    for words in (_FRENCH, _ENGLISH, _GERMAN, _GREEK, _ARABIC)
    for word in words.split()
)


def is_stop_word(word: str) -> bool:
    """True if a word, in any spelling, carries no meaning alone."""
    return fold_word(word) in STOP_WORDS
