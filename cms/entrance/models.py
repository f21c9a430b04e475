"""Defines attempts to sign in or to have a password sent."""

from django.db import models
from django.utils import timezone


class Purpose(models.TextChoices):
    """Lists what strangers may try."""

    SIGN_IN = "sign-in"
    RESET = "reset"


class Attempt(models.Model):
    """An attempt counts against its account and its network until it is forgotten.

    Who and where are kept as marks: without the secret key they lead back to nobody.
    """

    purpose = models.CharField(max_length=10, choices=Purpose)
    account = models.CharField(max_length=32)
    network = models.CharField(max_length=32)
    device = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["account", "at"], name="attempt_of_account"),
            models.Index(fields=["network", "at"], name="attempt_of_network"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.at}"
