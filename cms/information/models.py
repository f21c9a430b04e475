"""Defines pages of information."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.ground.blocks import BodyBlock
from cms.ground.pages import HeadlessPage
from cms.ground.translatable_fields import beside_the_text, written
from cms.information.panels import INFO_PAGE_PANELS


class InfoPage(HeadlessPage):
    """A page of information is something to know, told in general."""

    summary = models.TextField(_("summary"), max_length=300)
    body = StreamField(BodyBlock(), verbose_name=_("text"))

    translatable_fields = [*written("title", "summary", "body"), *beside_the_text()]
    content_panels = INFO_PAGE_PANELS
    search_fields = [*Page.search_fields, index.SearchField("summary")]
    parent_page_types = ["library.LibraryPage"]

    class Meta:
        verbose_name = _("page of information")
        verbose_name_plural = _("pages of information")
