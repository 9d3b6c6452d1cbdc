"""Files that come through the web: straight to the disk, within limits, tricks harmless."""

import os
import tracemalloc
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from jixiao.model.lifecycle import Role
from jixiao.services.keeping import Keeper, TooLarge, path_of, plain_path
from jixiao.webapp.records import models as records
from jixiao.webapp.uploading import KeepingHandler
from tests.web.county import County, county

pytestmark = pytest.mark.django_db


def post(client: Client, here: County, *files: tuple[str, bytes]) -> list[records.Upload]:
    """Files that the plain form sends."""
    given = [SimpleUploadedFile(name, data) for name, data in files]
    response = client.post("/import/files/", {"cycle": here.cycle.pk, "files": given})
    assert response.status_code == 302
    return list(records.Upload.objects.order_by("id"))


def kept_files() -> list[Path]:
    return [each for each in Path(settings.MEDIA_ROOT).rglob("*") if each.is_file()]


def test_a_request_that_is_too_large_is_refused_before_it_is_read(client: Client) -> None:
    here = county()
    client.force_login(here.people[Role.PREPARER])

    response = client.generic("POST", "/import/files/", b"x", CONTENT_LENGTH="2000000000")

    assert response.status_code == 413
    assert "超过 200 MB 的上限" in response.content.decode()
    response = client.generic("POST", "/account/login/", b"x", CONTENT_LENGTH="30000000")
    assert response.status_code == 413


def test_a_file_that_is_too_large_is_refused_alone_and_leaves_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIXIAO_MAX_FILE_BYTES", "1000000")
    here = county()
    client.force_login(here.people[Role.PREPARER])
    before = set(kept_files())

    post(client, here, ("大.docx", os.urandom(1_500_000)), ("小.docx", b"PK small one"))

    names = list(records.Upload.objects.values_list("name", flat=True))
    assert names == ["小.docx"]
    assert len(set(kept_files()) - before) == 1
    response = client.get("/import/").content.decode()
    assert "大.docx：文件超过 1 MB 的上限，没有收下" in response


@pytest.mark.slow
def test_a_gigabyte_is_refused_in_little_memory(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, 300_000_000)
    piece = bytes(65_536)

    def send() -> None:
        for _ in range(2_000_000_000 // len(piece)):
            keeper.take(piece)

    tracemalloc.start()
    with pytest.raises(TooLarge):
        send()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 2_000_000
    assert not list(tmp_path.iterdir())


def test_files_are_taken_with_the_forms_own_token_only() -> None:
    here = county()
    client = Client(enforce_csrf_checks=True)
    client.force_login(here.people[Role.PREPARER])
    given = SimpleUploadedFile("a.docx", b"PK one")

    response = client.post("/import/files/", {"cycle": here.cycle.pk, "files": given})

    assert response.status_code == 403
    assert not records.Upload.objects.exists()


def test_nobody_without_a_right_to_import_gets_a_byte_onto_the_disk(client: Client) -> None:
    here = county()
    before = kept_files()
    given = SimpleUploadedFile("a.docx", b"PK unique bytes of nobody")
    assert client.post("/import/files/", {"files": given}).status_code == 302
    client.force_login(here.people[Role.AUDITOR])

    given.seek(0)
    assert client.post("/import/files/", {"files": given}).status_code == 403

    assert kept_files() == before


def test_an_interrupted_file_leaves_nothing(rf: RequestFactory) -> None:
    before = kept_files()
    handler = KeepingHandler(rf.post("/import/files/"))
    handler.new_file("files", "a.docx", "", None)
    handler.receive_data_chunk(b"half", 0)
    assert len(kept_files()) == len(before) + 1

    handler.upload_interrupted()

    assert kept_files() == before


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../../etc/passwd", "etc/passwd"),
        ("C:\\Windows\\a.docx", "C:/Windows/a.docx"),
        ("..", "未命名"),
        ("", "未命名"),
        ("a\x00b\u202egpj.docx", "abgpj.docx"),
        ("x" * 900 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_tricks_in_names_are_harmless(given: str, shown: str) -> None:
    assert plain_path(given) == shown
    with pytest.raises(ValueError, match="no SHA-256"):
        path_of(Path("files"), given)
