"""Says when and by whom a record was checked, and whether that is long ago."""

from flask_babel import ngettext
from markupsafe import Markup, escape

from content_models.checks import TOLD_AFTER_MONTHS, Check, Checker, is_older, whole_months
from content_models.kinds.organisation import Organisation
from content_models.vocabularies import message
from portal.reading.wording import Wording
from portal.web.now import now

NOT_KNOWN = message("It is not known when this was last checked.")


def checked(words: Wording, check: Check) -> Markup:
    """Return a sentence on a check: its day, and whose word it is."""
    day = words.date(check.on)
    if check.by is Checker.ORGANISATION:
        sentence = message("Checked on %(date)s by the organisation itself")
        return escape(words.translate(sentence)) % {"date": day}
    if not check.name:
        return escape(words.translate(message("Checked on %(date)s"))) % {"date": day}
    name = Markup("<bdi>{}</bdi>").format(check.name)
    sentence = message("Checked on %(date)s by %(name)s")
    return escape(words.translate(sentence)) % {"date": day, "name": name}


def age(words: Wording, document: Organisation) -> str:
    """Return how long ago a record was checked, once that is long; empty before.

    The page that says so is kept for this slot of time alone.
    """
    today = now().date()
    if not is_older(document.known_since, today, TOLD_AFTER_MONTHS):
        return ""
    if document.check is None:
        return words.translate(NOT_KNOWN)
    months = whole_months(document.known_since, today)
    told = ngettext(
        "Last checked %(number)s month ago.",
        "Last checked %(number)s months ago.",
        months,
        number=words.number(months),
    )
    return str(told)
