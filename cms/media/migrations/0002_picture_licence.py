from django.db import migrations, models

from cms.ground.choices import LICENCE_CHOICES


class Migration(migrations.Migration):
    """Pictures that are there already have no licence until somebody says which."""

    dependencies = [("media", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="portalimage",
            name="credit",
            field=models.CharField(help_text="Who made the picture. Example: Maria Doe", max_length=200, verbose_name="credit"),
        ),
        migrations.AddField(
            model_name="portalimage",
            name="licence",
            field=models.CharField(
                choices=LICENCE_CHOICES,
                default="",
                help_text="Ask the person who made it. If you do not know it, do not use the picture.",
                max_length=30,
                verbose_name="licence",
            ),
            preserve_default=False,
        ),
    ]
