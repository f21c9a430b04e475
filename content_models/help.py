"""Defines closed vocabularies of the directory: who is helped, how, at what price.

After HSDS 3.1 and data·inclusion v1, whose values they can be written as.
"""

from enum import StrEnum

from content_models.vocabularies import message


class WayToCome(StrEnum):
    """A way to come says what somebody does first (data·inclusion *modes_mobilisation*)."""

    WALK_IN = "walk-in"
    APPOINTMENT = "appointment"
    PHONE = "phone"
    EMAIL = "email"
    ONLINE_FORM = "online-form"
    REFERRAL = "referral"


WAY_LABELS: dict[WayToCome, str] = {
    WayToCome.WALK_IN: message("Come without an appointment"),
    WayToCome.APPOINTMENT: message("By appointment"),
    WayToCome.PHONE: message("Call first"),
    WayToCome.EMAIL: message("Write an email first"),
    WayToCome.ONLINE_FORM: message("Fill in a form online"),
    WayToCome.REFERRAL: message("Somebody must send you: ask a social worker"),
}


class Delivery(StrEnum):
    """A delivery says where help is given (data·inclusion *modes_accueil*)."""

    ON_SITE = "on-site"
    AT_HOME = "at-home"
    BY_PHONE = "by-phone"
    ONLINE = "online"


DELIVERY_LABELS: dict[Delivery, str] = {
    Delivery.ON_SITE: message("There"),
    Delivery.AT_HOME: message("At your home"),
    Delivery.BY_PHONE: message("By phone"),
    Delivery.ONLINE: message("Online"),
}


class Fee(StrEnum):
    """A fee says whether a service costs anything (data·inclusion *frais*)."""

    FREE = "free"
    PAID = "paid"
    MEMBERSHIP = "membership"
    DEPENDS_ON_INCOME = "depends-on-income"
    DONATION = "donation"


FEE_LABELS: dict[Fee, str] = {
    Fee.FREE: message("Free of charge"),
    Fee.PAID: message("You pay"),
    Fee.MEMBERSHIP: message("For members, who pay a fee"),
    Fee.DEPENDS_ON_INCOME: message("The price depends on your income"),
    Fee.DONATION: message("You pay what you can"),
}


class Condition(StrEnum):
    """A condition is what an offer must be so that somebody can use it."""

    FREE = "free"
    WALK_IN = "walk_in"
    WHEELCHAIR = "wheelchair"
    REMOTE = "remote"


class Status(StrEnum):
    """A status says whether an organisation or a service is at work (HSDS ``status``)."""

    ACTIVE = "active"
    TEMPORARILY_CLOSED = "temporarily-closed"
    CLOSED = "closed"


STATUS_LABELS: dict[Status, str] = {
    Status.ACTIVE: message("Open to people"),
    Status.TEMPORARILY_CLOSED: message("Closed for some time"),
    Status.CLOSED: message("Closed for good"),
}


class Accessibility(StrEnum):
    """An accessibility is something that a place has for people with a disability."""

    WHEELCHAIR = "wheelchair"
    ACCESSIBLE_TOILET = "accessible-toilet"
    LIFT = "lift"
    INDUCTION_LOOP = "induction-loop"
    SIGN_LANGUAGE = "sign-language"
    PARKING = "parking"


ACCESSIBILITY_LABELS: dict[Accessibility, str] = {
    Accessibility.WHEELCHAIR: message("One can enter in a wheelchair"),
    Accessibility.ACCESSIBLE_TOILET: message("Toilet for wheelchairs"),
    Accessibility.LIFT: message("Lift"),
    Accessibility.INDUCTION_LOOP: message("Loop for hearing aids"),
    Accessibility.SIGN_LANGUAGE: message("Sign language"),
    Accessibility.PARKING: message("Parking for people with a disability"),
}


class Precision(StrEnum):
    """A precision says how near a point is to the door."""

    EXACT = "exact"
    ABOUT = "about"


PRECISION_LABELS: dict[Precision, str] = {
    Precision.EXACT: message("The point is the door"),
    Precision.ABOUT: message("The point is only near"),
}


class IdentifierScheme(StrEnum):
    """Lists the registers that number organisations.

    France: SIRET, RNA, FINESS; Greece: ΑΦΜ, ΓΕΜΗ; Austria: ZVR-Zahl, Firmenbuchnummer; United
    Kingdom: charity and company numbers.
    """

    FR_SIRET = "fr-siret"
    FR_RNA = "fr-rna"
    FR_FINESS = "fr-finess"
    GR_AFM = "gr-afm"
    GR_GEMI = "gr-gemi"
    AT_ZVR = "at-zvr"
    AT_FN = "at-fn"
    GB_CHARITY = "gb-charity"
    GB_COMPANY = "gb-company"
    OTHER = "other"


IDENTIFIER_LABELS: dict[IdentifierScheme, str] = {
    IdentifierScheme.FR_SIRET: "SIRET",
    IdentifierScheme.FR_RNA: "RNA",
    IdentifierScheme.FR_FINESS: "FINESS",
    IdentifierScheme.GR_AFM: "ΑΦΜ",
    IdentifierScheme.GR_GEMI: "ΓΕΜΗ",
    IdentifierScheme.AT_ZVR: "ZVR-Zahl",
    IdentifierScheme.AT_FN: "Firmenbuchnummer",
    IdentifierScheme.GB_CHARITY: "Charity number",
    IdentifierScheme.GB_COMPANY: "Company number",
    IdentifierScheme.OTHER: message("another number"),
}
