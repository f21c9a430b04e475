"""Routes the addresses below ``/cms``."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cms.entrance.views import ForgottenPasswordView, NewPasswordView, SignInView

urlpatterns = [
    # Instead of Wagtail's own, which follow: the first that fits answers.
    path("login/", SignInView.as_view()),
    path("password_reset/", ForgottenPasswordView.as_view()),
    path("password_reset/confirm/<uidb64>/<token>/", NewPasswordView.as_view()),
    path("", include(wagtailadmin_urls)),
]
