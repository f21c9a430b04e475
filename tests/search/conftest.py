"""Settings of the property tests."""

from hypothesis import settings

# Times are asserted where they matter, not wherever a busy machine pauses.
settings.register_profile("search", deadline=None)
settings.load_profile("search")
