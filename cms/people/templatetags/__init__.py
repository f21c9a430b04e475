"""Holds tags of the admin's templates."""
