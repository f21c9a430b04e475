"""Gives templates of the admin the name of this site."""

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def own_name() -> str:
    """Return the name of this site."""
    return str(settings.WAGTAIL_SITE_NAME)


@register.simple_tag
def sign_in_heading() -> str:
    """Return the heading of the page on which people sign in."""
    return _("Sign in to %(site)s") % {"site": settings.WAGTAIL_SITE_NAME}
