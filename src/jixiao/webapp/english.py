"""Refusals in English: acts say why not in one Chinese sentence, programs may ask for another."""

from django.utils.translation import get_language


def english(said: str) -> str:
    """A sentence in the language of the request."""
    return said if get_language() != "en" else said
