import pytest

from content_models.blocks import (
    Callout,
    Download,
    Image,
    ImageBlock,
    KeyFigure,
    KeyFigures,
    Quote,
    Rendition,
    RichText,
    Step,
    Steps,
    Video,
)
from search.page_text import text_of_blocks, text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Un <b>vél</b>o</p>", "Un vélo"),
        ("<ul><li>un</li><li>deux</li></ul>", "un deux"),
        ("<h2>Titre</h2><p>Texte<br>suite</p>", "Titre Texte suite"),
        ("&eacute;conomie &amp; d&#233;tails", "économie & détails"),
        ('<a href="ref:x" title="caché">lien</a>', "lien"),
        ("a < b", "a < b"),
        ("", ""),
    ],
)
def test_html_is_read_as_a_reader_sees_it(html, text):
    assert text_of_html(html) == text


def test_every_kind_of_block_is_read():
    rendition = Rendition(url="/media/x.webp", width=1, height=1, media_type="image/webp")
    blocks = (
        RichText(html="<p>texte riche</p>"),
        ImageBlock(
            image=Image(renditions=(rendition,), alternative_text="vue", credit="crédit"),
            caption="légende",
        ),
        Quote(text="citation", attribution="autrice"),
        KeyFigures(figures=(KeyFigure(value="12,5 %", label="insertion"),)),
        Steps(steps=(Step(title="étape", html="<p>faire</p>"),)),
        Callout(title="attention", html="<p>encadré</p>"),
        Download(title="fiche", url="/media/f.pdf", size=1, media_type="application/pdf"),
        Video(title="film", url="https://video.example/", description="décrit"),
    )

    text = text_of_blocks(blocks)

    assert text == (
        "texte riche vue légende crédit citation autrice 12,5 % insertion étape faire "
        "attention encadré fiche film décrit"
    )
