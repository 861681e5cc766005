"""What silences a frame: denial, the past, what they offered themselves, talk about a meeting, questions about their way."""

from collections.abc import Callable

from inroad.domain.letters.golden.tagger import Tagged, table

_NEW_CLAUSE_AFTER = frozenset(
    ["and", "so", "or", "nor", "please", "then", "because", "since", "as", "which", "who", "could", "would", "can", "will", "may", "might", "if", "should"]
)
_CLAUSE_HEADS = frozenset(["i", "please", "could", "would", "can", "will", "may", "might", "if", "should", "do", "does", "are", "is", "you", "we"])
_WHETHER = frozenset(["know", "sure", "certain", "aware", "tell", "say", "recall", "remember"])
_GUEST_TIME = 4  # tokens after a match in which "twenty minutes" shows that time is asked for
_YES_NO = frozenset(
    ["could", "would", "can", "will", "may", "might", "do", "does", "did", "is", "are", "was", "were", "have", "has", "should", "shall", "am"]
)
_PAST_TIME = frozenset(
    ["ago", "yesterday", "formerly", "previously", "earlier", "used_to", "years_ago", "last_year", "last_month", "last_week", "back_then", "at_the_time", "in_those_days", "for_years", "as_a_boy", "as_a_girl", "as_a_child", "as_a_student", "when_i_was", "when_you_were", "in_my_youth", "in_my_last", "once"]
)
_PRESENT_ASK = frozenset(
    ["please", "kindly", "hope", "hoping", "wish", "want", "could", "would", "can", "will", "may", "might", "should", "wonder", "wondering", "like", "love"]
)


def clause_start(tagged: Tagged, place: int) -> int:
    """Where the clause of this token begins: after a strong break, or after a comma or "and" that opens a new one."""
    words, masks, breaks = tagged.words, tagged.line.masks, tagged.line.breaks
    for index in range(min(place, len(words)) - 1, -1, -1):
        if masks[index] & breaks:
            return index + 1
        following = words[index + 1] if index + 1 < len(words) else ""
        if words[index] == "," and (following in _NEW_CLAUSE_AFTER or following in _CLAUSE_HEADS):
            return index + 1
        if words[index] in {"and", "so", "because"} and following in _CLAUSE_HEADS:
            return index + 1
    return 0


def clause_end(tagged: Tagged, place: int) -> int:
    """Where the clause of this token ends, exclusive."""
    words, masks, breaks = tagged.words, tagged.line.masks, tagged.line.breaks
    for index in range(place, len(words)):
        if masks[index] & breaks:
            return index
    return len(words)


def denied(tagged: Tagged, start: int, end: int) -> bool:
    """True when an odd number of negations governs the match: "I am not asking for a job", "no job is sought"."""
    masks, words = tagged.line.masks, tagged.words
    neg = table().mask("NEG")
    first = clause_start(tagged, start)
    if words and words[first if first < len(words) else 0] in _YES_NO and words[-1] == "?":
        return False
    count = 0
    for index in range(first, end):
        if not masks[index] & neg:
            continue
        before = words[index - 1] if index else ""
        after = words[index + 1 : index + 4]
        if words[index] == "not" and (
            after[:1] in (("only",), ("just",), ("least",)) or words[index + 1 : index + 2] == ("you",)
        ):
            continue
        if any(word in _WHETHER for word in after) and (
            {"if", "whether"} & set(words[index:end]) or "of" in after
        ):
            continue
        if (
            words[index] in {"no", "without"}
            and index < start
            and before in {"have", "has", "had", "with", "am", "got"}
        ):
            continue
        count += 1
    return count % 2 == 1


