"""What silences a frame: denial, the past, what they offered themselves, talk about a meeting, questions
about their way."""

from collections.abc import Callable
from functools import cache

from inroad.domain.letters.golden.tagger import Tagged, table

_YES_NO = frozenset(
    [
        "could",
        "would",
        "can",
        "will",
        "may",
        "might",
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "have",
        "has",
        "should",
        "shall",
        "am",
    ]
)
_NEW_CLAUSE = (
    frozenset(["and", "so", "or", "then", "please", "because", "since", "as", "which", "who", "but"])
    | _YES_NO
    | {"if"}
)
_CLAUSE_HEADS = (
    frozenset(["i", "please", "we", "you", "this", "that", "it", "there", "my"]) | _YES_NO | {"if"}
)
_WHETHER = frozenset(["know", "sure", "certain", "aware", "tell", "say", "recall", "remember"])
_OWN_LACK = frozenset(
    [
        "job",
        "jobs",
        "work",
        "money",
        "income",
        "experience",
        "employment",
        "choice",
        "one",
        "family",
        "savings",
        "idea",
        "vacancies",
        "openings",
    ]
)
_PAST_TIME = frozenset(["ago", "yesterday", "formerly", "previously", "earlier", "used", "once"])
_PRESENT_ASK = frozenset(
    [
        "please",
        "kindly",
        "hope",
        "hoping",
        "wish",
        "want",
        "could",
        "would",
        "can",
        "will",
        "may",
        "might",
        "should",
        "wonder",
        "wondering",
        "like",
        "love",
    ]
)
_PAST_FORMS = [
    "HIRE",
    "GIVE",
    "WORK",
    "APPLY",
    "ASKV",
    "PASS",
    "RECOMMEND",
    "JOINV",
    "KEEP",
    "USE",
    "HELP",
    "PAYV",
]
_LABOUR = "JOB|WORKN|WORK|WORK_ING|JOINV|JOINV_ING|HIRE|HIRE_ED|HIRE_ING|employed|part|career|future|member"
_SPAN = 10  # tokens in which "you offered to" governs what follows
_GUEST_TIME = 4  # tokens after a match in which "twenty minutes" shows that time is asked for


@cache
def _mask(names: str) -> int:
    return table().mask(names)


def _any(tagged: Tagged, names: str, first: int, last: int) -> bool:
    mask = _mask(names)
    return any(each & mask for each in tagged.line.masks[first:last])


def clause_start(tagged: Tagged, place: int) -> int:
    """Where the clause of this token begins: after a strong break, or after a comma or "and" that opens a
    new one."""
    words, masks, breaks = tagged.words, tagged.line.masks, tagged.line.breaks
    for index in range(min(place, len(words)) - 1, -1, -1):
        if masks[index] & breaks:
            return index + 1
        following = words[index + 1] if index + 1 < len(words) else ""
        if words[index] == "," and (following in _NEW_CLAUSE or following in _CLAUSE_HEADS):
            return index + 1
        if words[index] in {"and", "so", "because"} and following in _CLAUSE_HEADS:
            return index + 1
    return 0


def clause_end(tagged: Tagged, place: int) -> int:
    """Where the clause of this token ends, exclusive."""
    masks, breaks = tagged.line.masks, tagged.line.breaks
    return next((index for index in range(place, len(masks)) if masks[index] & breaks), len(masks))


def denied(tagged: Tagged, start: int, end: int) -> bool:
    """True when an odd number of negations governs the match: "I am not asking for a job", "no job is
    sought"."""
    words = tagged.words
    first = max(clause_start(tagged, start), clause_start(tagged, max(start, end - 1)))
    if first < len(words) and words[first] in _YES_NO and words[-1] == "?":
        return False
    count = sum(1 for index in range(first, end) if _counts(tagged, index, start, end))
    return count % 2 == 1


def _counts(tagged: Tagged, index: int, start: int, end: int) -> bool:
    words = tagged.words
    if not tagged.line.choices[index][0][0] & _mask("NEG") and not _phrase_neg(tagged, index):
        return False
    after = words[index + 1 : index + 4]
    if words[index] == "not" and after[:1] == ("you",):
        return False  # "could you not", "would not you"
    if words[index] == "nor" and "neither" in words[:index]:
        return False
    if any(word in _WHETHER for word in after) and (
        {"if", "whether"} & set(words[index:end]) or "of" in after
    ):
        return False  # "I do not know whether you are hiring" asks
    return not (words[index] in {"no", "without"} and index < start and after[:1] and after[0] in _OWN_LACK)


