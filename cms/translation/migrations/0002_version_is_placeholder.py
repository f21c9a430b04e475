from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds whether a version is a placeholder; of those there are, it is asked after migrating."""

    dependencies = [
        ("translation", "0001_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="is_placeholder",
            field=models.BooleanField(null=True, default=None),
        ),
        migrations.AlterField(
            model_name="version",
            name="is_placeholder",
            field=models.BooleanField(null=True, default=False),
        ),
    ]
