"""Publishes every known attack in every field that readers see, one item each.

Run in an installation as ``python -m tests.browser.attacking publish``, which prints the addresses
as JSON, and ``… remove``. It writes into the models, because the editor's own scripts would clean
what is pasted there.
"""

import json
import sys
from typing import Any
from uuid import uuid4

import django
from django.db import connection

from content_models.references import short_id
from tests.attacks import ATTACKS, storable

MARK = "zzattack"
"""A word that finds all of them."""
SCRIPT_ADDRESS = "javascript:window.attacked = true//"
NAME_LENGTH = 190


def main(word: str) -> None:
    django.setup()
    from cms.ground import completeness
    from cms.publishing.request import deferred_drain, projector

    # As if it had been written by a release that asked for less.
    completeness.refuse_incomplete = lambda _item: None
    with deferred_drain():
        addresses = publish() if word == "publish" else remove()
    report = projector().drain(timeout_seconds=60)
    assert not report.failures, report.failures
    sys.stdout.write(json.dumps(addresses))


def publish() -> list[str]:
    return [
        address
        for attack in storable_attacks()
        for address in (publish_case_study(attack), publish_organisation(attack))
    ]


def remove() -> list[str]:
    from cms.directory.models import Organisation
    from cms.library.models import CaseStudyPage

    for page in CaseStudyPage.objects.filter(slug__startswith=MARK):
        page.delete()
        page.publisher.delete()
        page.sector.delete()
    Organisation.objects.filter(name__startswith=MARK).delete()
    return []


def storable_attacks() -> list[str]:
    uses_postgresql = connection.vendor == "postgresql"
    return [storable(attack, uses_postgresql=uses_postgresql) for attack in ATTACKS]


def publish_case_study(attack: str) -> str:
    """Returns its address, which needs no slug to be right: the portal leads on."""
    from wagtail.rich_text import RichText

    from tests.cms import factories

    name, rich = attack[:NAME_LENGTH], RichText(attack)
    picture = factories.image(title=name, width=60)
    picture.credit = name
    picture.save()
    picture.contextual_alt_text, picture.decorative = attack, False
    page = factories.published_case_study(
        f"{MARK} {name}",
        slug=f"{MARK}-{uuid4().hex}",
        summary=attack[:300],
        enterprise_name=name,
        place=attack[:100],
        picture=picture,
        picture_text=attack[:300],
        publisher=_partner(name, attack),
        sector=factories.theme(attack[:100], group="sector", synonyms=attack),
        lessons=[("lesson", attack)],
        body=[
            ("text", rich),
            ("picture", {"image": picture, "caption": attack}),
            ("quote", {"text": attack, "attribution": name}),
            ("key_figures", [{"value": attack[:20], "label": attack[:120]}]),
            ("steps", [{"title": name, "text": rich, "minutes": 1}]),
            ("callout", {"title": name, "text": rich}),
            ("video", {"title": name, "url": SCRIPT_ADDRESS, "description": attack}),
        ],
    )
    return f"/fr/case-studies/any-{short_id(page.translation_key)}"


def _partner(name: str, attack: str) -> Any:
    """A partner as no form lets it pass."""
    from tests.cms import factories

    partner = factories.partner(name)
    partner.website, partner.description = SCRIPT_ADDRESS, attack
    partner.save()
    return partner


def publish_organisation(attack: str) -> str:
    from cms.directory.models import OrganisationLocation, OrganisationPhone
    from tests.cms import factories

    organisation = factories.published_organisation(
        f"{MARK} {attack[:NAME_LENGTH]}",
        description=attack,
        alternative_names=attack,
    )
    organisation.email = f'"{attack[:100]}"@attack.example'
    organisation.website = SCRIPT_ADDRESS
    organisation.locations = [
        OrganisationLocation(
            name=attack[:NAME_LENGTH],
            address=attack[:NAME_LENGTH],
            postcode=attack[:12],
            place=attack[:100],
            region=attack[:100],
            country="FR",
        )
    ]
    organisation.phones = [OrganisationPhone(number=attack[:30], label=attack[:100])]
    organisation.save()  # as it is: publishing would refuse these addresses
    return f"/fr/directory/any-{short_id(organisation.translation_key)}"


if __name__ == "__main__":
    main(sys.argv[1])
