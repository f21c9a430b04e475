"""Lets a draft hold a related item that has not been chosen yet; publication asks for it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("library", "0003_work")]

    operations = [
        migrations.RemoveConstraint(model_name="relateditem", name="related_to_one_item"),
    ]
