"""Starts the system on one PC: tables made or renewed after a backup, then one process answers."""

import gc
import sys
from collections.abc import Sequence
from errno import EACCES, EADDRINUSE

import django
from django.core.handlers.wsgi import WSGIHandler
from waitress.server import BaseWSGIServer

from jixiao.webapp.configuration import ConfigurationError
from jixiao.webapp.keeping import UNREADABLE, WRONG_USE, keep_private, upgrade
from jixiao.webapp.unusable import NotKept, told_apart

_PORTS = range(1, 65536)
_WHY = {EADDRINUSE: "已经有程序在用，可能系统已经启动了", EACCES: "没有权限"}
_TOLD_BY_PROXY = frozenset(("x-forwarded-for", "x-forwarded-proto"))
_THRESHOLDS = (5_000, 20, 20)
"""When cycles are searched for: pages leave few, and documents, of which many are kept, none."""


def main(arguments: Sequence[str]) -> int:
    """Serve until interrupted.

    Args:
        arguments: HOST and PORT, both optional.
    """
    host = arguments[0] if arguments else "127.0.0.1"
    port = int(arguments[1]) if len(arguments) > 1 else 8000
    try:
        with told_apart():
            django.setup()
            kept = _renewed()
            server = _listening(host, port)
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    except NotKept as refused:
        sys.stderr.write(f"{refused}\n")
        return UNREADABLE
    if kept:
        sys.stdout.write(f"数据库已升级到这一版，升级以前的数据备份在 {kept}。\n")
    from django.db import connection  # noqa: PLC0415 -- after the set-up

    from jixiao.webapp.working import start  # noqa: PLC0415 -- after the set-up

    sys.stdout.write(f"绩效系统已启动：http://{host}:{port}/\n")
    sys.stdout.flush()
    stop = start() if connection.vendor == "sqlite" else None  # else workers run apart
    try:
        server.run()  # type: ignore[no-untyped-call]
    finally:
        if stop is not None:
            stop.set()
    return 0


def _listening(host: str, port: int) -> BaseWSGIServer:
    """The server at its address; who came, and by HTTPS or not, a proxy in front may say.

    Raises:
        NotKept: Nothing can listen there.
    """
    from waitress.server import create_server  # noqa: PLC0415 -- only here

    from jixiao.webapp.receiving import MOST, Channel  # noqa: PLC0415 -- only here
    from jixiao.webapp.settings import CONFIGURATION  # noqa: PLC0415 -- may be refused

    behind = {"trusted_proxy": CONFIGURATION.proxy, "trusted_proxy_headers": _TOLD_BY_PROXY}
    try:
        if port not in _PORTS:
            raise ValueError
        server: BaseWSGIServer = create_server(  # type: ignore[no-untyped-call]
            warmed(), host=host, port=port, threads=8, max_request_body_size=MOST,
            **(behind if CONFIGURATION.proxy else {}),
        )  # fmt: skip
    except (OSError, ValueError) as error:
        why = _WHY.get(getattr(error, "errno", None) or 0, "地址或端口不对")
        message = f"{host}:{port} 不能监听（{why}），请用 --host、--port 换一个。"
        raise NotKept(message) from None
    server.channel_class = Channel
    return server


def warmed() -> WSGIHandler:
    """What answers, with all loaded that the first visitor would wait for."""
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 -- after the set-up
    from django.urls import reverse  # noqa: PLC0415 -- likewise

    from jixiao.rules.catalogue import rules  # noqa: PLC0415 -- only where it is served

    application = get_wsgi_application()
    reverse("home")
    rules()
    gc.collect()
    gc.freeze()  # what is loaded stays: it is not searched for cycles while somebody waits
    gc.set_threshold(*_THRESHOLDS)
    return application


def _renewed() -> str:
    """Bring the tables up to this version; where the backup of before is, "" for none.

    Raises:
        NotKept: A backup can not be made; nothing was changed.
    """
    from jixiao.webapp.settings import CONFIGURATION  # noqa: PLC0415 -- may be refused

    keep_private(CONFIGURATION)
    return upgrade(CONFIGURATION)[1]
