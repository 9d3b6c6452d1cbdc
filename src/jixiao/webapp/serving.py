"""Starts the system on one PC: tables made or renewed after a backup, then one process answers."""

import sys
from collections.abc import Sequence

import django
from django.core.handlers.wsgi import WSGIHandler

from jixiao.webapp.configuration import ConfigurationError
from jixiao.webapp.keeping import UNREADABLE, WRONG_USE, NotKept, keep_private, upgrade


def main(arguments: Sequence[str]) -> int:
    """Serve until interrupted.

    Args:
        arguments: HOST and PORT, both optional.
    """
    host = arguments[0] if arguments else "127.0.0.1"
    port = int(arguments[1]) if len(arguments) > 1 else 8000
    try:
        django.setup()
        kept = _renewed()
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    except NotKept as refused:
        sys.stderr.write(f"{refused}\n")
        return UNREADABLE
    if kept:
        sys.stdout.write(f"数据库已升级到这一版，升级以前的数据备份在 {kept}。\n")
    from django.db import connection  # noqa: PLC0415 -- after the set-up
    from waitress.server import create_server  # noqa: PLC0415 -- only here

    from jixiao.webapp.receiving import MOST, Channel  # noqa: PLC0415 -- only here
    from jixiao.webapp.working import start  # noqa: PLC0415 -- after the set-up

    server = create_server(  # type: ignore[no-untyped-call]
        warmed(), host=host, port=port, threads=8, max_request_body_size=MOST
    )
    server.channel_class = Channel
    sys.stdout.write(f"绩效系统已启动：http://{host}:{port}/\n")
    sys.stdout.flush()
    stop = start() if connection.vendor == "sqlite" else None  # else workers run apart
    try:
        server.run()
    finally:
        if stop is not None:
            stop.set()
    return 0


def warmed() -> WSGIHandler:
    """What answers, with all loaded that the first visitor would wait for."""
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 -- after the set-up
    from django.urls import reverse  # noqa: PLC0415 -- likewise

    from jixiao.rules.catalogue import rules  # noqa: PLC0415 -- only where it is served

    application = get_wsgi_application()
    reverse("home")
    rules()
    return application


def _renewed() -> str:
    """Bring the tables up to this version; where the backup of before is, "" for none.

    Raises:
        NotKept: A backup can not be made; nothing was changed.
    """
    from jixiao.webapp.settings import CONFIGURATION  # noqa: PLC0415 -- may be refused

    keep_private(CONFIGURATION)
    return upgrade(CONFIGURATION)[1]
