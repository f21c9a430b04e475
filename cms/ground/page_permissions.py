"""Narrows what Wagtail lets somebody do with a page to what is theirs."""

from collections.abc import Iterable
from functools import cached_property

from django.db.models import QuerySet
from wagtail.models import Page, PagePermissionTester, WorkflowState

from cms.ground.ownership import (
    has_submitted,
    is_administrator,
    is_translation,
    names_publisher,
    partners_of,
    publication_of,
    translates_everything,
)
from cms.ground.projection.versions import is_placeholder


def are_parts_shown(whole: Page) -> bool:
    """True if readers or reviewers have a part of an item, in any language.

    All languages have the order of the version made first.
    """
    versions = Page.objects.filter(translation_key=whole.translation_key)
    parts = [
        part
        for version in versions
        for part in version.get_children().select_related("alias_of")
        if not is_placeholder(part)
    ]
    if any(part.live for part in parts):
        return True
    return bool(in_review(parts).exists())


def in_review(pages: Iterable[Page]) -> "QuerySet[WorkflowState]":
    """Return the reviews that go on of some pages."""
    found: QuerySet[WorkflowState] = WorkflowState.objects.filter(
        base_content_type__app_label=Page._meta.app_label,
        base_content_type__model=Page._meta.model_name,
        object_id__in=[str(page.pk) for page in pages],
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return found


class ContentPermissionTester(PagePermissionTester):
    """Narrows Wagtail's permissions to those of one's role.

    Wagtail's go by the tree. Who may publish here, reviewers and administrators, may do what
    Wagtail says. Everybody else edits what their partner publishes, or translations, and it is the
    stored page that decides: a draft, an old revision or a form cannot make a page one's own.
    """

    @cached_property
    def is_restricted(self) -> bool:
        """True if somebody writes here and may not publish."""
        if self.user.is_superuser:
            return False
        return "publish" not in getattr(self, "permissions", ())  # the inactive have none

    @cached_property
    def is_own(self) -> bool:
        """True if the page's publisher is a partner that this person writes for."""
        publication = publication_of(self.page)
        return publication is not None and publication.partner in partners_of(self.user)

    def can_edit(self) -> bool:
        """True for one's own pages, and for translators in every translation."""
        if not super().can_edit():
            return False
        return not self.is_restricted or self.is_own or self._may_translate()

    def can_add_subpage(self) -> bool:
        """True below one's own pages, and in folders of what partners publish."""
        if not super().can_add_subpage():
            return False
        return not self.is_restricted or self._may_add_below()

    def may_begin(self, kind: type[Page]) -> bool:
        """True if somebody may begin a page of a kind here, and open it again."""
        return self.can_add_subpage() and (not self.is_restricted or names_publisher(kind))

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002 - Wagtail's signature
        """True for one's own drafts."""
        return super().can_delete(ignore_bulk) and self._is_free_or_own()

    def can_copy(self) -> bool:
        """True for one's own pages.

        The copy of a translation would be an original.
        """
        return super().can_copy() and self._is_free_or_own()

    def can_move_to(self, destination: Page) -> bool:
        """True where somebody may also add a page."""
        if not super().can_move_to(destination):
            return False
        return (
            not self.is_restricted or destination.permissions_for_user(self.user).can_add_subpage()
        )

    def can_publish(self) -> bool:
        """False while others review one's own submission."""
        if not super().can_publish():
            return False
        return is_administrator(self.user) or not has_submitted(self.user, self.page)

    def can_submit_for_moderation(self) -> bool:
        """True for what one may edit."""
        return self.can_edit() and super().can_submit_for_moderation()

    def can_reorder_children(self) -> bool:
        """True for who publishes; for others below their own pages, among drafts only."""
        if super().can_reorder_children():
            return True
        return self.is_own and self.can_edit() and not are_parts_shown(self.page)

    def _is_free_or_own(self) -> bool:
        return not self.is_restricted or self.is_own

    def _may_translate(self) -> bool:
        return translates_everything(self.user) and is_translation(self.page)

    def _may_add_below(self) -> bool:
        if publication_of(self.page) is not None:
            return self.is_own
        kinds = self.page.specific_class.allowed_subpage_models()
        return bool(partners_of(self.user)) and any(names_publisher(kind) for kind in kinds)
