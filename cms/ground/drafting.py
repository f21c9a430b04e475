"""Saves drafts as they are: nothing but what cannot be stored stops one.

Wagtail leaves out, while a draft is saved, what is required. It still refuses half an address, a
picture without words and every other rule for readers, and one refusal stops the saving of the
whole form. Here a rule that no column of the database demands waits until readers are meant.
"""

import copy
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import DecimalValidator, ProhibitNullCharactersValidator
from django.db import connection, models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import Block, FieldBlock
from wagtail.blocks.base import BlockField

from cms.ground.completeness import lacks_of_the_whole
from cms.ground.typed_text import TypedForm

ALWAYS_ASKED = {"title", "slug"}
"""Without them Wagtail stores no page: it is found by them."""
MADE_OF_TITLE = "slug"
DATES_OF_READERS = {"go_live_at", "expire_at"}
KEPT_VALIDATORS = (DecimalValidator, ProhibitNullCharactersValidator)
CODES_OF_STORING = {"unique", "unique_together", "null"}


class DraftForm(TypedForm):
    """Is the form of something that has drafts, or of a row of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._strict_fields: dict[str, tuple[bool, Any, Any]] = {}
        for formset in self.formsets.values():
            if issubclass(formset.form, WagtailAdminModelForm):
                formset.form = _row_form(formset.form)

    def defer_required_fields(self) -> None:
        """Put off what only readers need, until ``restore_required_fields``."""
        is_first = not self.is_deferred_validation
        super().defer_required_fields()
        if not is_first:
            return
        for name, field in self.fields.items():
            was_required = field.required or name in self.deferred_required_fields
            self._strict_fields[name] = (
                was_required,
                field.validators,
                getattr(field, "block", None),
            )
            if name not in ALWAYS_ASKED:
                field.validators = [
                    each for each in field.validators if isinstance(each, KEPT_VALIDATORS)
                ]
            if name == MADE_OF_TITLE or self._is_number_that_must_be(name):
                field.required = False
            if isinstance(field, BlockField):
                _set_block(field, block_of_drafts(field.block))
                field.is_deferred_validation = False  # that block needs no putting off

    def restore_required_fields(self) -> None:
        """Ask for everything again."""
        super().restore_required_fields()
        for name, (was_required, validators, block) in self._strict_fields.items():
            self.fields[name].required = was_required
            self.fields[name].validators = validators
            if block is not None:
                _set_block(self.fields[name], block)
        self._strict_fields = {}

    def add_error(self, field: str | None, error: Any) -> None:
        """Leave a draft its dates; a date that has passed says nothing against its text."""
        if not (self.is_deferred_validation and field in DATES_OF_READERS):
            super().add_error(field, error)

    def _post_clean(self) -> None:
        """Keep a number that a column demands where a draft leaves it out.

        For readers, ask what is asked of the whole.
        """
        if self.is_deferred_validation:
            for name, value in self.cleaned_data.items():
                if value is None and self._is_number_that_must_be(name):
                    self.cleaned_data[name] = getattr(self.instance, name)
        super()._post_clean()
        if not self.is_deferred_validation and not self.errors:
            for lack in lacks_of_the_whole(self.instance):
                self.add_error(None, lack.message)

    def _is_number_that_must_be(self, name: str) -> bool:
        columns = {field.name: field for field in self._meta.model._meta.concrete_fields}
        column = columns.get(name)
        return isinstance(column, models.IntegerField) and not column.null

    def _update_errors(self, errors: ValidationError) -> None:
        """Take from the model, for a draft, only what keeps it from being stored."""
        if not self.is_deferred_validation:
            super()._update_errors(errors)
            return
        kept = {
            name: found
            for name, found in errors.error_dict.items()
            if name in ALWAYS_ASKED
            or any(each.code in CODES_OF_STORING for each in found)
            or not _fits(self.instance, name)
        }
        if kept:
            super()._update_errors(ValidationError(kept))


def _set_block(field: Any, block: Block) -> None:
    """Have a field of one form read and clean its value by a block."""
    field.block = field.widget.block_def = block


@cache
def _row_form(form: type[Any]) -> type[Any]:
    """Return the form of a row that may be incomplete, too."""
    if issubclass(form, DraftForm):
        return form
    metaclass: Any = type(form)
    made: type[Any] = metaclass(form.__name__, (DraftForm, form), {})
    return made


def _fits(item: Any, name: str) -> bool:
    """True if a field's value has room in its column."""
    if name == NON_FIELD_ERRORS:
        return True
    field, value = item._meta.get_field(name), getattr(item, name)
    if value is None:
        return bool(field.null)
    if isinstance(field, models.CharField):
        return field.max_length is None or len(value) <= field.max_length
    if isinstance(field, models.IntegerField):
        least, most = connection.ops.integer_field_range(field.get_internal_type())
        return (least is None or least <= value) and (most is None or value <= most)
    return True


def block_of_drafts(block: Block) -> Block:
    """Return a block that takes everything that can be stored.

    Wagtail changes the block itself for the time of a save. All threads share it: whoever publishes
    at that moment would be asked for nothing. So drafts have blocks of their own.
    """
    if id(block) not in _blocks_of_drafts:
        lenient = copy.deepcopy(block)
        lenient.defer_required_validation()
        _take_everything(lenient)
        _blocks_of_drafts[id(block)] = block, lenient
    return _blocks_of_drafts[id(block)][1]


_blocks_of_drafts: dict[int, tuple[Block, Block]] = {}
"""By the identity of a model's own block, which is kept here: blocks have no hash."""


def _take_everything(block: Any) -> None:
    if isinstance(block, FieldBlock):
        if isinstance(block.field, forms.Field):
            block.field.validators = [
                each for each in block.field.validators if isinstance(each, KEPT_VALIDATORS)
            ]
        return
    for limit in ("min_num", "max_num", "block_counts"):
        if hasattr(block.meta, limit):
            setattr(block.meta, limit, None)
    children = list(getattr(block, "child_blocks", {}).values())
    if hasattr(block, "child_block"):
        children.append(block.child_block)
    for child in children:
        _take_everything(child)
