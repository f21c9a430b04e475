"""The forms of themes and partners as a browser sends them."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from cms.taxonomy.models import Need, Theme

PARTNERS = "/snippets/taxonomy/partner"
THEMES = "/snippets/taxonomy/theme"
NEEDS = "/snippets/taxonomy/need"
PUBLISH = {"action-publish": "action-publish"}


def partner_form(name: str, **values: Any) -> dict[str, Any]:
    """A partner's form."""
    fields: dict[str, Any] = {"name": name, "country": "FR", "body": rich_text("<p>Le texte.</p>")}
    return nested_form_data(fields | values)


def theme_form(theme: Theme | None, words: dict[str, str], **values: Any) -> dict[str, Any]:
    """A theme's form: by language its word. Words of languages that are not named are deleted."""
    stored = {label.language: label for label in theme.labels.all()} if theme else {}
    rows = [
        {"id": str(label.pk or ""), "language": code, "label": words.get(code, label.label)}
        | ({} if code in words else {"DELETE": "on"})
        for code, label in stored.items()
    ]
    new = [{"language": code, "label": words[code]} for code in words if code not in stored]
    labels = inline_formset([*rows, *new], initial=len(rows), min=1)
    return nested_form_data({"group": "topic", "labels": labels} | values)


def need_form(need: Need | None, names: dict[str, str], themes: Any = ()) -> dict[str, Any]:
    """A need's form: by language its name; names of languages that are not named stay."""
    stored = {each.language: each for each in need.names.all()} if need else {}
    rows = [
        {"id": str(each.pk), "language": code, "name": names.get(code, each.name)}
        for code, each in stored.items()
    ]
    new = [{"language": code, "name": names[code]} for code in names if code not in stored]
    formset = inline_formset([*rows, *new], initial=len(rows), min=1)
    fields = {"icon": need.icon if need else "roof", "is_shown": "on", "names": formset}
    return nested_form_data(fields) | {"themes": [str(each.pk) for each in themes]}
