"""Changes records of a store in a process of its own, while somebody crawls.

``python -m tests.portal.standards.changing`` takes the environment of an installation. It changes
100 records, takes 50 away and publishes 50 more, two at a time for each line that it is given.
"""

import os
import sys

from content_models.deployment import Deployment
from content_models.published import PublishedStore
from tests.portal.standards.samples import whole

RECORDS = 120
TAKEN_AWAY = range(50)
CHANGED = range(50, 120)
NEW = range(RECORDS, RECORDS + 50)


def main() -> None:
    store = PublishedStore(Deployment.from_environment(os.environ))
    changed = [(number, "x" * turn) for turn in (1, 2) for number in CHANGED][:100]
    for step in range(100):
        sys.stdin.readline()
        number, mark = changed[step]
        with store.locked(), store.writing() as writer:
            writer.put(whole(f"record {number}", summary=f"Changed {mark}."))
        with store.locked(), store.writing() as writer:
            if step % 2:
                gone = whole(f"record {TAKEN_AWAY[step // 2]}")
                writer.remove(gone.key, gone.locale)
            else:
                writer.put(whole(f"record {NEW[step // 2]}"))
    store.close()


if __name__ == "__main__":
    main()
