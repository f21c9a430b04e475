"""Pages of information."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.library.blocks import BodyBlock
from cms.library.models import HeadlessPage
from cms.translation.fields import written


class InfoPage(HeadlessPage):
    """Something to know, told in general."""

    summary = models.TextField(_("summary"), max_length=300)
    body = StreamField(BodyBlock(), verbose_name=_("text"))

    translatable_fields = written("title", "summary", "body")
    content_panels = [
        TitleFieldPanel(
            "title", help_text=_("What it tells. Example: Asking for asylum: the first steps")
        ),
        FieldPanel(
            "summary",
            help_text=_("What does one know after it? Readers see this in the list of results."),
        ),
        FieldPanel(
            "body",
            help_text=_("Short sections with headings. Example: Before you go; On the day; Costs"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]
    parent_page_types = ["library.LibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("page of information")
        verbose_name_plural = _("pages of information")
