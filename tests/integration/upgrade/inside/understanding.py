"""What a release makes of what is stored: run as ``python -m inside.understanding FILE``.

The tables may be the same to the last row, and still say something else to other code: a type of
content that names no model, a block of a text that the form no longer knows, an entry of the
history that nothing can put into words.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import django
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import override

OF_A_PAGE = (
    "can_add_subpage",
    "can_copy",
    "can_delete",
    "can_edit",
    "can_lock",
    "can_publish",
    "can_set_view_restrictions",
)
OF_A_SNIPPET = ("add", "change", "delete", "lock", "publish", "unlock", "view")


def main(file: Path) -> None:
    django.setup()
    parts: tuple[Callable[[], Any], ...] = (
        types_of_content,
        items,
        revisions,
        histories,
        reviews,
        translations,
        rights,
    )
    with override(None):  # no catalogue: words of the interface may be translated better
        made = {each.__name__: each() for each in parts}
    file.write_text(json.dumps(made, cls=DjangoJSONEncoder))


def types_of_content() -> dict[str, bool]:
    """Which of them have a model."""
    from django.contrib.contenttypes.models import ContentType

    return {
        f"{each.app_label}.{each.model}": each.model_class() is not None
        for each in ContentType.objects.all()
    }


def items() -> dict[str, Any]:
    """Every item as it is published, or was last."""
    return {name(each): as_data(each) for each in every_item()}


def revisions() -> dict[str, Any]:
    """Every version of every item, opened."""
    from wagtail.models import Revision

    return {str(each.pk): opened(each) for each in Revision.objects.order_by("pk")}


def opened(revision: Any) -> Any:
    """A version of an item, or why it does not open: one must not hide all others."""
    try:
        return as_data(revision.as_object())
    except Exception as error:  # noqa: BLE001 - whatever the new code makes of it
        return repr(error)


def histories() -> dict[str, Any]:
    """Every entry of the log in words."""
    from wagtail.models import ModelLogEntry, PageLogEntry

    return {
        f"{model.__name__} {each.pk}": [each.object_verbose_name, each.message, each.comment]
        for model in (PageLogEntry, ModelLogEntry)
        for each in model.objects.all()
    }


def reviews() -> dict[str, list[str]]:
    """For everybody, what waits for them."""
    from wagtail.models import TaskState

    return {
        user.username: sorted(
            f"{name(each.workflow_state.content_object)}: {each.task.specific.name}"
            for each in TaskState.objects.reviewable_by(user)
        )
        for user in people()
    }


def translations() -> dict[str, Any]:
    """Of each translation, how many segments there are and how many are done."""
    from wagtail_localize.models import Translation

    return {
        str(each.pk): [each.enabled, str(each.get_status_display()), *each.get_progress()]
        for each in Translation.objects.all()
    }


def rights() -> dict[str, Any]:
    """For everybody, what they may do in general, with each page and with each snippet."""
    return {
        user.username: {
            "in general": dict.fromkeys(sorted(user.get_all_permissions()), True),
            "with pages": {name(page): with_page(user, page) for page in pages()},
            "with snippets": with_snippets(user),
        }
        for user in people()
    }


def with_page(user: Any, page: Any) -> list[str]:
    """What somebody may do with a page."""
    tester = page.permissions_for_user(user)
    return [action for action in OF_A_PAGE if getattr(tester, action)()]


def with_snippets(user: Any) -> dict[str, list[int]]:
    """By kind and action, those that somebody may do it with."""
    return {
        f"{action} {model._meta.label_lower}": sorted(
            model.snippet_viewset.permission_policy.instances_user_has_permission_for(
                user, action
            ).values_list("pk", flat=True)
        )
        for model in snippet_models()
        for action in OF_A_SNIPPET
    }


def as_data(thing: Any) -> Any:
    """All that an item or a version of it says, but for a time that every reading sets anew.

    The terms of an item have no order; PostgreSQL gives them in any.
    """
    said = thing.serializable_data()
    for field in thing._meta.many_to_many:
        if field.name in said:
            said[field.name] = sorted(said[field.name])
    return without("updated_at", said)


def without(name: str, value: Any) -> Any:
    """Data without the entries of a name, however deep."""
    if isinstance(value, dict):
        return {key: without(name, each) for key, each in value.items() if key != name}
    return [without(name, each) for each in value] if isinstance(value, list) else value


def every_item() -> Iterator[Any]:
    """Every page but the root, and every snippet."""
    yield from pages()
    for model in snippet_models():
        yield from model.objects.order_by("pk")


def pages() -> Iterable[Any]:
    """Every page but the root."""
    from wagtail.models import Page

    found: Iterable[Any] = Page.objects.filter(depth__gt=1).specific()
    return found


def snippet_models() -> list[Any]:
    """Every kind that is no page."""
    from wagtail.snippets.models import get_snippet_models

    return list(get_snippet_models())


def people() -> Iterable[Any]:
    """Everybody with an account."""
    from django.contrib.auth import get_user_model

    return get_user_model().objects.order_by("pk")


def name(thing: Any) -> str:
    """What an item is called here."""
    return f"{thing._meta.label_lower} {thing.pk}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
