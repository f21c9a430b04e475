"""Tells how to enter an organisation."""

from django.utils.translation import gettext_lazy as _

from cms.ground.how_to import LOOK, SUBMIT, HowTo

HOW_TO = HowTo(
    _("How to enter an organisation"),
    _("A body that helps people near it. A newcomer should be able to call or walk there."),
    (
        _("Type its name: the form tells you if it is probably there already."),
        _("Description: what it does, for whom, how people can come, what it costs."),
        _("Choose themes, for whom it is, and the languages that are spoken there."),
        _("Place: address, postcode, town. Telephone: one number in each field."),
        _("Services: one for each thing that people come for, with how to come and the price."),
        _(
            "Last verified on: the day on which somebody checked all of it with the"
            " organisation. After six months you are asked to check again."
        ),
        LOOK,
        SUBMIT,
    ),
)
