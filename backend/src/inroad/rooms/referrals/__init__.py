"""Referrals: who gave whose name, and what one may say of it."""
