"""Tests of documents on forms."""
