"""Routes the addresses below ``/cms``."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cms.people.invitation_views import InvitationView
from cms.people.invitations import ADDRESS

urlpatterns = [
    # Before Wagtail's, which ask everybody to sign in: who is invited cannot yet.
    path("invitation/<str:token>/", InvitationView.as_view(), name=ADDRESS),
    path("", include(wagtailadmin_urls)),
]
