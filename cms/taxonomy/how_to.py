"""Tells how to keep themes, and the pages of partners."""

from django.utils.translation import gettext_lazy as _

from cms.ground.how_to import READERS_SEE_IT, HowTo

THEME = HowTo(
    _("How to look after themes"),
    _("Readers filter by themes. Reviewers and administrators look after the list."),
    (
        _("See whether another theme says nearly the same: few themes are better than many."),
        _("Group: a sector is a trade; a topic is a need or a question."),
        _("Words: one entry for each language, all in this form."),
        _("Other words: what people type when they look for it. Search finds them, too."),
        _("A theme in use cannot be deleted: give its items another theme first."),
        READERS_SEE_IT,
    ),
)
PARTNER = HowTo(
    _("How to look after a partner’s page"),
    _("A member of the partnership. Reviewers and administrators write its page."),
    (
        _("Name, country, town and website, as the partner gives them."),
        _("Description: two or three sentences for lists. More about it: for its page."),
        _("A logo or a picture: who made it, its licence, and what it shows."),
        _("What the partner has published is listed on its page by itself."),
        _("An administrator says in each user’s form for which partners somebody writes."),
        READERS_SEE_IT,
    ),
)