def _phrase_neg(tagged: Tagged, index: int) -> bool:
    return any(mask & _mask("NEG") for mask, length in tagged.line.choices[index] if length > 1)


def past(tagged: Tagged, start: int, end: int) -> bool:
    """True when the clause tells of the past and asks for nothing now."""
    first, last = clause_start(tagged, start), max(clause_end(tagged, start), end)
    inside = tagged.words[start:end]
    if {"was", "were", "had"} & set(inside) and not {"if", "could", "would", "wish", "should"} & set(
        tagged.words[first:end]
    ):
        return True
    words = tagged.words[first:last]
    if any(word in _PRESENT_ASK for word in words):
        return False
    if "if" in words:
        return False
    if any(len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"} for word in words):
        return True
    if _PAST_TIME & set(words) or {"was", "were", "had"} & set(words):
        return True
    told, base = _mask("|".join(f"{name}_ED" for name in _PAST_FORMS)), _mask("|".join(_PAST_FORMS))
    passive = {"be", "get", "being", "getting", "having", "have"} & set(words)
    return not passive and any(mask & told and not mask & base for mask in tagged.line.masks[first:last])


def volunteered(tagged: Tagged, start: int, end: int) -> bool:
    """True when the words depend on what the reader offered: "thank you for offering to pass my résumé
    on"."""
    first = max(clause_start(tagged, start), start - _SPAN)
    if "if" in tagged.words[first:end]:
        return False  # "if you gave me work" asks
    return _any(tagged, "VOLUNTEERED", first, end)


def about_meeting(tagged: Tagged, start: int, end: int) -> bool:
    """True when what follows is about the meeting: "I am available any morning for our talk"."""
    return _any(tagged, "TALK", start, max(end, len(tagged.words)))


def asks_time(tagged: Tagged, start: int, end: int) -> bool:
    """True for "give me twenty minutes": what is to be given is time, a view or a name."""
    return _any(tagged, "MINUTES", start, end + _GUEST_TIME)


def about_them(tagged: Tagged, start: int, end: int) -> bool:
    """True for a question about the reader's or other people's way: "How did you get your first job?"."""
    first = clause_start(tagged, start)
    heads = tagged.words[first : first + 3]
    asks = {"how", "what", "why", "which", "when", "where", "who", "whom"} & set(heads) or heads[:2] == (
        "did",
        "you",
    )
    return bool(asks) and not _any(tagged, "I|ME|MY", start, end)


def asks_view(tagged: Tagged, start: int, end: int) -> bool:
    """True when the clause asks for a view: "tell me what is unclear in my résumé", "should I take less
    pay?"."""
    first, last = clause_start(tagged, start), max(clause_end(tagged, start), end)
    heads = tagged.words[first : first + 2]
    return heads in (("should", "i"), ("shall", "i"), ("ought", "i")) or _any(
        tagged, "ADVICE|FIELD", first, last
    )


def needs_to(tagged: Tagged, start: int, end: int) -> bool:
    """True for "should you need to move the appointment" and "if you need anything from me": nobody is
    needed."""
    need = _mask("need|needs|require|requires")
    for index in range(start, min(end, len(tagged.words) - 1)):
        if tagged.line.masks[index] & need:
            after = tagged.words[index + 1 : index + 3]
            if after[0] in {"to", "directions", "it", "them"} or after in (
                ("anything", "from"),
                ("anything", "else"),
                ("something", "from"),
            ):
                return True
    return False


def of_time(tagged: Tagged, start: int, end: int) -> bool:
    """True for "would Tuesday work for you?", where a time suits and nobody works."""
    work = _mask("WORK")
    return any(
        tagged.line.masks[index] & work and _any(tagged, "TIME", max(0, index - 4), index)
        for index in range(start, end)
    )


def news(tagged: Tagged, start: int, end: int) -> bool:
    """True for news of a job found elsewhere: "I start at the council on Monday", "they offered me the
    post"."""
    first, last = clause_start(tagged, start), max(clause_end(tagged, start), end)
    return "if" not in tagged.words[first:end] and _any(tagged, "NEWS", first, last)


def as_guest(tagged: Tagged, start: int, end: int) -> bool:
    """True when the match comes, sees or learns and nobody works: "the chance to see your workshop"."""
    return _any(tagged, "SEE", start, end) and not _any(tagged, _LABOUR, start, end)


GUARDS: dict[str, Callable[[Tagged, int, int], bool]] = {
    "neg": denied,
    "past": past,
    "vol": volunteered,
    "talk": about_meeting,
    "wh": about_them,
    "minutes": asks_time,
    "view": asks_view,
    "needto": needs_to,
    "time": of_time,
    "news": news,
    "guest": as_guest,
}
