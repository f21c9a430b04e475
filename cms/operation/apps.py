"""Registers the application with Django."""

from django.apps import AppConfig


class OperationConfig(AppConfig):
    """Configures the application of the operators' commands."""

    name = "cms.operation"
    label = "operation"