def past(tagged: Tagged, start: int, end: int) -> bool:
    """True when the clause tells of the past and asks for nothing now."""
    first, last = clause_start(tagged, start), clause_end(tagged, start)
    words = tagged.words[first : max(last, end)]
    if any(word in _PRESENT_ASK for word in words):
        return False
    year = any(len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"} for word in words)
    masks = tagged.line.masks[first : max(last, end)]
    ed = 0
    for name in (
        "HIRE_ED",
        "GIVE_ED",
        "WORK_ED",
        "APPLY_ED",
        "ASKV_ED",
        "PASS_ED",
        "RECOMMEND_ED",
        "JOINV_ED",
        "KEEP_ED",
        "USE_ED",
        "HELP_ED",
    ):
        ed |= table().mask(name)
    base = 0
    for name in ("HIRE", "GIVE", "WORK", "APPLY", "ASKV", "PASS", "RECOMMEND", "JOINV", "KEEP", "USE", "HELP"):
        base |= table().mask(name)
    told = any(mask & ed and not mask & base for mask in masks) and not any(
        word in {"be", "get", "being", "getting"} for word in words
    )
    return (
        year
        or told
        or any(word in _PAST_TIME for word in words)
        or "was" in words
        or "were" in words
        or "had" in words
    )


def _said(tagged: Tagged, first: int, start: int) -> bool:
    words = tagged.words[first:start + 1]
    return any(
        words[i] == "you" and words[i + 1 : i + 2] and words[i + 1] in {"said", "promised", "offered", "agreed", "proposed", "suggested"}
        for i in range(len(words))
    )


def volunteered(tagged: Tagged, start: int, end: int) -> bool:
    """True when the words depend on what the reader offered: "thank you for offering to pass my résumé on"."""
    mask = table().mask("VOLUNTEERED")
    return any(
        tagged.line.masks[index] & mask for index in range(max(clause_start(tagged, start), start - 10), end)
    )


def about_meeting(tagged: Tagged, start: int, end: int) -> bool:
    """True when the clause is about the meeting: "I am available any morning for our talk"."""
    mask = table().mask("TALK")
    return any(each & mask for each in tagged.line.masks[start:])


def asks_time(tagged: Tagged, start: int, end: int) -> bool:
    """True for "give me twenty minutes": what is to be given is time, a view or a name."""
    mask = table().mask("MINUTES")
    return any(each & mask for each in tagged.line.masks[start : end + _GUEST_TIME])


def about_them(tagged: Tagged, start: int, end: int) -> bool:
    """True for a question about the reader's or other people's way: "How did you get your first job?"."""
    first = clause_start(tagged, start)
    heads = tagged.words[first : first + 3]
    if not ({"how", "what", "why", "which", "when", "where", "who", "whom"} & set(heads)) and heads[:2] != (
        "did",
        "you",
    ):
        return False
    mine = table().mask("I|ME|MY")
    return not any(tagged.line.masks[index] & mask for mask in (mine,) for index in range(start, end))


def asks_view(tagged: Tagged, start: int, end: int) -> bool:
    """True when the clause asks for a view: "tell me what is unclear in my résumé"."""
    mask = table().mask("ADVICE")
    last = max(clause_end(tagged, start), end)
    places = range(clause_start(tagged, start), last)
    return any(
        tagged.line.masks[index] & mask
        or tagged.words[index] in {"field", "industry", "trade", "profession", "unclear"}
        for index in places
    )


def needs_to(tagged: Tagged, start: int, end: int) -> bool:
    """True for "should you need to move the appointment", where nobody is needed."""
    need = table().mask("NEED")
    for index in range(start, min(end, len(tagged.words) - 1)):
        if tagged.line.masks[index] & need and tagged.words[index + 1] in {"to", "directions", "it", "them"}:
            return True
    return False


def of_time(tagged: Tagged, start: int, end: int) -> bool:
    """True for "would Tuesday work for you?", where a time suits and nobody works."""
    work = table().mask("WORK")
    times = table().mask("TIME")
    for index in range(start, end):
        if tagged.line.masks[index] & work:
            before = tagged.line.masks[max(0, index - 4) : index]
            if any(mask & times for mask in before):
                return True
    return False


def news(tagged: Tagged, start: int, end: int) -> bool:
    """True for news of a job found elsewhere: "I start at the council on Monday", "they offered me the post"."""
    mask = table().mask("NEWS")
    return any(tagged.line.masks[index] & mask for index in range(clause_start(tagged, start), max(clause_end(tagged, start), end)))


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
}
