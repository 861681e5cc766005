"""Coaching: who helps a seeker, what they may see until when, and what a group looks like from outside."""
