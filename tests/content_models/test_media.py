"""Which files a document shows, and where a draft has them."""

import pytest

from content_models.blocks import Callout, Download, ImageBlock, RichText, Step, Steps
from content_models.media import media_address, media_path, shown_media, with_media_below
from tests import factories

PDF = "application/pdf"


@pytest.mark.parametrize(
    "name", ["a.pdf", "é à.pdf", "100 %.pdf", "a?b#c.pdf", "x%2fy.pdf", "a'b\"c<d>&.pdf"]
)
def test_a_path_and_its_address_say_the_same(name: str) -> None:
    path = f"documents/{name}"

    address = media_address(path)

    assert address.startswith("/media/documents/")
    assert not set(address) & set(' "<>?#')
    assert media_path(address) == path


def test_every_place_of_a_document_counts() -> None:
    document = factories.activity(
        handouts=(Download(title="A", url="/media/a.pdf", size=1, media_type=PDF),),
        trainer_notes='<p><a href="/media/b.pdf">B</a></p>',
        steps=(Step(title="Un", html='<p><a lang="fr" href="/media/c%20c.pdf">C</a></p>'),),
        body=(
            ImageBlock(image=factories.image()),
            Callout(html='<p><a href="/media/d.pdf">D</a></p>'),
            Steps(steps=(Step(title="Un", html='<a href="/media/e.pdf">E</a>'),)),
        ),
    )

    shown = shown_media(document)

    files = {"a.pdf", "b.pdf", "c c.pdf", "d.pdf", "e.pdf"}
    pictures = {each for each in shown if each.startswith("images/")}
    assert shown == files | pictures
    assert len(pictures) == 4


@pytest.mark.parametrize(
    "html",
    [
        "<p>/media/a.pdf</p>",
        '<p>href="/media/a.pdf" &lt;a href="/media/a.pdf"&gt;</p>',
        '<a href="https://elsewhere.example/media/a.pdf">A</a>',
        '<a href=" /media/a.pdf">A</a>',
        '<a lang="&quot; href=&quot;/media/a.pdf" href="/fr/">A</a>',
        '<p lang="x" dir="ltr"><bdi>"/media/a.pdf</bdi></p>',
    ],
)
def test_nothing_else_does(html: str) -> None:
    document = factories.case_study(body=(RichText(html=html),), title="/media/a.pdf")

    assert shown_media(document) == set()
    assert with_media_below(document, "/elsewhere/") == document


def test_a_draft_has_all_of_them_elsewhere_and_else_is_the_same() -> None:
    document = factories.partner_resource(
        picture=factories.image(), body=(RichText(html='<a href="/media/b.pdf">B</a>'),)
    )

    moved = with_media_below(document, "/fr/_preview/t/media/")

    assert shown_media(moved) == set()
    assert moved.files[0].url == "/fr/_preview/t/media/documents/guide.pdf"
    assert moved.body == (RichText(html='<a href="/fr/_preview/t/media/b.pdf">B</a>'),)
    back = moved.model_dump_json().replace("/fr/_preview/t/media/", "/media/")
    assert back == document.model_dump_json()
