"""How to write each kind of content: what it is for, and the steps in the order of the work.

Shown in the forms, and all together on a page of the admin's help. The texts say the same as
docs/editors.md, in fewer words.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class HowTo:
    """How to write one kind of content.

    Attributes:
        title: what somebody wants to do.
        purpose: what it is, for whom, and who writes it where not everybody does.
        steps: in the order of the work, what happens in the end included.
    """

    title: str | Promise
    purpose: str | Promise
    steps: tuple[str | Promise, ...]


LOOK = _(
    "Look at it: the telephone at the top right shows the real page, with what you have just typed."
)
SUBMIT = _(
    "Choose “Submit to Review”. A second person approves it in two steps; a second later readers"
    " find it. Until then you can take it back."
)
READERS_SEE_IT = _("Once it is saved or published, readers see it within a second.")

HOW_TO: dict[str, HowTo] = {
    "case_study": HowTo(
        _("How to write a case study"),
        _(
            "A told example of a social enterprise, for volunteers and trainers who look for a"
            " story for tonight’s workshop."
        ),
        (
            _(
                "Before you begin, ask the enterprise for its figures and for a picture. The people"
                " on it must have agreed."
            ),
            _("Title and summary: say what happened, not what the project is called."),
            _("The enterprise: choose its country first; its legal forms are then offered."),
            _(
                "Choose one sector (the trade) and two or three other themes (the needs). Readers"
                " filter by them."
            ),
            _(
                "Write the text in blocks: the need, how it began, how it earns its money, what"
                " went wrong, what it changed."
            ),
            _("Lessons: three to five sentences that somebody elsewhere can use."),
            LOOK,
            SUBMIT,
        ),
    ),
    "course": HowTo(
        _("How to write a course"),
        _("A training in several sessions. A trainer should be able to run it from these pages."),
        (
            _("Say for whom it is and what people can do afterwards."),
            _("Planned minutes: of all sessions together. The INSERT course has 1200: 20 hours."),
            _("Save the draft, then add the sessions below it, and the activities below these."),
            _("Time adds up by itself. A difference from the plan warns you; it never stops you."),
            _("From session 3 on, let people work on their own projects."),
            LOOK,
            _("Submit the course first, then its sessions, then their activities."),
            SUBMIT,
        ),
    ),
    "course_session": HowTo(
        _("How to write a session"),
        _("One meeting of a course. A trainer reads it the evening before."),
        (
            _("Add it below its course. Its number is its place among the sessions there."),
            _("Title and summary: what people do in it, not only its subject."),
            _("Objectives: what people can do afterwards. Two to four are enough."),
            _("Planned minutes, breaks included. The activities below it add up beside the plan."),
            _("Text: what a trainer should know beforehand, besides the activities."),
            LOOK,
            SUBMIT,
        ),
    ),
    "activity": HowTo(
        _("How to write an activity"),
        _("A timed exercise. Somebody who has never seen it should be able to run it tonight."),
        (
            _("Add it below its session, or in the library itself if it belongs to none."),
            _("Say its kind: minutes, group, one to three methods. Trainers filter by them."),
            _("Materials: all that a trainer packs. Handouts: the files to print."),
            _("Steps: what happens, with minutes for each. They add up by themselves."),
            _("Three to five questions for the debriefing; notes on what can go wrong."),
            _("Name the source if the idea is somebody else’s."),
            LOOK,
            SUBMIT,
        ),
    ),
    "partner_resource": HowTo(
        _("How to present a resource"),
        _(
            "A guide, a toolkit, a report, a video, a game, a website or a legal text that you have"
            " made or recommend."
        ),
        (
            _("Title and summary: what it is good for, and for whom."),
            _("Choose its type. Give its address on the web or files: it needs one of the two."),
            _("If a file is refused, the form says why. Readers find the words inside the files."),
            _("Languages: those of the resource, not of your page."),
            _("Give pages or minutes. A country only if it holds for one, as a law does."),
            _("Say who made it, in which year, under which licence. CC BY stands there already."),
            LOOK,
            SUBMIT,
        ),
    ),
    "info_page": HowTo(
        _("How to write a page of information"),
        _(
            "What is true in general: first steps, how something works. Reviewers and"
            " administrators write it."
        ),
        (
            _("Title and summary: what one knows after reading it."),
            _("Write short sections with headings, short sentences and common words."),
            _("What changes often, such as opening hours, belongs to an organisation."),
            _("Say in the text where it comes from and when it was checked."),
            LOOK,
            _("Choose “Publish”, or “Submit to Review” if somebody else should read it first."),
        ),
    ),
    "organisation": HowTo(
        _("How to enter an organisation"),
        _("A body that helps people near it. A newcomer should be able to call or walk there."),
        (
            _("Type its name: the form tells you if it is probably there already."),
            _("Description: what it does, for whom, how one comes, what it costs."),
            _("Choose themes and for whom it is. Languages are codes: fr, en, ar, uk, fa-AF."),
            _("Place: address, postcode, town. Telephone as dialled from abroad: +33 …"),
            _(
                "Last verified on: the day on which somebody checked all of it with the"
                " organisation. After six months you are asked to check again."
            ),
            LOOK,
            SUBMIT,
        ),
    ),
    "partner": HowTo(
        _("How to keep a partner’s page"),
        _("A member of the partnership. Reviewers and administrators write its page."),
        (
            _("Name, country, town and website, as the partner gives them."),
            _("Description: two or three sentences for lists. More about it: for its page."),
            _("A logo or a picture: who made it, its licence, and what it shows."),
            _("What the partner has published is listed on its page by itself."),
            _("An administrator says in each user’s form for which partners somebody writes."),
            READERS_SEE_IT,
        ),
    ),
    "theme": HowTo(
        _("How to keep themes"),
        _("Readers filter by themes. Reviewers and administrators keep the list."),
        (
            _("Look whether another theme says nearly the same: few themes are better than many."),
            _("Group: a sector is a trade; a topic is a need or a question."),
            _("Words: one entry for each language, all in this form."),
            _("Other words: what people type when they look for it. Search finds them, too."),
            _("A theme in use cannot be deleted: give its items another theme first."),
            READERS_SEE_IT,
        ),
    ),
    "translating": HowTo(
        _("How to translate"),
        _("A version in another language. Readers get the one in their language, if there is one."),
        (
            _("Open the item, choose “Translate” in the menu beside its name, then the language."),
            _("You get a draft, piece by piece. Each piece is saved at once; figures stay."),
            _("Translate the sense, in short sentences and common words."),
            _("Say what each picture shows in your language, too."),
            LOOK,
            SUBMIT,
            _(
                "When the original changes later, readers are told at the parts that changed. You"
                " find these parts in Reports → Translations, and at the top of your version."
            ),
        ),
    ),
}
"""By the name of the kind, as documents have it; and translating, which belongs to all of them."""
TRANSLATING = "translating"
PAGE = "guidance_how_to"
"""The name of the address of the page that holds them all."""
