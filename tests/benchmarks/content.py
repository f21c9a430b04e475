"""Makes a large installation of a seeded one: the demonstration's items many times over.

Run as ``python -m tests.benchmarks.content DOCUMENTS`` in it. Each copy has an invented name in its
title. Rows are written in bulk, past Wagtail's signals; ``rebuild`` then publishes them as any.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import Any
from uuid import uuid5

import django

CASE_STUDY_SHARE = 0.4
ROWS_PER_INSERT = 200
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
dice = random.Random(20260901)


def main(documents: int) -> None:
    """Make so many versions more."""
    from django.db import transaction

    case_studies = round(documents * CASE_STUDY_SHARE)
    with transaction.atomic():
        copy_case_studies(case_studies)
        copy_organisations(documents - case_studies)


def copy_organisations(count: int) -> None:
    """Copy organisations with what belongs to them."""
    from cms.directory.models import Organisation, OrganisationLocation, OrganisationPhone

    pairs = [
        (original, copied(original, name=named(original.name), translation_key=key))
        for _number, key, original in repeated(Organisation, count)
    ]
    Organisation.objects.bulk_create([made for _, made in pairs], batch_size=ROWS_PER_INSERT)
    for model in (OrganisationLocation, OrganisationPhone, Organisation.themes.through):
        copy_rows(model, "organisation_id", pairs)


def copy_case_studies(count: int) -> None:
    """Copy case studies into the folders of their languages."""
    from wagtail.models import Page

    from cms.library.models import CaseStudyPage, LibraryPage

    folders = {folder.locale_id: folder for folder in LibraryPage.objects.all()}
    pairs = []
    for number, key, original in repeated(CaseStudyPage, count):
        folder = folders[original.locale_id]
        folder.numchild += 1
        slug, title = f"{original.slug}-{number}", named(original.title)
        made = copied(
            original,
            path=Page._get_path(folder.path, folder.depth + 1, folder.numchild),
            url_path=f"{folder.url_path}{slug}/",
            slug=slug,
            title=title,
            draft_title=title,
            translation_key=key,
        )
        pairs.append((original, made))
    insert_pages([made for _, made in pairs])
    for folder in folders.values():
        Page.objects.filter(pk=folder.pk).update(numchild=folder.numchild)
    copy_rows(CaseStudyPage.themes.through, "casestudypage_id", pairs)


def repeated(model: Any, count: int) -> Iterator[tuple[int, Any, Any]]:
    """What is published, again and again: round, key and original. Versions share their key."""
    originals = list(model.objects.filter(live=True).order_by("pk"))
    for index in range(count):
        number, place = divmod(index, len(originals))
        original = originals[place]
        yield number, uuid5(original.translation_key, str(number)), original


def named(title: str) -> str:
    """A title with an invented name in it."""
    return f"{title[:200]} {''.join(dice.choices(SYLLABLES, k=4)).capitalize()}"


def copied(original: Any, **values: Any) -> Any:
    """A row like another that is not stored yet."""
    from django.db.models.base import ModelState

    made = copy(original)
    made._state = ModelState()
    made.pk = None
    for name, value in values.items():
        setattr(made, name, value)
    return made


def copy_rows(model: Any, owner: str, pairs: Iterable[tuple[Any, Any]]) -> None:
    """Copy the rows that belong to each original."""
    rows = defaultdict(list)
    for row in model.objects.all():
        rows[getattr(row, owner)].append(row)
    model.objects.bulk_create(
        [copied(row, **{owner: made.pk}) for original, made in pairs for row in rows[original.pk]],
        batch_size=ROWS_PER_INSERT,
    )


def insert_pages(pages: Sequence[Any]) -> None:
    """Store both rows of each page: Django inserts none in bulk where a model inherits a table."""
    from wagtail.models import Page

    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    parents = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    Page.objects.bulk_create(parents, batch_size=ROWS_PER_INSERT)
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.page_ptr_id = parent.pk
    for start in range(0, len(pages), ROWS_PER_INSERT):
        some = pages[start : start + ROWS_PER_INSERT]
        fields = type(some[0])._meta.local_concrete_fields
        type(some[0])._base_manager._insert(some, fields=fields, using="default")


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
