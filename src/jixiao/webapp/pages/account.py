"""Log-in: nobody signs up, people are entered by the administrator."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """No registration from outside."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
