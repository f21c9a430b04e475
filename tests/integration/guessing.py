"""Four processes that guess at once, in an installation of its own: run by test_guessing.py."""

import os

import django

from tests.integration import children

PROCESSES, GUESSES = 4, 8


def main() -> None:
    django.setup()
    codes = [children.exit_code(pid) for pid in [children.start(guess) for _ in range(PROCESSES)]]
    print(sum(codes))


def guess() -> None:
    """Exit with the number of guesses that were looked at."""
    from cms.entrance import limits
    from cms.entrance.models import Purpose
    from cms.entrance.strangers import Stranger

    looked_at = 0
    for _ in range(GUESSES):
        try:
            limits.begin(Purpose.SIGN_IN, Stranger("account", "network"))
        except limits.TooManyAttemptsError:
            continue
        looked_at += 1
    os._exit(looked_at)


if __name__ == "__main__":
    main()
