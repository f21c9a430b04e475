"""Defines closed vocabularies.

A code is stored and goes into addresses; a label is a message to translate. ``message`` marks a
label for the catalogues of the portal and of the CMS, which each translate it when they show it.
"""

from enum import StrEnum


def message(text: str) -> str:
    """Mark a text for extraction into the catalogues, and return it unchanged."""
    return text


class Country(StrEnum):
    """Lists the partner countries, by ISO 3166-1 alpha-2 code.

    Their names come from CLDR.
    """

    FRANCE = "FR"
    GREECE = "GR"
    AUSTRIA = "AT"
    UNITED_KINGDOM = "GB"


class ThemeGroup(StrEnum):
    """A theme describes a sector or a topic.

    A sector is the trade in which an enterprise works, a topic the need that it answers.
    """

    SECTOR = "sector"
    TOPIC = "topic"


class Audience(StrEnum):
    """An audience says whom a service is for.

    After data·inclusion's *publics*, reduced to INSERT's readers.
    """

    EVERYONE = "everyone"
    ASYLUM_SEEKERS = "asylum-seekers"
    REFUGEES = "refugees"
    UNACCOMPANIED_MINORS = "unaccompanied-minors"
    YOUNG_PEOPLE = "young-people"
    WOMEN = "women"
    FAMILIES = "families"
    JOBSEEKERS = "jobseekers"
    FOUNDERS = "founders"
    ACCOMPANIERS = "accompaniers"


AUDIENCE_LABELS: dict[Audience, str] = {
    Audience.EVERYONE: message("Everyone"),
    Audience.ASYLUM_SEEKERS: message("Asylum seekers"),
    Audience.REFUGEES: message("Refugees"),
    Audience.UNACCOMPANIED_MINORS: message("Young people alone, under 18"),
    Audience.YOUNG_PEOPLE: message("Young people"),
    Audience.WOMEN: message("Women"),
    Audience.FAMILIES: message("Families"),
    Audience.JOBSEEKERS: message("People looking for work"),
    Audience.FOUNDERS: message("People starting a business"),
    Audience.ACCOMPANIERS: message("Supporters and volunteers"),
}


class Method(StrEnum):
    """A method of non-formal education says how people learn in an activity."""

    BRAINSTORMING = "brainstorming"
    CASE_WORK = "case-work"
    DEBATE = "debate"
    FIELD_VISIT = "field-visit"
    GROUP_WORK = "group-work"
    ICEBREAKER = "icebreaker"
    INPUT = "input"
    PEER_INTERVIEW = "peer-interview"
    PITCH = "pitch"
    REFLECTION = "reflection"
    ROLE_PLAY = "role-play"
    SIMULATION = "simulation"
    STORYTELLING = "storytelling"
    VISUAL_MAPPING = "visual-mapping"
    WORLD_CAFE = "world-cafe"


METHOD_LABELS: dict[Method, str] = {
    Method.BRAINSTORMING: message("Brainstorming"),
    Method.CASE_WORK: message("Work on a case"),
    Method.DEBATE: message("Debate, walking debate"),
    Method.FIELD_VISIT: message("Field visit"),
    Method.GROUP_WORK: message("Group work"),
    Method.ICEBREAKER: message("Icebreaker"),
    Method.INPUT: message("Short talk"),
    Method.PEER_INTERVIEW: message("Interview in pairs"),
    Method.PITCH: message("Pitch"),
    Method.REFLECTION: message("Reflection and debriefing"),
    Method.ROLE_PLAY: message("Role play"),
    Method.SIMULATION: message("Simulation, game"),
    Method.STORYTELLING: message("Storytelling"),
    Method.VISUAL_MAPPING: message("Map, drawing, canvas"),
    Method.WORLD_CAFE: message("World café"),
}


class LegalForm(StrEnum):
    """Lists the legal forms of social enterprise, by country.

    They are names of national law and stay in their own language. Sources: loi du 1er juillet 1901,
    loi 2014-856 (FR); law 4430/2016 and law 2716/1999 (GR); Vereinsgesetz, GmbHG, AMS guidelines
    (AT); Companies Act 2004, Charities Act 2011, Co-operative and Community Benefit Societies Act
    2014 (GB).
    """

    FR_ASSOCIATION = "fr-association"
    FR_SCOP = "fr-scop"
    FR_SCIC = "fr-scic"
    FR_CAE = "fr-cae"
    FR_EI = "fr-ei"
    FR_ACI = "fr-aci"
    FR_MUTUELLE = "fr-mutuelle"
    FR_FONDATION = "fr-fondation"
    FR_SOCIETE_ESS = "fr-societe-ess"
    FR_ESUS = "fr-esus"
    GR_KOINSEP = "gr-koinsep"
    GR_KOISPE = "gr-koispe"
    GR_WORKERS_COOPERATIVE = "gr-workers-cooperative"
    AT_VEREIN = "at-verein"
    AT_GGMBH = "at-ggmbh"
    AT_GENOSSENSCHAFT = "at-genossenschaft"
    AT_SOEB = "at-soeb"
    AT_GBP = "at-gbp"
    GB_CIC = "gb-cic"
    GB_CHARITY = "gb-charity"
    GB_CIO = "gb-cio"
    GB_COOPERATIVE = "gb-cooperative"
    GB_COMMUNITY_BENEFIT = "gb-community-benefit"
    GB_CLG = "gb-clg"

    @property
    def country(self) -> Country:
        """Return the country whose law knows this form."""
        return Country(self.value[:2].upper())

    @property
    def label(self) -> str:
        """Return its name in its country's language."""
        return LEGAL_FORM_LABELS[self]


