"""Lists what HSDS 3.1 and ORUK 3.0 lose, field by field."""

from content_models.exchange.losses import Loss

HSDS_LOSSES = (
    Loss("body", "Headings, lists, links and pictures; the description is plain text."),
    Loss("summary", "It comes back as the whole text."),
    Loss("slug", "It comes back as the short form of the key."),
    Loss("published_at", "It comes back as the moment of reading."),
    Loss("updated_at", "It stands at services (last_modified); it comes back as that of reading."),
    Loss("search_title", "What search engines are told."),
    Loss("search_description", "What search engines are told."),
    Loss("moved_files", "Older addresses of pictures and files."),
    Loss("merged", "Which records are part of it now; the address of each leads to it."),
    Loss("translation", "Which parts are older than the original; an object has one language."),
    Loss("phones", "Their order among different owners; that of one owner stays."),
    Loss("phones[].of", "A phone of what is not there any more is left out."),
    Loss("locations[].key", "A location without a key gets one."),
    Loss("services[].at[].location", "A location that is not there any more is left out."),
)
"""Nothing else: import, export and import again give the same but for these."""
ORUK_LOSSES = (
    *HSDS_LOSSES,
    Loss("alternative_names", "All: the profile has no field for them."),
    Loss("phones", "All: the profile has phones at contacts alone."),
    Loss("year_founded", "All."),
    Loss("contacts", "All: the profile has them at services alone."),
    Loss("locations[].hours", "They stand at the services there; time zone, region of holidays."),
    Loss("services[].at[].hours", "They stand at the service; time zone, region of holidays."),
    Loss("services[].eligibility", "All."),
    Loss("services[].costs[].currency", "All: the profile has amounts alone."),
    Loss("services[].documents", "All."),
    Loss("services[].languages", "Their tags and names: the profile has identifiers alone."),
    Loss("services[].weeks", "All: attributes of the profile have no value."),
    Loss("services[].hours_per_week", "All: attributes of the profile have no value."),
    Loss("spoken_languages", "All: attributes of the profile have no value."),
    Loss("source", "All: attributes of the profile have no value."),
    Loss("last_verified", "It stands at services alone (assured_date)."),
    Loss("checker", "All: the profile has no metadata."),
    Loss("checker_name", "All."),
    Loss("addresses_check", "All."),
    Loss("hours_check", "All."),
    Loss("phones_check", "All."),
    Loss("services[].check", "Its day alone stays (assured_date)."),
)
"""An ORUK answer is an HSDS answer without the fields that the profile does not name."""
