"""Settings of the tests: data in a folder that goes away, quick passwords.

With ``JIXIAO_TEST_DATABASE=postgres`` the tables stand in a PostgreSQL of the tests' own; programs
that tests start get the database that the test gives them, never this one.
"""

import atexit
import os
import shutil
import tempfile

_DATA = tempfile.mkdtemp(prefix="jixiao-tests-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["JIXIAO_DATA"] = _DATA
os.environ.setdefault("JIXIAO_HOSTS", "testserver,127.0.0.1,localhost")

_ADDRESS = "JIXIAO_TEST_POSTGRES"
"""Where the first process of a run says to the others which server it has started."""
if os.environ.get("JIXIAO_TEST_DATABASE") == "postgres":
    from tools.postgres import postgres

    if _ADDRESS not in os.environ:
        _SERVER = postgres()
        os.environ[_ADDRESS] = _SERVER.__enter__()
        atexit.register(_SERVER.__exit__, None, None, None)
    os.environ["DATABASE_URL"] = os.environ[_ADDRESS]

from jixiao.webapp.settings import *  # noqa: E402, F403 -- the folder must be known before

os.environ.pop("DATABASE_URL", None)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
