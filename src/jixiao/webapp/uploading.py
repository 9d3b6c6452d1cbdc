"""Takes files that people send: straight to the disk, piece by piece, within limits."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jixiao.formats.limits import limits_from_environment
from jixiao.services.keeping import Keeper, Kept, TooLarge, plain_name, sweep, too_large
from jixiao.webapp.problems import answer, is_for_programs

UPLOADS, API_UPLOADS = "/import/files/", "/api/v1/imports"
"""The addresses that take files: for people, for programs."""
_MOST_FILES = 5
"""So many of the largest files may come in one request."""
_MOST_ELSEWHERE = 20_000_000
_FULL = "磁盘满了，这个文件没有收下；请联系系统管理员。"


def most_bytes() -> int:
    """The largest file that is taken."""
    return limits_from_environment().file_bytes


class KeptFile(UploadedFile):  # type: ignore[type-arg]
    """A file that is kept already.

    Args:
        kept: Under which hash.
    """

    def __init__(self, name: str, kept: Kept) -> None:
        super().__init__(None, name, size=kept.size)
        self.kept = kept

    def close(self) -> None:
        """Nothing is open."""


class KeepingHandler(FileUploadHandler):
    """Keeps every file while it comes; one that is refused stops no other.

    Args:
        request: The request.
    """

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.refused: list[tuple[str, str]] = []
        self._keeper: Keeper | None = None
        sweep(settings.MEDIA_ROOT)

    def new_file(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 -- as Django has it
        """Begin a file."""
        super().new_file(*args, **named)
        self._keeper = Keeper(settings.MEDIA_ROOT, most_bytes())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """The next piece of it."""
        if self._keeper is None:
            return
        try:
            self._keeper.take(raw_data)
        except TooLarge as error:
            self._refuse(str(error))
        except OSError:
            self._keeper.drop()
            self._refuse(_FULL)

    def _refuse(self, message: str) -> None:
        self.refused.append((plain_name(self.file_name or ""), message))
        self._keeper = None
        raise SkipFile(message)

    def file_complete(self, file_size: int) -> KeptFile | None:
        """End a file."""
        if self._keeper is None:
            return None
        kept, self._keeper = self._keeper.keep(), None
        return KeptFile(plain_name(self.file_name or ""), kept)

    def upload_interrupted(self) -> None:
        """The other end has gone."""
        if self._keeper is not None:
            self._keeper.drop()


class SizeMiddleware:
    """Refuses requests that are too large before anything of them is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, or why the request is not taken."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        is_upload = request.path in {UPLOADS, API_UPLOADS}
        most = most_bytes() * _MOST_FILES if is_upload else _MOST_ELSEWHERE
        if length.isdecimal() and int(length) > most:
            said = too_large(most_bytes() if is_upload else most)
            if is_for_programs(request):
                return answer(request, "too-large", said)
            return render(request, "pages/too_large.html", {"said": said}, status=413)
        return self.get_response(request)
