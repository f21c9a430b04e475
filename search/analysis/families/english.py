"""Lists English families of words, other spellings and irregular plurals."""

ENGLISH = """
child children
childcare
woman women women's
man men
person people persons
foot feet
tooth teeth
dental dentist dentists
life lives
live lived
wife wives
knife knives
half halves
leaf leaves
business businesses
busy
housing house houses
news
new newer newest
university universities
universe universal
organ organs
policy policies
police
community communities
communicate communication communications
common commons
general
generation generations
generate generated
work works worked working
worker workers
training trainings trained
trainer trainers
train trains
employer employers
employee employees
employment
employ employs employed
law laws
lawyer lawyers
legal
buy buys bought buying
sew sews sewed sewing sewn
teach teaches taught teaching
teacher teachers
driver drivers
drive drives driving drove driven
found founded founder founders founding
find finds finding
fund funds funded funding
interpreter interpreters
write writes writing wrote written
speak speaks spoke spoken speaking
learn learns learnt learned learning
learner learners
pay pays paid paying
rent rents rented renting rental
asylum
refuge refuges
refugee refugees
migrant migrants
migration migrations
import imports imported
important importance
centre centres center centers
theatre theatres theater theaters
metre metres meter meters
litre litres liter liters
labour labours labor labors
neighbour neighbours neighbor neighbors
neighbourhood neighbourhoods neighborhood neighborhoods
colour colours color colors
favour favours favor favors
favourite favourites favorite favorites
honour honours honor honors
harbour harbours harbor harbors
behaviour behaviours behavior behaviors
endeavour endeavours endeavor endeavors
flavour flavours flavor flavors
cheque cheques
check checks checked checking
programme programmes program programs
catalogue catalogues catalog catalogs
dialogue dialogues dialog dialogs
licence licences license licenses licensed
practice practices practise practises practised
defence defences defense defenses
offence offences offense offenses
grey gray
travel travels travelling traveling travelled traveled
traveller travellers traveler travelers
counselling counseling
counsellor counsellors counselor counselors
council councils
councillor councillors councilor
enrol enrols enroll enrolls enrolled enrolling enrolment enrollment
fulfil fulfils fulfill fulfills
skilful skillful
jewellery jewelry
tyre tyres tire tires
plough plow
judgement judgements judgment judgments
analyse analyses analysed analyze analyzes analyzed analysis
paediatric pediatric paediatrician pediatrician
gynaecologist gynecologist
organise organisation organisations organization organizations organises organised organising \
organize organizes organized organizing
saint saints sainte
hour hours h
minute minutes min
"""
