"""Lists function words of each language, which are never offered.

Nobody looks for them. Stop words and words of asking are not repeated here. Unlike those, a word
may mean something of its own in another language: *son* is French for *his*, and English for a
child.
"""

from search.analysis.asking import is_telling
from search.analysis.folding import fold_word

_FRENCH = """
ainsi alors apres assez aucun aucune aucunes aucuns auquel aussi aussitot autant autour autre
autrement autres auxquelles auxquels avaient avais avait avant avez avons beaucoup bien bientot ca
car ceci cela celle celles celui cependant certain certaine certaines certains ceux chacun chacune
chaque chose choses cinq combien contre d'abord davantage deja depuis derriere desormais
desquelles desquels dessous deux devaient devait devant devez devient dit dite doivent donc dont
duquel durant encore enfin ensuite etaient etait etant ete etes etre eu eut faisons faites fera
ferait fois font furent fut grâce hors huit ici jamais jusqu jusque la-bas laquelle lequel
lesquelles lesquels loin lors lorsqu lorsque maintenant mal malgre meme memes mettre mieux mis
mise moins mon n'est neuf nombreuses nombreux ont onze parce parfois parmi partout pendant peu
peut-etre peuvent plupart plus plusieurs plutot pourra pourrait pourtant pouvait prend prendre
prennent pres presque pris prise puisque quant quatre quelquefois quiconque quoique rien sait sauf
sept sera serait serez seront seul seule seulement seules seuls sinon six soi soient sois soit
sommes son sors souvent suis suivant surtout tandis tant tard tel telle tellement telles tels tien
tôt toujours tous tout toute toutefois toutes travers tres trois trop va vais vas veulent viennent
viens vient voici voient voila voir voit vont vraiment
"""
_ENGLISH = """
about above according across actually after again against ago all almost along already also
although always among another around away back because become becomes before behind being below
beside besides between beyond both bring came come comes coming couldn did didn doesn doing don
done down during each eight either else enough even ever every everybody everyone everything few
five four further gave gets give given gives giving go goes going gone got here hers herself
himself however itself just keep keeps kept last least less let like made make makes making many
may maybe might mine more most much myself near neither never next nine nobody none nothing now
off often once one ones only onto other others otherwise ourselves out over own per perhaps put
quite rather really said same say says see seen seven several shall since six something sometimes
soon still take taken takes taking tell ten themselves thing things third though three through
thus till together too took toward towards turn twice two under unless until up upon used usually
very wants way ways well went whatever whenever wherever whether while whoever whole within
without won yes yet yourself yourselves
"""
_GERMAN = """
ab alle allein allem allen aller allerdings alles also andere anderem anderen anderer anderes
anders ansonsten ausser ausserdem bald beide beiden bereits besonders bevor bietet bisher bleiben
bleibt braucht da dabei dadurch dafur dagegen daher dahin damals damit danach daneben dann daran
darauf daraus darf darin daruber darum darunter davon davor dazu dein deine demnach denen denn
dennoch derart deren derselbe deshalb dessen diese diesem diesen dieser dieses dort drei druber
dürfen eben ebenfalls ebenso ehe eher eigen eigene eigenem eigenen eigener eigenes einander
einfach einige einigem einigen einiger einiges einmal erst erste ersten erster erstes etwa etwas
euch euer eure falls fast folgende folgenden funf gab ganz ganze ganzen ganzer gar geben gehen
geht gekommen gemacht genau genug gern gerne gewesen geworden gleich habe haben habt hast hatte
hatten hier hin hinaus hinter ihm ihn ihnen ihrem ihren ihrer ihres immer indem infolge innen
innerhalb ins inzwischen ja jede jedem jeden jeder jedes jedoch jemals jene jetzt kam kamen keinem
keinen keiner keines kommen kommt konnt konnte konnten lange langst lassen lasst lieber liegt
machen macht mal man manche mancher manches mehr mehrere mehreren meinem meinen meiner meist
meistens moglich mussen musste mussten nachdem nachher nah naher naturlich neben nehmen nein neun
nichts nie niemand nimmt noch nun nur ob oben obwohl oft ohnehin paar sagen sagt samt schon sechs
sehr sei seid seien sein seine seinem seinen seiner seines seit seitdem selber selbst sieben
sobald sogar solange solche solchem solchen solcher solches sollen sollte sollten somit sondern
sonst soviel sowie sowohl statt stehen steht stellen stellt trotz trotzdem tun tut uberall
uberhaupt ubrigens unserem unseren unserer unseres unter viel viele vielem vielen vieler vieles
vielleicht vier voll vollig vorher vorne wahrend war ware waren warst weder weg wegen weil weiter
weitere weiteren weiterer weiteres wem wen wenig wenige weniger wenigstens werde werden wessen
wieder wieviel wirklich wohl wollen wollte wollten worden wurde wurden zehn zuerst zuletzt zurück
zusammen zwar zwei
"""
_GREEK = """
ακόμα ακόμη άλλα άλλες άλλη άλλο άλλοι άλλος άλλου άλλους άλλων άμα ανά ανάμεσα άνω απέναντι
αρκετά αρκετές αρκετοί αυτά αυτές αυτής αυτοί αυτόν αυτού αυτούς αυτών αφού βέβαια γίνει γίνεται
γίνονται γύρω δείτε δηλαδή δίνει δίνουν διότι δίπλα δύο εάν εαυτό εκεί εκείνα εκείνη εκείνο
εκείνοι εκείνος εκτός ελάτε εμένα εναντίον ενός εντός ενώ εξαιτίας εξής έξι έξω επάνω επειδή
έπειτα επίσης επτά εσένα έτσι έχει έχετε έχοντας έχουμε έχουν έχω ήδη ήταν ίδια ίδιες ίδιο ίδιοι
ίδιος ίσως κάθε καθεμία καθένα καθένας καθόλου καθώς καλά καμία κάνει κανένα κανένας κάνετε
κάνουμε κάνουν κάποια κάποιες κάποιοι κάποτε κατά κάτι κάτω κιόλας κοντά λέει λένε λίγα λίγες λίγο
λίγοι λοιπόν μαζί μακριά μάλιστα μάλλον μέσα μέσω μεταξύ μέχρι μήπως μία μιας μόλις μόνο μόνοι
μόνος μπορείτε μπορούν μπροστά ναι όλα όλες όλη όλο όλοι όλος όλους όλων όμως όποια οποίες όποιο
όποιοι όποιος οποίου οποίους οποίων όποτε όσα όσες όσο όσοι ούτε όχι παίρνει πάλι πάντα πάντως
πάνω παρά πέντε περίπου περισσότερα περισσότερες περισσότερο περισσότεροι πιο πίσω ποια ποιες ποιο
ποιοι ποιον ποιος πολλά πολλές πολλοί πολλούς πολλών πολύ πόσα πόσες πόσο πόσοι ποτέ πουθενά πριν
πρόκειται πρώτα πρώτη πρώτο σαν σήμερα σχεδόν τέσσερα τέσσερις τέτοια τέτοιο τέτοιος τίποτα τόσα
τόσες τόσο τόσοι τότε τουλάχιστον τρεις τρία τώρα υπό ύστερα φορά φορές χωρίς ώστε ωστόσο
"""
_ARABIC = """
أبدا أثناء أحيانا آخر آخرون أخرى إذ إذا إذن أكثر إلا الآن اللاتي اللذان اللواتي أم أما أمام أنت
أنتم انه أنها أنهم أول أولا أي أيضا أية أيها بدون بسبب بعض بل بما بها بهذا بهذه بهم بينما تحت تكون
تلك تم ثلاثة جدا جميع حتى حسب حول حيث حين خارج خلال داخل دون ذات ربما سوف سوى شيء ضد ضمن طوال عبر
عدد عدة عليه عليها عليهم عندما عنده عنها غير فإن فقط فوق فيه فيها فيهم قد قرب قليل كانوا كثير
كثيرا كذلك كلا كما كي لأن لأنه لدى لديه لديها لديهم لذلك لست لقد لك لكل لكم لكن لكي لنا لها لهذا
لهذه لهم لي ليس ليست مثل مثلا مدى مرة معا معظم معه معها معهم مما منذ منه منها منهم نحو نعم نفس
نفسه نفسها هكذا هنا هؤلاء والتي والذي وإن وفي وقد وكان ولا ولكن ومن وهو وهي يتم يجب يكون
"""
_UKRAINIAN = """
або адже але багато без би був була були було бути біля вам вами вас ваш ваша ваше ваші весь вже
вище вниз вона вони воно все всього вся всі всім всіх втім він вісім далі два дві дев'ять десять
дещо деяких деякі довго довкола досить дуже дійсно жоден завжди замість занадто зараз звідки
здається його йому кожен кожна кожне кожний кожного коло крім лише майже мало мають має маємо мене
менше може можемо можете можуть моя моє мої між мій навколо навіть над надто нам нами нас наш наша
наше наші нею неї ним них ну нього ні ніби нікого ніколи ніхто нічого об один одна однак одне одні
окрім оскільки ось отже перед по поза поки понад поруч потім при проти протягом п'ять під після
раз разом раніше сам сама саме самі своя своє свої своїх свій себе собі стати стає стільки сюди
сім так така таке такий також такі там твоя твій тебе теж тепер ти тим тих тобі тоді той тому
тому-що три туди тут тільки угорі усе усього усі утрьох хоча це цей цим цих цього ця ці через чим
чому чотири шість щоб щодо щось їй їм іноді інша інше інший інших іншого інші їх її
"""
_ADDRESSES = "http https html pdf php www"
_BY_LANGUAGE = {
    language: frozenset(map(fold_word, f"{words} {_ADDRESSES}".split()))
    for language, words in (
        ("fr", _FRENCH),
        ("en", _ENGLISH),
        ("de", _GERMAN),
        ("el", _GREEK),
        ("ar", _ARABIC),
        ("uk", _UKRAINIAN),
    )
}


def is_worth_offering(word: str, language: str) -> bool:
    """True if somebody may look for a word of a language, in any spelling."""
    return is_telling(word) and fold_word(word) not in _BY_LANGUAGE.get(language, frozenset())
