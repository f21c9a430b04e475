"""What readers reported on a merged organisation is about the one that is kept."""

import pytest

from tests.cms.duplicates.pairs import Pair, merged, original
from tests.cms.inbox.test_reports import LIST, page, receive
from tests.cms.signing_in import signed_in

pytestmark = pytest.mark.django_db


def test_an_earlier_report_leads_to_the_one_that_is_kept(pair: Pair) -> None:
    receive("earlier", pair.merged)
    merged(pair)
    reviewer = signed_in("reviewer")

    listed, shown = page(reviewer), page(reviewer, f"{LIST}earlier/")

    assert f"{LIST}earlier/" in listed
    assert f"/organisation/edit/{original(pair.kept).pk}/" in shown
    assert f"/organisation/edit/{original(pair.merged).pk}/" not in shown


def test_an_editor_of_another_country_does_not_see_it(pair: Pair) -> None:
    receive("earlier", pair.merged)
    merged(pair)

    assert f"{LIST}earlier/" not in page(signed_in("editor-gr"))
    assert f"{LIST}earlier/" in page(signed_in("editor"))
