"""Starts the system on one PC: tables made or renewed, then one process that answers."""

import sys
from collections.abc import Sequence

import django
from django.core.management import call_command


def main(arguments: Sequence[str]) -> int:
    """Serve until interrupted.

    Args:
        arguments: HOST and PORT, both optional.
    """
    from jixiao.webapp.configuration import ConfigurationError  # noqa: PLC0415 -- after the settings

    host = arguments[0] if arguments else "127.0.0.1"
    port = int(arguments[1]) if len(arguments) > 1 else 8000
    try:
        django.setup()
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 -- after the set-up
    from django.db import connection  # noqa: PLC0415 -- after the set-up
    from waitress.server import create_server  # noqa: PLC0415 -- only here

    from jixiao.webapp.receiving import MOST, Channel  # noqa: PLC0415 -- only here
    from jixiao.webapp.working import start  # noqa: PLC0415 -- after the set-up

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    sys.stdout.write(f"绩效系统已启动：http://{host}:{port}/\n")
    sys.stdout.flush()
    server = create_server(  # type: ignore[no-untyped-call]
        get_wsgi_application(), host=host, port=port, threads=8, max_request_body_size=MOST
    )
    server.channel_class = Channel
    stop = start() if connection.vendor == "sqlite" else None  # else workers run apart
    try:
        server.run()
    finally:
        if stop is not None:
            stop.set()
    return 0
