"""How many readers a server answers with a page that it keeps, and with Flask alone."""

from statistics import median

from tests.benchmarks import bare, load
from tests.benchmarks.figures import Figure
from tests.benchmarks.load import Load

TARGET_SHARE = 0.7


def measure(port: int, path: str, bare_port: int, rounds: int, seconds: float) -> Figure:
    """Ask both servers by turns. The ratio of each round counts: noise falls on both of it."""
    load.run(port, path, seconds)  # warm both up
    load.run(bare_port, bare.PLAIN_PATH, seconds)
    pairs = [
        (
            load.run(port, path, seconds),
            load.run(bare_port, bare.PLAIN_PATH, seconds),
        )
        for _ in range(rounds)
    ]
    shares = [ours.per_second / theirs.per_second for ours, theirs in pairs]
    share = median(shares)
    ours, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    return Figure(
        what="cached page throughput / bare Flask route, same server",
        reach="≥ 70 %",
        measured=f"{share:.0%} ({_rate(ours)} a second)",
        is_reached=share >= TARGET_SHARE,
        peer=f"bare Flask route: {_rate(theirs)} a second",
        how=(
            f"{rounds} rounds of {seconds:g} s by turns, {load.CONNECTIONS} connections:"
            f" {min(shares):.0%} to {max(shares):.0%};"
            f" asking took {_core(ours)} and {_core(theirs)} of a core"
        ),
    )


def _rate(loads: list[Load]) -> str:
    return f"{median(each.per_second for each in loads):,.0f}"


def _core(loads: list[Load]) -> str:
    return f"{median(each.core_share for each in loads):.0%}"
