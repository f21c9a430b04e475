"""Text is read out of HTML with its lines."""

from content_models.plain_text import text_in_lines


def test_paragraphs_and_items_are_lines() -> None:
    text = "<h3>Le matin</h3>\n<p>Pour 5&nbsp;€ &amp; plus,\navec <b>nous</b>.</p>"
    html = f"{text}<ul><li>un<br>deux</li></ul>"

    assert text_in_lines(html) == "Le matin\nPour 5 € & plus, avec nous.\nun\ndeux"
