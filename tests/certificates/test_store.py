"""Where private files are when a host names no storage: a folder of its own."""

from django.core.files.base import ContentFile

from events.files import store


def test_without_a_storage_of_that_name_files_are_in_the_folder_that_is_set(settings, tmp_path):
    settings.STORAGES = {name: told for name, told in settings.STORAGES.items() if name != "bijeen"}
    settings.BIJEEN_FILES = str(tmp_path / "bestanden")
    name = store().save("een/bewijs.pdf", ContentFile(b"%PDF"))
    assert (tmp_path / "bestanden" / name).read_bytes() == b"%PDF"
