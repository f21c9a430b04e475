"""Holds what the desk's templates ask for."""
