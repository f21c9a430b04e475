"""Says which of our fields the columns of a table are."""

from collections.abc import Iterable, Mapping

from content_models.exchange.sources.folding import folded
from content_models.vocabularies import message

Columns = Mapping[str, str]
"""Our fields by the names of their columns: a plain value that can be kept as JSON."""

FIELD_LABELS: dict[str, str] = {
    "id": message("Identifier in the source"),
    "name": message("Name"),
    "alternative_names": message("Other names"),
    "description": message("Description"),
    "language": message("Language of the words"),
    "email": message("Email"),
    "website": message("Website"),
    "telephone": message("Telephone"),
    "contact": message("Contact"),
    "location_id": message("Identifier of the place"),
    "location": message("Name of the place"),
    "address": message("Street and number"),
    "postcode": message("Postcode"),
    "place": message("Town"),
    "region": message("Region"),
    "country": message("Country"),
    "latitude": message("Latitude"),
    "longitude": message("Longitude"),
    "coordinates": message("Latitude and longitude"),
    "precision": message("How near the point is"),
    "accessibility": message("Accessibility"),
    "opening_hours": message("Opening hours"),
    "audiences": message("For whom"),
    "spoken_languages": message("Spoken languages"),
    "themes": message("Themes"),
    "services": message("Services"),
    "siret": "SIRET",
    "identifiers": message("Numbers of registers"),
    "legal_form": message("Legal form"),
    "year_founded": message("Founded in"),
    "status": message("Status"),
    "last_verified": message("Last checked"),
    "source": message("Source"),
    "licence": message("Licence"),
}
"""Fields that a column may be. Several columns may be one field: phones, parts of an address."""
SEVERAL = frozenset(
    {
        "telephone",
        "address",
        "description",
        "spoken_languages",
        "opening_hours",
        "audiences",
        "themes",
        "services",
        "alternative_names",
        "contact",
    }
)
"""Fields that take several columns; of the others the first that is filled counts."""

