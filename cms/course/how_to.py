"""Tells how to write a course, its sessions and their activities."""

from django.utils.translation import gettext_lazy as _

from cms.ground.how_to import LOOK, SUBMIT, HowTo

COURSE = HowTo(
    _("How to write a course"),
    _("A training in several sessions. A trainer should be able to run it from these pages."),
    (
        _("Say for whom it is and what people can do afterwards."),
        _("Planned minutes: of all sessions together. The INSERT course has 1200: 20 hours."),
        _("Save the draft, then add the sessions below it, and the activities below these."),
        _("Time adds up by itself. A difference from the plan warns you; it never stops you."),
        _("From session 3 on, work on the participants’ own projects."),
        LOOK,
        _(
            "In the menu beside the title of the course, “Submit and review as one” hands in all of"
            " it. A reviewer approves all of it on the same page, and readers see it."
        ),
    ),
)
SESSION = HowTo(
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
)
ACTIVITY = HowTo(
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
)