LEGAL_FORM_LABELS: dict[LegalForm, str] = {
    LegalForm.FR_ASSOCIATION: "Association loi 1901",
    LegalForm.FR_SCOP: "SCOP (société coopérative de production)",
    LegalForm.FR_SCIC: "SCIC (société coopérative d’intérêt collectif)",
    LegalForm.FR_CAE: "CAE (coopérative d’activité et d’emploi)",
    LegalForm.FR_EI: "EI (entreprise d’insertion)",
    LegalForm.FR_ACI: "ACI (atelier et chantier d’insertion)",
    LegalForm.FR_MUTUELLE: "Mutuelle",
    LegalForm.FR_FONDATION: "Fondation",
    LegalForm.FR_SOCIETE_ESS: "Société commerciale de l’ESS (loi du 31 juillet 2014)",
    LegalForm.FR_ESUS: "Entreprise agréée ESUS",
    LegalForm.GR_KOINSEP: "Κοιν.Σ.Επ. (κοινωνική συνεταιριστική επιχείρηση)",
    LegalForm.GR_KOISPE: "Κοι.Σ.Π.Ε. (κοινωνικός συνεταιρισμός περιορισμένης ευθύνης)",
    LegalForm.GR_WORKERS_COOPERATIVE: "Συνεταιρισμός εργαζομένων",
    LegalForm.AT_VEREIN: "Verein",
    LegalForm.AT_GGMBH: "Gemeinnützige GmbH",
    LegalForm.AT_GENOSSENSCHAFT: "Genossenschaft",
    LegalForm.AT_SOEB: "Sozialökonomischer Betrieb (SÖB)",
    LegalForm.AT_GBP: "Gemeinnütziges Beschäftigungsprojekt (GBP)",
    LegalForm.GB_CIC: "Community interest company (CIC)",
    LegalForm.GB_CHARITY: "Charity",
    LegalForm.GB_CIO: "Charitable incorporated organisation (CIO)",
    LegalForm.GB_COOPERATIVE: "Co-operative society",
    LegalForm.GB_COMMUNITY_BENEFIT: "Community benefit society",
    LegalForm.GB_CLG: "Company limited by guarantee",
}


class ResourceType(StrEnum):
    """A resource type says what a partner's resource is.

    It is ``learningResourceType`` of schema.org.
    """

    GUIDE = "guide"
    TOOLKIT = "toolkit"
    REPORT = "report"
    VIDEO = "video"
    GAME = "game"
    WEBSITE = "website"
    LEGAL_TEXT = "legal-text"


RESOURCE_TYPE_LABELS: dict[ResourceType, str] = {
    ResourceType.GUIDE: message("Guide"),
    ResourceType.TOOLKIT: message("Toolkit"),
    ResourceType.REPORT: message("Report"),
    ResourceType.VIDEO: message("Video"),
    ResourceType.GAME: message("Game"),
    ResourceType.WEBSITE: message("Website"),
    ResourceType.LEGAL_TEXT: message("Legal text"),
}


class Licence(StrEnum):
    """Lists the licences under which content may be reused.

    A label is the licence's own name.
    """

    CC_BY = "cc-by-4.0"
    CC_BY_SA = "cc-by-sa-4.0"
    CC_BY_NC = "cc-by-nc-4.0"
    CC_BY_NC_SA = "cc-by-nc-sa-4.0"
    CC0 = "cc0-1.0"
    ALL_RIGHTS_RESERVED = "all-rights-reserved"


LICENCE_LABELS: dict[Licence, str] = {
    Licence.CC_BY: "CC BY 4.0",
    Licence.CC_BY_SA: "CC BY-SA 4.0",
    Licence.CC_BY_NC: "CC BY-NC 4.0",
    Licence.CC_BY_NC_SA: "CC BY-NC-SA 4.0",
    Licence.CC0: "CC0 1.0",
    Licence.ALL_RIGHTS_RESERVED: message("All rights reserved"),
}
LICENCE_ADDRESSES: dict[Licence, str] = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    Licence.CC_BY_NC_SA: "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
}
