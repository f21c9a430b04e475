"""Lists French families of words."""

FRENCH = """
cent cents
Salonique
loi lois
loyer loyers
clé clés clef clefs
foyer foyers
étranger étrangers étrangère étrangères
étrange étranges
conseiller conseillers conseillère conseillères
conseil conseils
chômeur chômeurs chômeuse chômeuses
chômage
demandeur demandeurs demandeuse demandeuses
travailleur travailleurs travailleuse travailleuses
travail travaux
formateur formateurs formatrice formatrices
formation formations
accompagnateur accompagnateurs accompagnatrice accompagnatrices
animateur animateurs animatrice animatrices
animation animations
médiateur médiateurs médiatrice médiatrices
éducateur éducateurs éducatrice éducatrices
éducation éducations
fondateur fondateurs fondatrice fondatrices
créateur créateurs créatrice créatrices
directeur directeurs directrice directrices
direction directions
coordinateur coordinateurs coordinatrice coordinatrices coordonnateur coordonnatrice
traducteur traducteurs traductrice traductrices
interprète interprètes
interpréter interprétation interprétations
entrepreneur entrepreneurs entrepreneuse entrepreneuses
entreprise entreprises
entreprendre entrepris
employeur employeurs employeuse employeuses
emploi emplois
employé employés employée employées
employer
coiffeur coiffeurs coiffeuse coiffeuses
coiffure coiffures
vendeur vendeurs vendeuse vendeuses
serveur serveurs serveuse serveuses
mineur mineurs mineure mineures
majeur majeurs majeure majeures
agriculteur agriculteurs agricultrice agricultrices
logement logements
loger hébergement hébergements héberger
couturier couturiers couturière couturières
couture coutures coudre
maraîcher maraîchers maraîchère maraîchères
boulanger boulangers boulangère boulangères
ménager ménagers ménagère ménagères
usager usagers usagère usagères
usage usages
passager passagers passagère passagères
léger légers légère légères
cher chers chère chères
dernier derniers dernière dernières
premier premiers première premières
banquier banquiers banquière banquières
ouvrier ouvriers ouvrière ouvrières
ouvrir ouvre ouvert ouverte ouverts ouvertes ouverture ouvertures
bénévole bénévoles
bénévolat
bénéficiaire bénéficiaires
bénéfice bénéfices
médecin médecins
médecine médecines
médicament médicaments
médical médicale médicaux médicales
avocat avocats avocate avocates
ami amis amie amies
apprenti apprentis apprentie apprenties
apprentissage apprentissages
envoi envois
essai essais
délai délais
appui appuis
défi défis
abri abris
contenu contenus
revenu revenus
menu menus
tissu tissus
individu individus
petit petits petite petites
gros grosse grosses
long longs longue longues
public publics publique publiques
publication publications
grec grecs grecque grecques
turc turcs turque turques
nouveau nouveaux nouvel nouvelle nouvelles
beau beaux bel belle belles
vieux vieil vieille vieilles
tout tous toute toutes
œil yeux
cours
cour
court courts courte courtes
courant courants courante courantes
cas
case cases
bas basse basses
base bases
pas
passe passes
don dons
donnée données
donner donne donné
départ départs
département départements départemental départementale départementaux
part parts
partie parties
parti partis
partir
commun communs commune communes
communauté communautés
commerce commerces
commerçant commerçants commerçante commerçantes
porte portes
port ports
cout couts coût coûts
coupe coupes couper
coup coups
mère mères
mer mers
maire maires
mairie mairies
police polices
politique politiques
social sociaux sociale sociales
société sociétés
santé
garde gardes garder
gare gares
marché marchés marche marches marcher
droit droits
droite droites
permis
permettre permet
bourse bourses
carte cartes
cart carts
car cars
carton cartons
chambre chambres
repas
école écoles scolaire scolaires scolarité scolarisation
crèche crèches
cheval chevaux
enfant enfants
enfance
parent parents parente parentes
parental parentale parentaux parentales
dentiste dentistes
dent dents dentaire dentaires
vêtement vêtements
réparer réparation réparations
réparateur réparateurs réparatrice réparatrices
soin soins
soigner
soir soirs soirée soirées
banque bancaire banques bancaires
banc bancs
saint saints sainte saintes
heure heures h
minute minutes min
"""
