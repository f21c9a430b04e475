"""What is lost is told where people read it."""

from pathlib import Path

import pytest

from content_models.exchange.data_inclusion import DATA_INCLUSION_LOSSES
from content_models.exchange.hsds.losses import ORUK_LOSSES
from content_models.exchange.losses import Loss

GUIDE = (Path(__file__).parents[3] / "docs" / "directory.md").read_text()


@pytest.mark.parametrize("loss", [*ORUK_LOSSES, *DATA_INCLUSION_LOSSES])
def test_the_guide_names_each_loss(loss: Loss) -> None:
    assert f"| `{loss.field}` | {loss.lost} |" in GUIDE
