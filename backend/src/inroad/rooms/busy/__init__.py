"""When the seeker is busy, read from calendars of their own: times alone, never what or with whom."""
