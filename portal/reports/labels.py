"""Words what may be wrong, and the mail that tells what became of a report."""

from content_models.inbox import Decision, Reply, Subject, Topic
from content_models.vocabularies import message
from portal.reading.wording import Wording

WHAT_IS_RIGHT = message("What is right? Leave it empty if you do not know.")
WHAT_EXACTLY = message("What exactly? You may leave this empty.")
WHAT_IS_WRONG = message("Say what is wrong.")
TOPICS_OF_FACTS = (Topic.HOURS, Topic.PHONE, Topic.ADDRESS, Topic.LANGUAGES, Topic.COST)

SUBJECT = message("What became of your report: %(title)s")
SUBJECT_WITHOUT_RECORD = message("What became of your report")
GREETING = message("Hello,")
OUTCOMES = {
    Decision.CORRECTED: message(
        "You reported an error to us. Thank you: it has been corrected, or will be within days."
    ),
    Decision.RIGHT_ALREADY: message(
        "You reported an error to us. Thank you. We checked it: what stands there is right."
    ),
    Decision.UNCHECKABLE: message(
        "You reported an error to us. Thank you. Sadly, we could not find out whether it is one."
    ),
}
BEFORE_WORD = message("The editor writes:")
CLOSING = message(
    "We have deleted your email address. Nobody reads answers to this mail: to tell us more, please"
    " use the form again."
)


def question(topic: Topic) -> str:
    """Return the message over the field beside a topic."""
    if topic in TOPICS_OF_FACTS:
        return WHAT_IS_RIGHT
    return WHAT_IS_WRONG if topic is Topic.OTHER else WHAT_EXACTLY


def reply_to(email: str, words: Wording, subject: Subject, address: str, site: str) -> Reply:
    """Return the mail that waits for a decision.

    Nothing that the reporter wrote is in it: whoever types another's address sends them no message.

    Args:
        email: of the reporter.
        words: of the reporter's language.
        subject: what the report is about.
        address: of that, with its host; empty where it has no page.
        site: the name of the portal.
    """
    translate = words.translate
    title = " ".join(subject.title.split())
    heading = translate(SUBJECT) % {"title": title} if title else translate(SUBJECT_WITHOUT_RECORD)
    greeting = translate(GREETING)
    return Reply(
        address=email,
        subject=heading,
        outcomes={
            decision.value: "\n\n".join(filter(None, (greeting, translate(text), title, address)))
            for decision, text in OUTCOMES.items()
        },
        before_word=translate(BEFORE_WORD),
        closing=f"{translate(CLOSING)}\n\n{site}",
    )
