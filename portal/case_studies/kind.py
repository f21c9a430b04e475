"""Says how case studies are shown."""

from content_models.kinds.case_study import CaseStudy
from portal.case_studies.sample import sample
from portal.case_studies.services import (
    around_case_study,
    keys_of_case_study,
    themes_of_case_study,
)
from portal.case_studies.structured_data import case_study
from portal.reading.kinds import ItemKind

KINDS = (
    ItemKind(
        document=CaseStudy,
        template="case_studies/case_study.html",
        description="A case study with the address of its page.",
        card="case_studies/card.html",
        around=around_case_study,
        more_keys=keys_of_case_study,
        themes_of=themes_of_case_study,
        structured_data=case_study,
        sample=sample,
    ),
)
