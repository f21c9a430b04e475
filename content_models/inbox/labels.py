"""Names what can be wrong, for readers and editors alike."""

from content_models.inbox.reports import Topic
from content_models.vocabularies import message

TOPIC_LABELS = {
    Topic.HOURS: message("Opening hours"),
    Topic.PHONE: message("Phone number"),
    Topic.ADDRESS: message("Address"),
    Topic.CLOSED: message("Closed for good"),
    Topic.NEVER_THERE: message("Does not exist"),
    Topic.LANGUAGES: message("Languages"),
    Topic.COST: message("Price"),
    Topic.TEXT: message("A mistake in the text"),
    Topic.OUTDATED: message("Out of date"),
    Topic.LINK: message("A link or file does not work"),
    Topic.TRANSLATION: message("A bad translation, or none"),
    Topic.MISSING: message("Something is missing"),
    Topic.NOT_FOUND: message("It is here, but the search does not find it"),
    Topic.OTHER: message("Something else"),
}
