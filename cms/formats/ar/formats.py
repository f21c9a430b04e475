"""Defines Arabic moments as Django defines Arabic dates.

Django has no short ones, and takes American ones instead.
"""

SHORT_DATETIME_FORMAT = "d\u200f/m\u200f/Y H:i"
