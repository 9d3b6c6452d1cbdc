"""For those who watch the system: does it live, can it work."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path


def health(_request: HttpRequest) -> HttpResponse:
    """Whether the process answers."""
    return HttpResponse("ok", content_type="text/plain")


def ready(_request: HttpRequest) -> HttpResponse:
    """Whether the database answers and has all its tables."""
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 -- rarely needed

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return HttpResponse("数据库需要升级：jixiao upgrade", status=503)
    return HttpResponse("ready", content_type="text/plain")


ADDRESSES = [path("healthz", health, name="health"), path("readyz", ready, name="ready")]
