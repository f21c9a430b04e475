"""Lists German families of words."""

GERMAN = """
Arzt Ärzte Ärzten Arztes Ärztin Ärztinnen
Zahnarzt Zahnärzte Zahnärzten Zahnärztin Zahnärztinnen
ärztlich ärztliche ärztlichen ärztlicher
Anwalt Anwälte Anwälten Anwältin Anwältinnen Rechtsanwalt Rechtsanwälte Rechtsanwältin \
Rechtsanwältinnen
nähen näht genäht Näherei Nähereien Näherin Näherinnen Nähkurs Nähkurse Nähmaschine Nähmaschinen
nahe nah näher
Wohnung Wohnungen
wohnen wohnt gewohnt
gewöhnen gewöhnlich
Gründung Gründungen gründen gründet gründete gegründet Gründer Gründern Gründers Gründerin \
Gründerinnen
Grund Grundes Gründe
Beratung Beratungen beraten berät Berater Beraterin Beraterinnen Beratern
Betrieb Betriebe Betrieben Betriebes Betriebs
betreiben betreibt
Kurs Kurse Kursen Kurses
Kur Kuren
Thema Themen Themas
Deutschkurs Deutschkurse Deutschkursen Deutschkurses
Sprachkurs Sprachkurse Sprachkursen Sprachkurses
Sprache Sprachen
sprechen spricht sprach gesprochen
Kind Kinder Kindern Kindes
Kindergarten Kindergärten
Frau Frauen
Mann Männer Männern
Freund Freunde Freunden Freundin Freundinnen
Kollege Kollegen Kollegin Kolleginnen
Kunde Kunden Kundin Kundinnen
Jugendlicher Jugendliche Jugendlichen
Asyl Asyls
Asylwerber Asylwerberin Asylwerberinnen Asylbewerber Asylbewerberin Asylbewerberinnen \
Asylsuchende Asylsuchenden
Flüchtling Flüchtlinge Flüchtlingen Flüchtlings
Geflüchtete Geflüchteter Geflüchteten
Flucht
Hilfe Hilfen helfen hilft half geholfen
Amt Ämter Ämtern Amtes
Stadt Städte Städten
Rat Räte Räten
Rad Räder Rädern Fahrrad Fahrräder Fahrrädern
Bank Banken
Bad Bäder Bädern
Buch Bücher Büchern
Küche Küchen Kuchen
kochen kocht gekocht Koch Köche Köchin Köchinnen
Land Länder Ländern
landen
Gesetz Gesetze Gesetzen Gesetzes
Recht Rechte Rechten
rechts
Schule Schulen
Schuld Schulden
Schüler Schülern Schülerin Schülerinnen
Lehre Lehren
Lehrer Lehrern Lehrerin Lehrerinnen
Lehrling Lehrlinge Lehrlingen
leer leere
lernen lernt gelernt
Arbeit Arbeiten arbeitet gearbeitet
Arbeiter Arbeitern Arbeiterin Arbeiterinnen
Mitarbeiter Mitarbeitern Mitarbeiterin Mitarbeiterinnen Mitarbeitende Mitarbeitenden
Arbeitsloser Arbeitslose Arbeitslosen
Arbeitslosigkeit
Miete mieten mietet gemietet
Mieter Mietern Mieterin Mieterinnen
Unternehmen Unternehmens
Unternehmer Unternehmern Unternehmerin Unternehmerinnen
Verein Vereine Vereinen Vereins
vereinbaren vereinbart
Vereinbarung Vereinbarungen
Markt Märkte Märkten
Platz Plätze Plätzen
Antrag Anträge Anträgen Antrages
Vertrag Verträge Verträgen Vertrages
Ausweis Ausweise Ausweisen
Krankenhaus Krankenhäuser Krankenhäusern
krank kranke Kranker Kranken
Krankheit Krankheiten
Seite Seiten
seit
Zahl
zahlen zahlt gezahlt Zahlung Zahlungen
Zahn Zähne Zähnen
Güter Gütern
gut gute guten besser
suchen gesucht Suche
Video Videos
Workshop Workshops
Café Cafés
Büro Büros
Übung Übungen
üben übt geübt
Sankt Saint Sainte
Cent Cents
Stunde Stunden
Minute Minuten min
"""
