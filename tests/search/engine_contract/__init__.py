"""What every engine does. An engine's tests subclass ``EngineContract``.

They give ``engine`` to each test, and ``engine_for_readers`` to all of them.
"""

import pytest

from search.engine import Engine, Index
from tests.search.building import filled, library
from tests.search.engine_contract.builds import KeepsBuilds
from tests.search.engine_contract.completing import Completes
from tests.search.engine_contract.counting import CountsAndOrders
from tests.search.engine_contract.finding import FindsWords
from tests.search.engine_contract.freshness import PutsLaterWhatNobodyChecks
from tests.search.engine_contract.items import KeepsItems
from tests.search.engine_contract.marking import MarksMatches
from tests.search.engine_contract.nearing import FindsWhatIsNear
from tests.search.engine_contract.offering import FindsOffers
from tests.search.engine_contract.repairing import RepairsWords
from tests.search.engine_contract.scanned import AgreesWithAScan
from tests.search.engine_contract.serving import ServesReaders


class EngineContract(
    FindsWords,
    ServesReaders,
    CountsAndOrders,
    RepairsWords,
    Completes,
    MarksMatches,
    FindsWhatIsNear,
    FindsOffers,
    PutsLaterWhatNobodyChecks,
    KeepsItems,
    KeepsBuilds,
    AgreesWithAScan,
):
    """All of it."""

    @pytest.fixture(scope="class")
    @classmethod
    def index(cls, engine_for_readers: Engine) -> Index:
        """The library, for tests that change nothing in it."""
        return filled(engine_for_readers, library())
