"""Insights are about days, so the day is held."""

import pytest

from tests.factories.letters import WEDNESDAY


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    """14 October 2026, ten o'clock in Dublin."""
    monkeypatch.setenv("INROAD_CLOCK", WEDNESDAY)
