"""The fixtures of the CMS's tests, for tests that go through several rooms."""

from tests.cms.conftest import projector, publishing

__all__ = ["projector", "publishing"]
