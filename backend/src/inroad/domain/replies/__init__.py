"""Replies to letters: an e-mail read, its own words taken from the quote, and sorted (NRS-1, TIM-5).

    reading   the bytes of a message → what it answers, who wrote it, its own words, what came back
    quoting   the words of the writer without what they quote, and without their signature
    sorting   yes, later, someone else, away, bounced …: a suggestion, with the words that led to it
    naming    the people a reply names

What comes out is a suggestion. Nothing here decides: the seeker confirms.
"""

from inroad.domain.replies.naming import Named, named_people
from inroad.domain.replies.quoting import own_words, text_of_html
from inroad.domain.replies.reading import Bounce, Received, letter_ids, receive, worth_reading
from inroad.domain.replies.sorting import KIND_REASONS, KIND_WORDS, ReplyKind, Span, Suggestion, sort_reply

__all__ = [
    "KIND_REASONS",
    "KIND_WORDS",
    "Bounce",
    "Named",
    "Received",
    "ReplyKind",
    "Span",
    "Suggestion",
    "letter_ids",
    "named_people",
    "own_words",
    "receive",
    "sort_reply",
    "text_of_html",
    "worth_reading",
]
