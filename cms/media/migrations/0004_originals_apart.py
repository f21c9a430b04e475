import shutil
from pathlib import Path

from django.core.files.storage import FileSystemStorage, storages
from django.db import migrations

import cms.media.storage
import wagtail.images.models

FOLDER = "original_images"


def put_originals_apart(_apps, _schema_editor):
    _move("default", "originals")


def put_originals_back(_apps, _schema_editor):
    _move("originals", "default")


def _move(source, target):
    stores = storages[source], storages[target]
    if all(isinstance(each, FileSystemStorage) for each in stores):
        _move_files(*(Path(each.location) for each in stores))


def _move_files(source, target):
    """Move all files of the folder; names stay, so no row changes.

    What is there already stays too: after an interruption the rest follows.
    """
    target.mkdir(parents=True, exist_ok=True)
    if (source / FOLDER).exists() and not (target / FOLDER).exists():
        shutil.move(source / FOLDER, target / FOLDER)
        return
    for file in (source / FOLDER).glob("*"):
        shutil.move(file, target / FOLDER / file.name)


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
