"""Adds what the editing forms of the admin need besides Wagtail's own."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.ground.restoring import tell_what_is_gone

for hook in ("before_edit_page", "before_edit_snippet"):
    hooks.register(hook, tell_what_is_gone)


@hooks.register("insert_editor_js")
def scripts() -> SafeString:
    """Return the scripts that keep what is written or clicked during a save.

    They are for the saves of a draft that Wagtail makes by itself.
    """
    names = ("one_save_at_a_time", "written_meanwhile")
    return format_html_join(
        "", '<script src="{}"></script>', ((static(f"publishing/{name}.js"),) for name in names)
    )
