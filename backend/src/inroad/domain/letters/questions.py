"""The question bank: the four of MTG-6, the pinned question of MTG-5, and good ones of our own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question to send ahead. `pinned` ones stay on every list until they are taken off."""

    id: str
    text: str
    rule: str
    pinned: bool = False


QUESTION_BANK: tuple[BankQuestion, ...] = (
    BankQuestion("started", "How did you get started in your job / position / industry?", "MTG-6"),
    BankQuestion("best-least", "What do you like best and least about the industry?", "MTG-6"),
    BankQuestion(
        "qualifications",
        "In your mind, what qualifications are required to be successful in your industry?",
        "MTG-6",
    ),
    BankQuestion("strengths", "What do you feel are my skills strengths and weaknesses?", "MTG-6"),
    BankQuestion(
        "big-picture",
        "From where you stand, how does somebody with my background fit into the big picture?",
        "MTG-5",
        pinned=True,
    ),
    BankQuestion("week", "What does an ordinary week look like for you?", "MTG-6"),
    BankQuestion("surprise", "What about your work surprises people who see it from outside?", "MTG-6"),
    BankQuestion(
        "changing", "What is changing most in your field, and who is doing well with the change?", "MTG-6"
    ),
    BankQuestion("begin-again", "If you began again today, where would you begin?", "MTG-6"),
    BankQuestion("turning-point", "Which decision mattered most on your way here?", "MTG-6"),
    BankQuestion("newcomers", "Which mistake do newcomers to your field make most often?", "MTG-6"),
    BankQuestion("first-year", "What would you learn first, and what can safely wait?", "MTG-6"),
    BankQuestion(
        "story", "How does my story sound to you: where did you want to hear more, and where less?", "MTG-6"
    ),
    BankQuestion("missing", "What would you still want to see from someone with my background?", "MTG-6"),
    BankQuestion("reading", "What do you read, and whom do you listen to, to keep up?", "MTG-6"),
    BankQuestion(
        "problems", "Which problems does your trade talk about that outsiders never hear of?", "MTG-10"
    ),
    BankQuestion("others", "Whose view of this work differs from yours, and is worth hearing?", "BYE-3"),
)
