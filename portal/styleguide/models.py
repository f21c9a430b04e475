"""Defines what the style guide shows."""

from dataclasses import dataclass

from content_models.blocks import Image
from content_models.documents import BaseDocument
from content_models.icons import NEED_ICONS
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.listing.models import (
    Card,
    Chip,
    FacetGroup,
    FacetOption,
    Listing,
    NeedOffer,
    NumberField,
    Offer,
    Pager,
    SortChoice,
)
from portal.reading.items import Item
from portal.reading.kinds import Kinds
from portal.reading.samples import Texts, texts_of
from portal.styleguide.samples import STALE, sample
from portal.wishes.models import WishForm
from search.query import Sort
from search.results import Fragment, Repair

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Guide:
    """A guide holds samples in one language, typed as the components get them."""

    texts: Texts
    image: Image
    study: BaseDocument
    organisation: BaseDocument
    cards: tuple[Card, ...]
    item: Item[BaseDocument]
    foreign_item: Item[BaseDocument]
    listing: Listing
    empty_listing: Listing
    needs: tuple[NeedOffer, ...]
    spoken: tuple[FacetOption, ...]
    wish: WishForm
    wrong_wish: WishForm


def guide(language: InterfaceLanguage, image: Image, kinds: Kinds) -> Guide:
    """Return the style guide in one language."""
    texts = texts_of(language)
    samples = {name: sample(kind, texts, language.code, image) for name, kind in kinds.items()}
    study = samples["case_study"]
    other = "fr" if language.direction == "rtl" else "ar"
    other_texts = texts_of(INTERFACE_LANGUAGES[other])
    foreign = sample(kinds["case_study"], other_texts, other, image, translation=STALE)
    marked = (Fragment(texts.title[:9], is_match=True), Fragment(texts.title[9:]))
    cards = (
        Card(study, "#", marked, (Fragment(texts.sentence),)),
        Card(foreign, "#", (Fragment(foreign.title),)),
        *(Card(each, "#", (Fragment(each.title),)) for each in samples.values() if each != study),
    )
    return Guide(
        texts=texts,
        image=image,
        study=study,
        organisation=samples["organisation"],
        cards=cards,
        item=_item(study, language.code),
        foreign_item=_item(foreign, language.code),
        listing=_listing(texts, cards),
        empty_listing=_listing(texts, (), typed=texts.words[0]),
        needs=tuple(NeedOffer(texts.words[0], icon, "#", language.code) for icon in NEED_ICONS),
        spoken=tuple(_option(word, number) for number, word in enumerate(texts.words[:8])),
        wish=WishForm("token", None),
        wrong_wish=WishForm(
            "token", None, text=texts.title, field_error=texts.sentence, form_error=texts.sentence
        ),
    )


def _item(document: BaseDocument, reader: str) -> Item[BaseDocument]:
    paths = dict.fromkeys(INTERFACE_LANGUAGES, "#")
    return Item(document, reader, (document.locale, "en"), paths, {})


def _option(label: str, number: int) -> FacetOption:
    return FacetOption(f"value-{number}", label, 40 - number, is_chosen=number in {1, 8})


def _listing(texts: Texts, cards: tuple[Card, ...], typed: str = "") -> Listing:
    options = tuple(_option(word, number) for number, word in enumerate(texts.words))
    return Listing(
        path="#",
        typed=typed,
        was_cut=True,
        sort=None,
        total=len(cards),
        cards=cards,
        groups=(FacetGroup("theme", options), FacetGroup("country", options[:2])),
        chips=(
            Chip("theme", texts.words[1], "#"),
            Chip("theme", "unknown-value", "#", is_known=False),
            Chip("max_minutes", "-1", "#", is_known=False),
        ),
        repairs=(Repair("vello", "vélo"),),
        sorts=tuple(SortChoice(sort, "#", sort == Sort.NEWEST) for sort in Sort),
        pager=Pager(2, 3, "#", "#"),
        address_without_filters="#",
        address_as_typed="#",
        offers=(Offer(texts.words[0], "#"),),
        spellings=tuple(Offer(word, "#") for word in texts.words[:2]),
        numbers=(NumberField("max_minutes", "-1", is_known=False), NumberField("group_size", "12")),
    )
