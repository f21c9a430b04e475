"""Adds what the editing forms of the admin need besides Wagtail's own."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.ground.restoring import tell_what_is_gone
from cms.publishing.collections import EditCollection
from cms.publishing.signals import record_moved_files

BEFORE_WAGTAILS = -1

for hook in ("before_edit_page", "before_edit_snippet"):
    hooks.register(hook, tell_what_is_gone)

hooks.register("after_bulk_action", record_moved_files)


@hooks.register("register_admin_urls", order=BEFORE_WAGTAILS)
def addresses() -> list[URLPattern]:
    """Return Wagtail's own address of a collection's form, with a view that saves at once."""
    return [path("collections/<int:pk>/", EditCollection.as_view())]


@hooks.register("insert_editor_js")
def scripts() -> SafeString:
    """Return the scripts that keep what is written or clicked during a save.

    They are for the saves of a draft that Wagtail makes by itself.
    """
    names = ("one_save_at_a_time", "written_meanwhile")
    return format_html_join(
        "", '<script src="{}"></script>', ((static(f"publishing/{name}.js"),) for name in names)
    )
