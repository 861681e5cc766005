"""Sweeps meet the same app and the same people as the rooms' tests."""

from tests.rooms.conftest import caller, settings, stranger, web

__all__ = ["caller", "settings", "stranger", "web"]
