"""What runs in the process of a release, old or new: ``python -m inside.<module>``.

It knows models by their labels alone, so that it runs in every release that keeps them.
"""
