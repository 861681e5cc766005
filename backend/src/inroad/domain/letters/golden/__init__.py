"""The golden rule (LND-7): sentences that ask for a job or for money, found by act frames over word
classes."""
