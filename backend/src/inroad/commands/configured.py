"""What every command needs that works on an installation: its settings, and logging as they say."""

import sys

from inroad.kit import logs
from inroad.settings import Settings, SettingsError, load


def configured() -> Settings | None:
    """The settings, with logging set up; None once standard error says what is wrong with them."""
    try:
        settings = load()
    except SettingsError as error:
        print(f"inroad: {error}", file=sys.stderr)
        return None
    logs.configure(settings.log.log_level, settings.log.log_format)
    return settings
