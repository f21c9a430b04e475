"""What every engine does. An engine's tests subclass ``EngineContract`` and give ``engine``."""

from tests.search.engine_contract.builds import KeepsBuilds
from tests.search.engine_contract.completing import Completes
from tests.search.engine_contract.counting import CountsAndOrders
from tests.search.engine_contract.finding import FindsWords
from tests.search.engine_contract.items import KeepsItems
from tests.search.engine_contract.marking import MarksMatches
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
    KeepsItems,
    KeepsBuilds,
    AgreesWithAScan,
):
    """All of it."""
