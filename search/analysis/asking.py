"""Lists words of asking, which say nothing of what is looked for.

*Je cherche un logement* asks for housing, *where can I get a doctor* for a doctor. Like stop words
they are folded, and none of them means something of its own in another of the languages.
"""

from search.analysis.folding import fold_word
from search.analysis.stop_words import is_stop_word

_FRENCH = """
ai aimerais aimerait aller alors aujourd auprès aussi autour avez avoir avons besoin bien bonjour
bonsoir cela celui cherche chercher cherchons comment comprendre connaitre contacter dire dois doit
doivent donc dont déjà encore est-ce etre existe faire fais fait faut font h
hui ici il là maintenant merci moyen obtenir ou où parce parlant parlants parle parlent parlez peut
peuvent peux plus possible pourquoi pourrais pourrait pouvez pouvoir pouvons proche près puis
puisje quelles quelqu quelque quelquechose quelques recherche sais sait
savoir sera serait sinon sommes suis svp tout trop trouve trouver très vais veulent veut veux
vite voudrais voudrait voulez vouloir voulons êtes être
"""
_ENGLISH = """
about also anybody anyone anything anywhere around being best cant could did doing dont find get
getting give gives going got having hello here how im ive just know like looking me
might must near nearby nearest need now please really should show somebody someone something
somewhere speak speaker speakers speaking speaks still tell thank thanks there today tonight try
trying us using wanna want wanted wants way where would
"""
_GERMAN = """
bekomme bekommen bitte brauch brauche brauchen braucht dafür damit danke darf dort etwas finde
finden findet gehen geht gern gerne gibt hab habe haben hallo hatte heute hier hilft hätte irgendwas
irgendwer irgendwo jemand jemandem jemanden jetzt kann kannst konnen können könnt könnte mache
machen macht man mehr mochte mochten muss musst nahe noch nähe schon sehr so soll spreche sprechen
spricht such suche suchen sucht tun viel viele warum weiss weiß welche welcher welches wieso will
wissen woher wohin wollen wollte worum wäre würde
"""
_GREEK = """
έναν έχει έχουμε έχω ήθελα ήμουν αλλά αναζητάω αναζητώ βοηθήσει βοηθήσετε βρίσκεται βρίσκω βρείτε
βρούμε βρω γίνεται γίνω γεια γιατί γνωρίζω δω είμαι είμαστε εμένα ευχαριστώ θέλει θέλουμε θέλουν
θέλω θα κάνει κάνουμε κάνω κάποιο κάποιον κάποιος κάπου κάτι κοντά λέγεται μία μιας μιλά μιλάει
μιλάνε μιλήσω μιλούν μιλώ μου μπορεί μπορείτε μπορούμε μπορούν μπορώ ξέρει ξέρετε ξέρω πάει πάμε
πάρω πάω παρακαλώ ποια ποιο ποιοι ποιος πού πρέπει πόσο πώς σήμερα τώρα υπάρχει υπάρχουν υπάρχουνε
χρειάζεται χρειάζομαι χρειαζόμαστε ψάχνουμε ψάχνω
"""
_ARABIC = """
أبحث أبغى أجد أحب أحتاج أحتاجه أحد أحدا أحصل أذهب أروح أريد أستطيع أعرف أقدر أكون أنا أي أية إحنا
إزاي ابحث ابغى اجد احتاج احد احصل اريد ازاي استطيع اعرف اقدر الآن الحصول اللى اللي اليوم انا اي ايش
باش بحاجة بحاجه بدنا بدور بدي بغيت بقدر بيحكي تتحدث تتكلم تحكي تريد تساعدني تقدر تقدم توجد حد حدا
حولي دلني دلوني رايح رجاء شكرا شلون شنو شو عاوز عاوزة عايز عايزة علاش عم عندكم عندنا عندي فضلك فين
قرب قريب قريبة كاين كنقلب كيفاش كيفية لازم لدي لديكم لدينا لكي للحصول لماذا لو لي ليا ليش ليه ماذا
مرحبا ممكن مني منين مين نبحث نحتاج نريد نستطيع نفسي نقدر هاد هادا هنا هناك هون هيك وأين واش وين
يتحدث يتحدثون يتكلم يتكلمون يجب يحكي يساعدني يستطيع يعطي يقدم يمكن يمكنني يوجد
"""
_UKRAINIAN = """
а або але б був буде будь була були було бути в вам вас вже ви вона вони воно все всі від він
говорите говорить говорять дати дають дає де десь для до допоможе допоможуть допоможіть дуже дякую ж
же з за зараз звернутися звертатися зможе зможу знайду знайти знаходиться знаю знає зробити зі й
його йому йти каже ким кого коли кому комусь куди кудись ласка маю мають має мене мені ми мною могти
може можемо можна можу можуть моя моє моі мої мушу мій на навіщо над нам нас наш не нема немає ні о
об один одна однієї ось отримати поблизу поруч поряд потрібен потрібна потрібне потрібно потрібні
при про прошу під підкажіть після піти робити роблю роблять розмовляють розмовляє свою своє своєї
своїх свій спілкуються сьогодні сюди та так там те тебе ти тобто тобі тоді той тому треба тут тільки
у хотів хотіла хотіли хотілося хоч хоче хочемо хочу хто хтонебудь хтось це цей цього ця ці чи чим
чого чому шукаю що щоб щось я як яка якась якесь який яким якого якої яку якщо які якісь є і із ій
іх їх їхати її
"""
_PERSIAN = """
آن آنها آیا از اس است ام امروز امشب اند او اگر ای این اینجا با باشد باشم باید بتوانم بخواهم بر برای
برم بروم بلد به بود بودن بکنم بگیرم بگیریم بیابم بیاورم تا تر ترین تشکر توانم توانیم جا جای حالا
خواهش خواهم خواهیم خود خودم دارد دارم دارند داریم داشتن داشته در دنبال دهد دهند دهید را رفتن ره سلام
شان شدن شده شما شود شوم صحبت ضرورت طور لازم لطفا ما من مه می میباشد میتوان میتوانم میتوانیم میخایم
میخواهم میخواهیم میخوایم میدهد میدهند میرم میره میزند میزنند میزنه میشود میکند میکنم میکنند میگیرم
نزدیک نمی نه نیاز هر هست هستم هستند هستید هستیم هم همه همین و وجود وقتی پیدا چطور چند چه چگونه چی
چیزی چیست کجا کجاست کجاها کدام کرد کردن کرده کسی کمکم کند کنم کنند کننده کنیم که کو گرفتن گفتن گپ یا
یابم یافتن یک
"""
_PASHTO = """
او اوس اړتیا باندې به تاسو تر ترلاسه ترې ته خبري خبرې د دا دغه دلته ده دي دی دې راته زما زمونږ زموږ
زه ستا سره شئ شته شم شو شي غواړم غواړو غواړي لرم لرو لري له لټوم لپاره ما مومم موندلی مونږ موږ مې نن
نه نږدې هغه هلته هم ولرم ولې ومومم وي وکړم وکړو وکړي پر په پورې پیدا ځای څخه څنګه څه څومره څوک چیرته
چیرې چې چېرته چېرې کولای کولی کوم کومه کوو کوونکي کوي کړئ کړم کړو کړي کیږي کې کېدای کېږي یم یو یوه
یې
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
