"""Routes the addresses below ``/cms``."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

handler500 = "cms.writing.views.failed"

urlpatterns = [
    path("", include(wagtailadmin_urls)),
]
