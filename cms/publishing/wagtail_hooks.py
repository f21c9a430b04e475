"""What the editing forms of the admin need besides Wagtail's own."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.publishing.restoring import tell_what_is_gone

for hook in ("before_edit_page", "before_edit_snippet"):
    hooks.register(hook, tell_what_is_gone)


@hooks.register("insert_editor_js")
def one_save_at_a_time() -> SafeString:
    """Keep a click on "Publish" from overtaking the draft that is being saved."""
    return format_html('<script src="{}"></script>', static("publishing/one_save_at_a_time.js"))
