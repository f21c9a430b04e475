"""Says what the portal promises in one sentence, to search engines and to devices.

It is promised where all of it is there: a site without content claims nothing.
"""

from content_models.kinds import KindName
from content_models.vocabularies import message

LIBRARY_KINDS: frozenset[KindName] = frozenset({"activity", "case_study", "partner_resource"})
"""What is named where the library is."""
PROMISED_KINDS: frozenset[KindName] = LIBRARY_KINDS | {"course", "organisation"}
"""What ``PROMISE`` names."""
PROMISE = message(
    "A course with activities for workshops, case studies of social enterprises, resources, and "
    "organisations that help newcomers."
)
WITHOUT_A_PROMISE = message("For everyone who supports refugees, exiles and migrants.")
