"""Defines what encodes texts as vectors, and chooses it."""

import logging
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from content_models.deployment import Deployment
from search.likeness import e5

logger = logging.getLogger(__name__)

Vector = NDArray[np.float32]
Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """An encoder turns texts into vectors, the same on every machine; threads may share it.

    Attributes:
        name: of it and of how it is used. Vectors of two names cannot be compared.
        dimensions: of each vector.
    """

    name: str
    dimensions: int

    def query(self, text: str) -> Vector:
        """Return the vector of what a reader typed, of length 1."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts to be found, each of length 1, one a row."""


class NullEncoder:
    """Stands where no encoder is installed or wanted; its vectors are empty."""

    name = ""
    dimensions = 0

    def query(self, text: str) -> Vector:
        """Return an empty vector."""
        del text  # part of the interface
        return np.empty(0, np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return an empty vector for each text."""
        return np.empty((len(texts), 0), np.float32)


def encoder_of(deployment: Deployment) -> Encoder:
    """Return the encoder of an installation: a Null where it wants none or has none."""
    return _installed() if deployment.wants_vectors else NullEncoder()


@cache
def _installed() -> Encoder:
    reason = e5.reason_against()
    if not reason:
        return e5.E5Encoder()
    logger.info("searching by words alone: %s", reason)
    return NullEncoder()
