"""What people write, publish, rename, take away and delete."""

from io import BytesIO
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import connection, transaction
from inside.content import (
    Found,
    draft,
    every_version,
    found,
    french_organisation,
    item,
    now,
    own,
    person,
    publish,
)
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Comment
from wagtail.rich_text import RichText


def a_draft_of_a_page() -> Found:
    """Three drafts, one after the other, and a comment beside the last."""
    activity = own("course.ActivityPage", "fr", 0)
    for title in ("Premier jet", "Deuxieme jet", "Troisieme jet"):
        draft(activity, "editor", title=title)
    Comment.objects.create(
        page=activity, user=person("reviewer"), text="Est-ce assez court ?", contentpath="title"
    )
    return found(activity, "editor", "Troisieme jet")


def a_draft_of_an_organisation() -> Found:
    """Something new about a public organisation."""
    organisation = french_organisation(0)
    draft(organisation, "editor", name="Accueil du Gave en travaux")
    return found(organisation, "editor", "Accueil du Gave en travaux")


def a_draft_of_a_partner() -> Found:
    """A new description."""
    partner = item("taxonomy.Partner", "fr", 1)
    draft(partner, "reviewer", description="Nous changeons de local")
    return found(partner, "reviewer", "Nous changeons de local")


def a_new_page() -> Found:
    """A case study that nobody has published yet, with a picture and a file of its own."""
    sample = own("library.CaseStudyPage", "fr", 0)
    page = apps.get_model("library.CaseStudyPage")(
        title="Une conserverie en projet",
        locale=sample.locale,
        live=False,
        summary="Des bocaux.",
        enterprise_name="La Conserverie (exemple)",
        country="FR",
        place="Pau",
        publisher=sample.publisher,
        owner=person("editor"),
        **_picture_and_body("Un bocal"),
    )
    sample.get_parent().specific.add_child(instance=page)
    draft(page, "editor")
    return found(page, "editor", "Une conserverie en projet")


def a_published_change() -> Found:
    """A resource with a picture and a file that were uploaded for it, after a version without."""
    resource = own("resources.PartnerResourcePage", "fr", 0)
    publish(resource, "reviewer", title="Questions du quartier")
    file = apps.get_model("resources.ResourceFile")(document=_file(), title="La grille")
    values = _picture_and_body("Un quartier")
    publish(resource, "reviewer", title="Vingt questions", files=[file], **values)
    return found(resource, "reviewer", "Vingt questions")


def a_new_word_of_a_theme() -> Found:
    """What the theme is called in one language."""
    theme = apps.get_model("taxonomy.Theme").objects.order_by("pk")[0]
    label = theme.labels.get(language="fr")
    label.synonyms += "\ncoup de main"
    theme.labels.add(label)
    theme.save()
    theme.save_revision(user=person("reviewer"), log_action=True)
    return found(theme, "reviewer", "coup de main")


def a_renamed_page() -> Found:
    """Its address changes: the old one must lead to it."""
    page = item("library.CaseStudyPage", "fr", 2)
    publish(page, "reviewer", title="Le fil retrouve", slug="le-fil-retrouve")
    return found(page, "reviewer", "Le fil retrouve")


def a_moved_page() -> Found:
    """An activity goes into another session."""
    activity = own("course.ActivityPage", "fr", 6)
    session = own("course.CourseSessionPage", "fr", 2)
    activity.move(session, pos="last-child", user=person("reviewer"))
    return found(activity, "reviewer", activity.title)


def an_unpublished_page() -> Found:
    """Readers are told that it is gone, in every language; editors still have it."""
    page = item("library.CaseStudyPage", "el", 1)
    publish(page, "reviewer", title="Nima (archive)")
    for each in every_version(page):
        each.unpublish(user=person("reviewer"))
    return found(page, "reviewer", "Nima (archive)")


def an_unpublished_organisation() -> Found:
    """One of its languages is taken away: readers are led to another."""
    organisation = french_organisation(1)
    publish(organisation, "reviewer", name="Atelier ferme")
    now(organisation).unpublish(user=person("reviewer"))
    return found(organisation, "reviewer", "Atelier ferme")


def deleted_items() -> None:
    """An organisation, of which only its addresses are left, and one language of a page."""
    for each in every_version(item("directory.Organisation", "en", 1)):
        each.delete()
    item("information.InfoPage", "en", 1).delete()


def a_change_that_waits_in_the_outbox() -> Found:
    """The power fails after the commit, and before anything else: the new release publishes it.

    A picture that was saved with it waits too, which has whatever uses it published again.
    """
    page = item("information.InfoPage", "fr", 1)
    title = f"{page.title}, suite"
    with transaction.atomic():
        publish(page, "reviewer", title=title)
        get_image_model().objects.order_by("pk")[0].save()
        connection.run_on_commit = []
    return found(page, "reviewer", title)


def _picture_and_body(words: str) -> dict[str, Any]:
    picture = _picture(words)
    in_text = _picture(f"{words} de loin")
    in_text.contextual_alt_text, in_text.decorative = words, False
    body = [
        ("text", RichText(f"<h2>{words}</h2><p>Le texte de {words}.</p>")),
        ("picture", {"image": in_text, "caption": words}),
        ("download", {"title": "Le guide", "document": _file()}),
    ]
    return {"picture": picture, "picture_text": words, "body": body}


def _picture(title: str) -> Any:
    drawn = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(drawn, "PNG")
    drawn.seek(0)
    return get_image_model().objects.create(
        title=title,
        credit="Maria Doe",
        licence="cc-by-4.0",
        file=ImageFile(drawn, name=f"{uuid4().hex}.png"),
    )


def _file() -> Any:
    content = ContentFile(b"Le potager partage", name=f"{uuid4().hex}.txt")
    return get_document_model().objects.create(title="Le guide", file=content)
