"""Tells how to keep themes and needs, and the pages of partners."""

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
        _("Then look under Needs: newcomers find a theme by the needs that it answers."),
        READERS_SEE_IT,
    ),
)
NEED = HowTo(
    _("How to look after needs"),
    _(
        "The home page and the directory ask newcomers what they need. Reviewers and administrators"
        " look after the list."
    ),
    (
        _(
            "Name: one to three words that a newcomer knows, in each language. Papers, not"
            " formalities."
        ),
        _("Icon: one that nobody takes for another need."),
        _("Themes: all that answer it. Whoever chooses the need finds what is filed under any."),
        _("Order: drag needs in the list. What is asked for most comes first; twelve are plenty."),
        _("Readers see a need once an organisation has one of its themes."),
        _("Merge rather than delete: links to a merged need still work."),
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
