"""Packs vectors as bytes, two for each number."""

import numpy as np

from search.likeness.encoders import Vector

_STORED = np.dtype("<f2")


def packed(vector: Vector) -> bytes:
    """Return a vector as bytes."""
    return vector.astype(_STORED).tobytes()


def unpacked(content: bytes, dimensions: int) -> Vector | None:
    """Return the vector that bytes hold; None where they hold none of so many dimensions."""
    if len(content) != dimensions * _STORED.itemsize:
        return None
    vector = np.frombuffer(content, _STORED).astype(np.float32)
    return vector if np.isfinite(vector).all() else None
