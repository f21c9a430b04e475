"""Routes the addresses below ``/cms``."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cms.entrance.views import ForgottenPasswordView, NewPasswordView, SignInView
from cms.people.invitation_views import InvitationView
from cms.people.invitations import ADDRESS

urlpatterns = [
    # Instead of Wagtail's own, which follow: the first that fits answers.
    path("login/", SignInView.as_view()),
    path("password_reset/", ForgottenPasswordView.as_view()),
    path("password_reset/confirm/<uidb64>/<token>/", NewPasswordView.as_view()),
    # Before Wagtail's, which ask everybody to sign in: who is invited cannot yet.
    path("invitation/<str:token>/", InvitationView.as_view(), name=ADDRESS),
    path("", include(wagtailadmin_urls)),
]