NAMES: dict[str, str] = {
    "id": "id|identifier|identifiant|identifiant unique|ref|reference|uuid|code|kennung|nummer"
    "|κωδικος|αναγνωριστικο|المعرف|رقم|n|no|n d ordre|numero|n dossier|numero de dossier"
    "|id structure|code structure|record id|ref no|nr|lfd nr|id nummer|α α|αρ|αριθμος|κωδ|م|ت"
    "|الرقم|الرقم التسلسلي|رقم الملف",
    "name": "name|nom|title|titre|organisation|organization|organisation name|organization name"
    "|nom de la structure|nom structure|structure|denomination|raison sociale"
    "|nom de l association|association|bezeichnung|einrichtung|verein|name der einrichtung"
    "|trager|institution|ονομα|ονομασια|επωνυμια|τιτλος|φορεας|οργανωση|δομη|الاسم|اسم"
    "|اسم المنظمه|المنظمه|الجمعيه|اسم الجمعيه|المؤسسه|organisme|nom de l organisme"
    "|nom du lieu d accueil|intitule|libelle|agency|provider|charity|firma|anbieter"
    "|beratungsstelle|stelle|συλλογος|υπηρεσια φορεας|اسم الجهه|الجهه|اسم المركز|المركز",
    "alternative_names": "alternative names|alternative name|alternate name|also known as|alias"
    "|acronym|sigle|acronyme|autre nom|autres noms|abkurzung|kurzname|συντομογραφια|اسماء اخري",
    "description": "description|about|descriptif|presentation|activite|activites|missions|objet"
    "|resume|summary|beschreibung|angebot|tatigkeit|περιγραφη|δραστηριοτητες|σχετικα|الوصف|وصف"
    "|نبذه|details|kurzbeschreibung|وصف الخدمه",
    "language": "language of the words|language|lang|langue|sprache des textes|γλωσσα κειμενου",
    "email": "email|e mail|mail|email address|e mail address|courriel|adresse email"
    "|adresse mail|adresse e mail|adresse electronique|mel|e mail adresse"
    "|ηλεκτρονικο ταχυδρομειο|ηλ ταχυδρομειο|ηλεκτρονικη διευθυνση|email επικοινωνιας"
    "|البريد الالكتروني|الايميل|ايميل|بريد|mailadresse|ηλεκτρονικη αλληλογραφια|ηλ διευθυνση"
    "|بريد الكتروني",
    "website": "website|web|web site|url|site|site web|site internet|lien|link|homepage"
    "|webseite|internet|webadresse|internetseite|ιστοσελιδα|ιστοτοπος|ιστοχωρος"
    "|الموقع الالكتروني|الموقع|موقع الويب|رابط|page web|web address|adresse internet"
    "|adresse web|internetadresse|διευθυνση ιστοσελιδας|موقع الكتروني",
    "telephone": "telephone|phone|phone number|phones|tel|telephone number|mobile|mobile phone"
    "|telephone 1|telephone 2|telephone fixe|telephone portable|portable|numero de telephone"
    "|fixe|num tel|tel 1|tel 2|telefon|telefonnummer|handy|rufnummer|mobil|tel nr|τηλεφωνο"
    "|τηλεφωνα|τηλ|κινητο|τηλεφωνο επικοινωνιας|الهاتف|هاتف|رقم الهاتف|التليفون|الجوال|المحمول"
    "|standard|gsm|landline|helpline|hotline|contact number|festnetz|handynummer|mobiltelefon"
    "|σταθερο|موبايل|رقم الاتصال",
    "contact": "contact|contact name|contact person|nom du contact|personne a contacter"
    "|referent|responsable|ansprechperson|ansprechpartner|kontakt|kontaktperson|υπευθυνος"
    "|υπευθυνη|υπευθυνος επικοινωνιας|جهه الاتصال|المسؤول|interlocuteur|interlocutrice"
    "|ατομο επικοινωνιας|شخص الاتصال|مسؤول التواصل",
    "location_id": "location id",
    "location": "location|location name|venue|lieu|nom du lieu|batiment|standort"
    "|ort der beratung|χωρος|المكان|مكان الاستقبال",
    "address": "address|address 1|address 2|street|street address|adresse|rue|adresse 1"
    "|adresse 2|voie|adresse postale|complement|complement adresse|complement d adresse|strasse"
    "|anschrift|strasse und hausnummer|strasse hausnummer|διευθυνση|οδος|οδος και αριθμος"
    "|العنوان|عنوان|الشارع|n et rue|n et voie|n rue|n voie|numero et rue|rue et numero"
    "|siege social|siege|house number|str|str nr|strasse nr|δ νση|مقر",
    "postcode": "postcode|post code|postal code|zip|zip code|code postal|cp|code post|plz"
    "|postleitzahl|τ κ|τκ|ταχυδρομικος κωδικας|ταχ κωδικας|الرمز البريدي|رمز بريدي|c p|tk"
    "|رمز البريد",
    "place": "place|town|city|town city|commune|ville|localite|ort|stadt|gemeinde|wohnort|πολη"
    "|δημος|περιοχη|المدينه|مدينه|البلده|البلديه|ortschaft|post town",
    "region": "region|county|state|state province|departement|province|bundesland|bezirk|land"
    "|περιφερεια|νομος|περιφερειακη ενοτητα|المنطقه|المحافظه|الاقليم",
    "country": "country|country code|pays|code pays|staat|lander|χωρα|البلد|الدوله|بلد",
    "latitude": "latitude|lat|y|breitengrad|breite|geo lat|γεωγραφικο πλατος|πλατος|خط العرض",
    "longitude": "longitude|lon|lng|long|x|langengrad|lange|geo lon|geo lng|γεωγραφικο μηκος"
    "|μηκος|خط الطول",
    "coordinates": "coordinates|lat lon|latlng|lat lng|coordonnees|coordonnees gps|gps|geo point"
    "|geo point 2d|geopoint|geolocalisation|position|koordinaten|συντεταγμενες|الاحداثيات",
    "precision": "precision",
    "accessibility": "accessibility|accessibilite|accessibilite pmr|barrierefreiheit|barrierefrei"
    "|προσβασιμοτητα|امكانيه الوصول",
    "opening_hours": "opening hours|opening times|hours|times|open|horaires"
    "|horaires d ouverture|heures d ouverture|horaire|jours et heures d ouverture|permanences"
    "|offnungszeiten|zeiten|sprechzeiten|sprechstunden|geoffnet|ωραριο|ωρες|ωρες λειτουργιας"
    "|ωραριο λειτουργιας|ωρες κοινου|اوقات العمل|ساعات العمل|اوقات الدوام|مواعيد العمل|الدوام"
    "|permanence|heures de permanence|ouverture|jours d ouverture|jours et horaires|when"
    "|days and times|office hours|burozeiten|parteienverkehr|beratungszeiten|ημερες και ωρες"
    "|اوقات الاستقبال|مواعيد الاستقبال|ايام وساعات العمل",
    "audiences": "audience|audiences|for whom|target group|public|publics|public accueilli"
    "|public cible|zielgruppe|zielgruppen|ομαδα στοχος|ωφελουμενοι|الفئه المستهدفه|الجمهور"
    "|beneficiaires|pour qui|eligibility|who for|who is it for|fur wen|απευθυνεται σε"
    "|ομαδα στοχου|الفئات المستهدفه|المستفيدون",
    "spoken_languages": "languages|spoken languages|languages spoken|langues|langues parlees"
    "|langue parlee|sprachen|gesprochene sprachen|beratungssprachen|γλωσσες|ομιλουμενες γλωσσες"
    "|اللغات|لغات|اللغه|langue s|langues d accueil",
    "themes": "theme|themes|thematique|thematiques|category|categories|categorie|domaine"
    "|domaines|topic|topics|tags|need|needs|besoin|besoins|thema|themen|bereich|kategorie"
    "|kategorien|κατηγορια|κατηγοριες|θεμα|θεματα|الفئه|الموضوع|المجال|المواضيع|secteur"
    "|type d aide|area of work|sector|fachbereich|τομεας|نوع الخدمه",
    "services": "service|services|service name|nom du service|prestations|prestation|offre"
    "|leistungen|leistung|dienste|angebote|υπηρεσια|υπηρεσιες|الخدمات|خدمات|الخدمه"
    "|what they offer|angebot an leistungen|الخدمات المقدمه",
    "siret": "siret|n siret|numero siret|siret number",
    "identifiers": "identifiers",
    "legal_form": "legal form|forme juridique|statut juridique|rechtsform|νομικη μορφη"
    "|الشكل القانوني",
    "year_founded": "year founded|founded|founded in|annee de creation|date de creation"
    "|grundungsjahr|gegrundet|ετος ιδρυσης|سنه التاسيس",
    "status": "status|etat|statut|zustand|κατασταση|الحاله",
    "last_verified": "last verified|last checked|checked|verified|verified on|updated"
    "|last updated|date de mise a jour|mise a jour|maj|date maj|derniere mise a jour|verifie le"
    "|stand|aktualisiert|zuletzt gepruft|letzte aktualisierung|τελευταια ενημερωση|ενημερωση"
    "|اخر تحديث|تاريخ التحديث|mis a jour le|derniere maj|date de verification|letzte anderung"
    "|ημ ενημερωσης",
    "source": "source|quelle|πηγη|المصدر",
    "licence": "licence|license|lizenz|αδεια|الرخصه",
}
"""Names of columns as people write them in English, French, German, Greek and Arabic, folded."""
_BY_NAME = {folded(name): field for field, names in NAMES.items() for name in names.split("|")}
_TELLING = {
    "telephone": "tel telephone phone telefon rufnummer τηλ τηλεφωνο τηλεφωνου هاتف الهاتف تلفون"
    " التلفون تليفون التليفون تلفن",
    "email": "email mail courriel",
    "website": "website web url internet ιστοσελιδα ιστοσελιδας",
}
"""Words that say what a column is, wherever they stand: *Tél. standard*, *Contact email*."""
_BY_WORD = {word: field for field, words in _TELLING.items() for word in words.split()}
_FAXES = frozenset(["fax", "telefax", "telecopie", "φαξ", "فاكس", "الفاكس"])
_LEAST_OF_A_BEGINNING = 4


def guessed_columns(names: Iterable[str]) -> dict[str, str]:
    """Return our fields for the columns whose names say what they are.

    A field that takes one column has the first; others are left to whoever looks at the guess.
    """
    found: dict[str, str] = {}
    for name in names:
        field = _guess(name)
        if field is not None and (field in SEVERAL or field not in found.values()):
            found[name] = field
    return found


def _guess(name: str) -> str | None:
    """Return a field whose name is the column's, or begins or ends it."""
    words = folded(name).split()
    if " ".join(words) in _BY_NAME:
        return _BY_NAME[" ".join(words)]
    if telling := next((_BY_WORD[word] for word in words if word in _BY_WORD), None):
        return telling
    if not _FAXES.isdisjoint(words):
        return None
    for length in range(len(words) - 1, 0, -1):
        for part in (words[:length], words[len(words) - length :]):
            field = _BY_NAME.get(" ".join(part))
            # *Numéro d'agrément* and *Code INSEE* are not what a record is known by.
            if field not in (None, "id") and len(" ".join(part)) >= _LEAST_OF_A_BEGINNING:
                return field
    return None
