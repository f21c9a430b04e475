"""Lets a draft hold half a point on the map; publication asks for the other half."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_read_what_is_there")]

    operations = [
        migrations.RemoveConstraint(
            model_name="organisationlocation", name="location_on_earth"
        ),
    ]
