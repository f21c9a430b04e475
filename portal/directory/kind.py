"""Says how organisations are shown."""

from content_models.inbox import Topic
from content_models.kinds.organisation import Organisation
from portal.directory.sample import sample
from portal.directory.services import around_organisation
from portal.directory.structured_data import organisation
from portal.reading.kinds import ItemKind

KINDS = (
    ItemKind(
        document=Organisation,
        template="directory/organisation.html",
        description="An organisation with the address of its page.",
        card="directory/card.html",
        around=around_organisation,
        structured_data=organisation,
        sample=sample,
        topics=(
            Topic.HOURS,
            Topic.PHONE,
            Topic.ADDRESS,
            Topic.LANGUAGES,
            Topic.COST,
            Topic.CLOSED,
            Topic.NEVER_THERE,
            Topic.OTHER,
        ),
        values="directory/values.html",
    ),
)
