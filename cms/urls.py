"""Routes the addresses below ``/cms``."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cms.entrance.views import (
    ForgottenPasswordView,
    GuardedInvitationView,
    NewPasswordView,
    SignInView,
)
from cms.people.invitations import ADDRESS

handler500 = "cms.writing.views.failed"

urlpatterns = [
    # Before Wagtail's: the first that fits answers. Who is invited cannot sign in yet.
    path("invitation/<str:token>/", GuardedInvitationView.as_view(), name=ADDRESS),
    path("login/", SignInView.as_view()),
    path("password_reset/", ForgottenPasswordView.as_view()),
    path("password_reset/confirm/<uidb64>/<token>/", NewPasswordView.as_view()),
    path("", include(wagtailadmin_urls)),
]
