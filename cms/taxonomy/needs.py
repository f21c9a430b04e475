"""Defines needs, which readers of the directory are asked for first."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, RevisionMixin

from cms.ground.filing import items_filed_under
from cms.ground.panels import HowToPanel
from cms.ground.restoring import Restorable
from cms.ground.saving import SavedAtOnce
from cms.ground.signals import changed_without_a_save
from cms.taxonomy import how_to
from cms.taxonomy.forms import NeedForm
from cms.taxonomy.need_icons import IconSelect, need_icon_choices
from cms.taxonomy.need_preview import NeedPreviewPanel
from cms.taxonomy.themes import Theme
from cms.taxonomy.usual_needs import need_language_choices, usual_needs_of
from content_models.languages import preference

LONGEST_CODE = 50
MOST_SHOWN = 16
"""Two columns of eight on a telephone; editors are warned of more."""


class Need(SavedAtOnce, Restorable, RevisionMixin, Orderable, ClusterableModel):
    """A need is what somebody looks for help with, in a newcomer's words.

    It has its name in every language. As a theme, it has a history and no drafts.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=LONGEST_CODE, unique=True, editable=False)
    """Its name in addresses, made once: a need that is renamed keeps it."""
    former_codes = models.JSONField(default=list, blank=True, editable=False)
    """The codes of needs that were merged into it: their addresses lead here."""
    icon = models.CharField(_("icon"), max_length=30, choices=need_icon_choices)
    is_shown = models.BooleanField(
        _("shown"),
        default=True,
        help_text=_("On the home page and in the directory. Links to it work in either case."),
    )
    themes = ParentalManyToManyField(
        Theme,
        blank=True,
        related_name="needs",
        verbose_name=_("themes"),
        help_text=_("Whoever chooses the need finds what is filed under any of these themes."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    base_form_class = NeedForm
    panels = [
        HowToPanel(how_to.NEED),
        InlinePanel("names", label=_("Name"), heading=_("Name in each language"), min_num=1),
        FieldPanel("icon", widget=IconSelect),
        FieldPanel("themes"),
        FieldPanel("is_shown"),
        NeedPreviewPanel(heading=_("How it looks on the home page")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")

    def __str__(self) -> str:
        return self.name_for(get_language() or "") or self.code

    @property
    def theme_names(self) -> str:
        """Return the names of its themes, for the list."""
        return ", ".join(sorted(str(each) for each in self.themes.all())) or "–"

    def name_for(self, reader: str) -> str:
        """Return its name as a reader of a language sees it, or nothing."""
        names = {each.language: each.name for each in self.names.all()}
        ordered = preference(reader, names)
        return names[ordered[0]] if ordered else ""

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return an old version; its place and its addresses stay as they are."""
        version: Any = super().with_content_json(content)
        version.sort_order, version.code = self.sort_order, self.code
        version.former_codes = self.former_codes
        return version

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and have the themes that it names or named published anew, with its names."""
        with transaction.atomic():
            if self._state.adding:
                self.code = self.code or new_code(self)
                last: int = Need.objects.aggregate(last=models.Max("sort_order"))["last"] or 0
                self.sort_order: int | None = last + 1
            before = said_to_themes(self)
            super().save(*args, **kwargs)
            after = said_to_themes(self)
            if before != after:
                publish_themes(before.themes | after.themes)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, and have its themes published anew, without its names."""
        with transaction.atomic():
            themes = said_to_themes(self).themes
            deleted = super().delete(*args, **kwargs)
            publish_themes(themes)
        return deleted


class NeedName(models.Model):
    """A name is what a need is called in one language."""

    need = ParentalKey(Need, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=10, choices=need_language_choices)
    name = models.CharField(
        _("name"),
        max_length=40,
        help_text=_("One to three words that a newcomer knows. Example: A roof"),
    )

    panels = [FieldPanel("language"), FieldPanel("name")]

    class Meta:
        verbose_name = _("name in one language")
        verbose_name_plural = _("names in each language")
        constraints = [
            models.UniqueConstraint(fields=["need", "language"], name="one_name_per_language")
        ]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class SaidToThemes:
    """Knows what a need's themes say of it, as it is stored."""

    themes: frozenset[int]
    names: frozenset[tuple[str, str]]
    is_shown: bool


def said_to_themes(need: Need) -> SaidToThemes:
    """Return what is stored of a need that its themes are published with."""
    stored = Need.objects.filter(pk=need.pk)
    return SaidToThemes(
        frozenset(Theme.objects.filter(needs__in=stored).values_list("pk", flat=True)),
        frozenset(NeedName.objects.filter(need__in=stored).values_list("language", "name")),
        stored.filter(is_shown=True).exists(),
    )


def publish_themes(keys: Iterable[int]) -> None:
    """Have some themes published anew, with what is filed under them."""
    for theme in Theme.objects.filter(pk__in=keys):
        changed_without_a_save.send(Theme, item=theme)


def items_of_theme(theme: Theme) -> set[uuid.UUID]:
    """Return the keys of items that are filed under a theme, without needs."""
    leading = Need.objects.filter(themes=theme).values_list("key", flat=True)
    return items_filed_under(Theme, [theme.pk]) - set(leading)


def new_code(need: Need) -> str:
    """Return a code made of a need's name, which no need has or had."""
    names = {each.language: each.name for each in need.names.all()}
    ordered = sorted(names, key=lambda code: (not names[code].isascii(), code != "en"))
    wanted = slugify(names[ordered[0]])[: LONGEST_CODE - 4] if ordered else ""
    wanted = wanted or Need._meta.model_name or ""
    taken = {
        code
        for each in Need.objects.values_list("code", "former_codes")
        for code in (each[0], *each[1])
    }
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(code for code in chain([wanted], numbered) if code not in taken)


@receiver(post_save, sender=Theme, dispatch_uid="usual-needs")
def answer_usual_needs(instance: Any, *, created: bool, raw: bool = False, **_kwargs: Any) -> None:
    """Have a new theme answer the usual needs that its words name."""
    if not created or raw:
        return
    names = {each.language: (each.label, *each.synonym_list) for each in instance.labels.all()}
    for need in Need.objects.filter(code__in=list(usual_needs_of(names))):
        need.themes.add(instance)
        need.save()
