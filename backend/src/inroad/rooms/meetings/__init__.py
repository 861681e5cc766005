"""Meetings: agreed, held, debriefed."""
