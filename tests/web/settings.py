"""Settings of the tests: data in a folder that goes away, quick passwords."""

import atexit
import os
import shutil
import tempfile

_DATA = tempfile.mkdtemp(prefix="jixiao-tests-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["JIXIAO_DATA"] = _DATA
os.environ.setdefault("JIXIAO_HOSTS", "testserver,127.0.0.1,localhost")

from jixiao.webapp.settings import *  # noqa: E402, F403 -- the folder must be known before

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
