"""Addresses of pages that differ in a number only: a list has hundreds of them."""

from collections.abc import Callable

from django.urls import reverse


def numbered(page: str) -> Callable[[int], str]:
    """Number to the address of a page; its route is asked once."""
    before, _, after = reverse(page, args=(0,)).rpartition("0")
    return lambda number: f"{before}{number}{after}"
