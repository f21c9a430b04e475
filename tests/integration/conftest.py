"""The fixtures of the CMS's tests, for tests that go through several rooms."""

from tests.cms.conftest import empty_cms, projector, publishing

__all__ = ["empty_cms", "projector", "publishing"]
