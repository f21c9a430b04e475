"""The history of what was there already begins with what it says now."""

from typing import Any

from django.db import migrations
from modelcluster.models import get_serializable_data_for_fields


def begin_history(apps: Any, _schema_editor: Any) -> None:
    """Keep a first version of every theme and partner."""
    for theme in apps.get_model("taxonomy", "Theme").objects.filter(latest_revision=None):
        labels = [get_serializable_data_for_fields(label) for label in theme.labels.all()]
        name = labels[0]["label"] if labels else str(theme.key)
        revision = _first_version(apps, theme, theme.updated_at, name, labels=labels)
        _keep(theme, latest_revision=revision)
    for partner in apps.get_model("taxonomy", "Partner").objects.filter(latest_revision=None):
        revision = _first_version(apps, partner, partner.last_published_at, partner.name)
        _keep(partner, latest_revision=revision, live_revision=revision)


def _first_version(apps: Any, item: Any, moment: Any, name: str, **more: Any) -> Any:
    kind, _is_new = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="taxonomy", model=item._meta.model_name
    )
    return apps.get_model("wagtailcore", "Revision").objects.create(
        content_type=kind,
        base_content_type=kind,
        object_id=str(item.pk),
        object_str=name,
        created_at=moment,
        content=get_serializable_data_for_fields(item) | more,
    )


def _keep(item: Any, **fields: Any) -> None:
    """By a query: the time of a theme's last change is not that of a migration."""
    type(item)._default_manager.filter(pk=item.pk).update(**fields)


class Migration(migrations.Migration):

    dependencies = [
        ("taxonomy", "0004_history"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(begin_history, migrations.RunPython.noop)]
