"""What the style guide shows."""

from dataclasses import dataclass

from content_models.blocks import Image
from content_models.kinds.case_study import CaseStudy
from content_models.kinds.organisation import Organisation
from content_models.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from portal.listing.models import (
    Card,
    Chip,
    FacetGroup,
    FacetOption,
    Listing,
    NumberField,
    Pager,
    SortChoice,
)
from portal.reading.items import Item
from portal.styleguide.samples import (
    Texts,
    case_study,
    further_kinds,
    organisation,
    texts_of,
)
from portal.wishes.models import WishForm
from search.query import Sort
from search.results import Fragment, Repair

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Guide:
    """Samples in one language, typed as the components get them."""

    texts: Texts
    image: Image
    study: CaseStudy
    organisation: Organisation
    cards: tuple[Card, ...]
    item: Item[CaseStudy]
    foreign_item: Item[CaseStudy]
    listing: Listing
    empty_listing: Listing
    places: tuple[FacetOption, ...]
    wish: WishForm
    wrong_wish: WishForm


def guide(language: InterfaceLanguage, image: Image) -> Guide:
    """The style guide in one language."""
    texts = texts_of(language)
    study = case_study(texts, language.code, image)
    other = "fr" if language.direction == "rtl" else "ar"
    foreign = case_study(texts_of(INTERFACE_LANGUAGES[other]), other, image, is_stale=True)
    helper = organisation(texts, language.code)
    marked = (Fragment(texts.title[:9], is_match=True), Fragment(texts.title[9:]))
    cards = (
        Card(study, "#", marked, (Fragment(texts.sentence),)),
        Card(foreign, "#", (Fragment(foreign.title),)),
        Card(helper, "#", (Fragment(helper.title),)),
        *(
            Card(each, "#", (Fragment(each.title),))
            for each in further_kinds(texts, language.code, image)
        ),
    )
    return Guide(
        texts=texts,
        image=image,
        study=study,
        organisation=helper,
        cards=cards,
        item=_item(study, language.code),
        foreign_item=_item(foreign, language.code),
        listing=_listing(texts, cards),
        empty_listing=_listing(texts, (), typed=texts.words[0]),
        places=tuple(_option(word, number) for number, word in enumerate(texts.words)),
        wish=WishForm("token", None),
        wrong_wish=WishForm(
            "token", None, text=texts.title, field_error=texts.sentence, form_error=texts.sentence
        ),
    )


def _item(document: CaseStudy, reader: str) -> Item[CaseStudy]:
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
        numbers=(NumberField("max_minutes", "-1", is_known=False), NumberField("group_size", "12")),
    )
