"""Exchanges organisations in the Human Services Data Specification, HSDS 3.1.

``writing`` makes its objects of a document, ``reading`` a document of its objects. What HSDS has no
field for stands in its table ``attribute``, so that our own data comes back whole but for
``losses``. ``profiles`` makes the shorter forms: lists, and Open Referral UK 3.0.
"""
