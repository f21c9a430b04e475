from pathlib import Path

from django.core.files.storage import FileSystemStorage, storages
from django.db import migrations

import cms.media.storage
import wagtail.images.models
from cms.media.originals import put_apart, put_back


def put_originals_apart(_apps, _schema_editor):
    _move(put_apart)


def put_originals_back(_apps, _schema_editor):
    _move(put_back)


def _move(move):
    stores = storages["default"], storages["originals"]
    if all(isinstance(each, FileSystemStorage) for each in stores):
        move(*(Path(each.location) for each in stores))


class Migration(migrations.Migration):
    """Originals of pictures leave the folder that the portal serves.

    `python -m cms clean_pictures` then takes metadata out of them.
    """

    dependencies = [("media", "0003_file_text")]

    operations = [
        migrations.AlterField(
            model_name="portalimage",
            name="file",
            field=wagtail.images.models.WagtailImageField(
                height_field="height",
                storage=cms.media.storage.original_storage,
                upload_to=wagtail.images.models.get_upload_to,
                verbose_name="file",
                width_field="width",
            ),
        ),
        migrations.RunPython(put_originals_apart, put_originals_back),
    ]
