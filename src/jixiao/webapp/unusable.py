"""What can not be used is said in a sentence: a database that is away or damaged, a closed folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EPERM, EROFS

_CLOSED = frozenset((EACCES, EPERM, EROFS))


class NotKept(Exception):  # noqa: N818 -- a refusal, not our error
    """It can not be backed up, restored or started; the message is a Chinese sentence or two."""


@contextmanager
def told_apart() -> Iterator[None]:
    """Tells database and folder that can not be used from errors of our own.

    Raises:
        NotKept: The sentence.
    """
    try:
        yield
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _CLOSED:
            message = f"{error.filename} 写不了（{error.strerror}），请检查数据目录的权限。"
            raise NotKept(message) from error
        if not _is_of_database(error):
            raise
        first = str(error).strip().partition("\n")[0]
        message = f"数据库打不开或连不上（{first}），请检查数据目录、DATABASE_URL 和数据库服务。"
        raise NotKept(message) from error


def _is_of_database(error: Exception) -> bool:
    """Whether SQLite, the driver of PostgreSQL (an extra) or Django says so."""
    homes = {each.__module__ for each in type(error).__mro__}
    return not homes.isdisjoint(("sqlite3", "psycopg", "psycopg.errors", "django.db.utils"))
