"""Lists what may be merged, and what was, for one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cms.directory.facts import is_translation
from cms.directory.merges import Merge
from cms.directory.models import Organisation
from cms.duplicates.models import DuplicatePair, open_pairs
from search.duplicates.evidence import SIGN_LABELS, WEIGHTS, Sign

ADD, PUBLISH = "directory.add_organisation", "directory.publish_organisation"


@dataclass(frozen=True)
class ShownPair:
    """A pair as the list shows it: originals, and what speaks for it."""

    pair: DuplicatePair
    one: Any
    other: Any
    signs: tuple[str, ...]
    counter_signs: tuple[str, ...]


def may_see(user: Any) -> bool:
    """True if somebody writes organisations, and not only their translations."""
    return bool(policy_registry.get_by_type(Organisation).user_has_permission(user, "add"))


def may_publish_any(user: Any) -> bool:
    """True if somebody may merge some organisations."""
    return bool(user.has_perm(PUBLISH))


def pairs_of(user: Any) -> list[DuplicatePair]:
    """Return the pairs of organisations both of which somebody may edit, the likeliest first."""
    keys = set(_editable(user).values_list("translation_key", flat=True))
    return [each for each in open_pairs() if each.one in keys and each.other in keys]


def may_decide(user: Any, keys: Iterable[UUID]) -> bool:
    """True if somebody may edit the originals of some organisations."""
    wanted = set(keys)
    found = _editable(user).filter(translation_key__in=wanted)
    return set(found.values_list("translation_key", flat=True)) == wanted


def settle(pair: DuplicatePair, user: Any) -> None:
    """Note that two are two, as long as nothing changes that is compared of them."""
    pair.settled, pair.settled_by, pair.settled_at = pair.fingerprint, user, timezone.now()
    pair.save()


def shown(pairs: Iterable[DuplicatePair]) -> list[ShownPair]:
    """Return pairs with their organisations, in words."""
    given = list(pairs)
    keys = {key for pair in given for key in (pair.one, pair.other)}
    rows = Organisation.objects.filter(~is_translation(Organisation), translation_key__in=keys)
    originals = {each.translation_key: each for each in rows.prefetch_related("locations")}
    return [
        ShownPair(pair, originals[pair.one], originals[pair.other], *_signs(pair))
        for pair in given
        if pair.one in originals and pair.other in originals
    ]


def _signs(pair: DuplicatePair) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = [Sign(each) for each in pair.signs if each in set(Sign)]
    for_it = tuple(_(SIGN_LABELS[each]) for each in known if WEIGHTS[each] > 0)
    return for_it, tuple(_(SIGN_LABELS[each]) for each in known if WEIGHTS[each] < 0)


def merges() -> Any:
    """Return all merges, undone ones too, the latest first."""
    return Merge.objects.select_related("made_by", "undone_by")


def _editable(user: Any) -> Any:
    policy = policy_registry.get_by_type(Organisation)
    found = policy.instances_user_has_any_permission_for(user, ["change"])
    return found.filter(~is_translation(Organisation))
