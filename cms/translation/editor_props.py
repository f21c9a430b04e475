"""Tells the script of the segment editor what the fields of a form would know."""

import json
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext as wagtails  # not taken into catalogues of ours
from wagtail_localize.models import StringSegment

from cms.ground.fact_words import FACT_WORDS
from cms.ground.isolating import isolated
from cms.translation.managed import translation_of
from cms.translation.segment_fields import field_of, problem_with
from cms.translation.segment_views import NOTHING, SEEN, SIGN, sign_of
from content_models.languages import direction


def describe_fields(props: dict[str, Any], item: Any) -> None:
    """Add to what wagtail-localize tells its script: directions, limits, shapes, links, signs."""
    translation = translation_of(item)
    if translation is None:
        return
    for locale in ("locale", "sourceLocale"):
        props[locale]["direction"] = direction(props[locale]["code"])
    rows = StringSegment.objects.filter(source=translation.source)
    segments = {each.pk: each for each in rows.select_related("context")}
    model = translation.source.specific_content_type.model_class()
    texts = {each["segment_id"]: each["data"] for each in props["initialStringTranslations"]}
    for told in props["segments"]:
        if told["type"] == "string":
            of = segments[told["id"]]
            field = field_of(of.context, model)
            told["field"] = {"shape": field.shape, "limit": field.limit}
            told["hrefs"] = _hrefs(of)
            told["sign"] = sign_of(texts.get(told["id"]))
            if of.context.path.startswith(f"{FACT_WORDS}."):
                told["location"] |= _beside_a_fact(item, of.context.path)
    for told in props["initialStringTranslations"]:
        segment = segments.get(told["segment_id"])
        if told["error"] and segment is not None:
            # What is stored was said in the language of whoever saved it.
            told["error"] = problem_with(told["data"], segment.context, model) or told["error"]
    props["saving"] = {"seen": SEEN, "sign": SIGN, "nothing": NOTHING}
    props["texts"] = {
        "count": _("{length} of {limit} characters"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "link": _("Link to {address}"),
        "linking": _("Mark words, then choose where they lead."),
        "field": _("Translation"),
        "more": wagtails("More actions"),
        "way": _("From %(original)s into %(language)s")
        % {
            "original": isolated(props["sourceLocale"]["displayName"]),
            "language": isolated(props["locale"]["displayName"]),
        },
    }


def _beside_a_fact(item: Any, path: str) -> dict[str, Any]:
    """Return what the fact of a word is called, and the word's column."""
    _field, key, name = path.split(".")
    rows, column = item.labels_of_words(key, name)
    return {"field": rows, "subField": column, "blockId": key}


def _hrefs(segment: StringSegment) -> dict[str, str]:
    """Return where the links of a segment lead, by their ids in it."""
    attributes = json.loads(segment.attrs or "{}") or {}
    return {
        name: str(each.get("href") or each.get("linktype") or "")
        for name, each in attributes.items()
        if name.startswith("a")
    }
