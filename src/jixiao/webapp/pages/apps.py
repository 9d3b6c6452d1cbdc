"""The one Django app that holds templates and static files."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Pages of the system."""

    name = "jixiao.webapp.pages"
    label = "pages"

    def ready(self) -> None:
        """Begin to note who comes in and goes out."""
        from jixiao.webapp.actions import doors  # noqa: F401, PLC0415 -- tables must be loaded before
