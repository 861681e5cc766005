"""LND-8: ask to meet in person."""

import re

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding, Praise
from inroad.domain.letters.text import Sentence

_REMOTE = (
    r"(?:(?:video|zoom|teams|skype|facetime|webex|whatsapp|phone|telephone|conference|online"
    r"|virtual)[\s-]*(?:call|chat|meeting|conversation|conference"
    r"|interview|session|appointment)|(?:google\s+meet|zoom|skype|facetime|webex|(?:microsoft"
    r"|ms)\s+teams|whatsapp|video)\b)"
)
_BY = (
    rf"(?:(?:by|over|via|on|through|using)\s+(?:the\s+|a\s+)?(?:phone|telephone|video|zoom|skype"
    rf"|facetime|webex|teams|google\s+meet|whatsapp|video\s+(?:call|link))|online|virtually|remotely"
    rf"|{_REMOTE})"
)
_TALK = (
    r"(?:meet|meeting|talk|talking|speak|speaking|chat|chatting|conversation|interview|discuss"
    r"|discussing|answer|hear\s+your|ask\s+you|catch\s+up"
    r"|(?:\w+\s+)?minutes|time|have|do|hold|schedule|arrange|set\s+up|hop\s+on|jump\s+on|prefer|suit"
    r"|suits|easier|happy|fine|glad|use|join|free\s+for|up\s+for|open\s+to|available\s+for|possible)"
)
_PROPOSAL = re.compile(
    rf"\b{_TALK}\b[^.!?;\n]{{0,60}}?\b{_BY}|\b{_BY}[^.!?;\n]{{0,50}}?\b{_TALK}\b", re.IGNORECASE
)
_ARRANGING = re.compile(
    r"\b(?:call|ring|phone|telephone)\b[^.!?;]{0,60}\b(?:to\s+(?:arrange|set|find|agree|fix|ask|see|make"
    r"|schedule)|about\s+a\s+time)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:rather\s+than|instead\s+of|not|never|no|prefer\s+not|without|than)\b(?:\s+(?:to|a|an|the|do"
    r"|meet|have|just|only|talk|speak|it|this)){0,3}\s*$",
    re.IGNORECASE,
)
_ALREADY = re.compile(
    r"\b(?:thank(?:s|\s+you)|as\s+we\s+(?:said|agreed|discussed)|when\s+we\s+(?:spoke|talked)|(?:we"
    r"|i)\s+(?:spoke|talked|met|chatted|discussed|worked|built|had|ran|used|was|led)"
    r"|our\s+(?:talk|call|conversation)\s+(?:on|last|yesterday|this)|do\s+you|does\s+your|did\s+you"
    r"|you\s+(?:spoke|said|told)|(?:spoke|talked|chatted)\s+(?:on|over|by)|i\s+(?:sell|sold|work"
    r"|manage|teach|taught))\b",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(
    r"\b(?:in\s+person|face[\s-]to[\s-]face|(?:come|call\s+in|stop|drop|be)\s+(?:to|by|at|in\s+at"
    r"|round\s+to)\s+your|at\s+your\s+(?:office|desk|place|work\w*|shop|lab\w*|school|clinic)"
    r"|(?:over|for)\s+(?:a\s+)?(?:coffee|lunch|tea|breakfast)|shake\s+your\s+hand|to\s+meet\s+(?:you"
    r"|with\s+you)|meeting\s+you|visit\s+you)\b",
    re.IGNORECASE,
)


def check(letter: Letter) -> CheckResult:
    """A finding for each sentence that proposes a talk by phone or video; for a pitch also when no meeting
    is asked for."""
    findings = tuple(f for s in letter.sentences if (f := check_sentence(s)) is not None)
    if findings or not letter.is_kind("pitch", "call_script", "check_back", "email"):
        return CheckResult(findings)
    if _IN_PERSON.search(letter.text):
        return CheckResult(praises=(Praise("LND-8", "asks to meet in person"),))
    if letter.is_kind("pitch"):
        return CheckResult(
            (
                Finding(
                    "LND-8",
                    "in_person_missing",
                    "hint",
                    0,
                    0,
                    "Say that you would like to meet",
                    "Nothing says that you hope to meet in person. It is the one point not to waver on: "
                    "face to face you see what is "
                    "meant, and you are seen.",
                ),
            )
        )
    return NOTHING


def check_sentence(sentence: Sentence) -> Finding | None:
    """The finding for one sentence, or None."""
    for match in _PROPOSAL.finditer(sentence.text):
        if _ALREADY.search(sentence.text) or _ARRANGING.search(sentence.text):
            continue
        remote = re.search(_BY, match.group(), re.IGNORECASE)
        head = sentence.text[: match.start() + (remote.start() if remote else 0)]
        if _NOT.search(head):
            continue
        return Finding(
            "LND-8",
            "not_in_person",
            "warn",
            sentence.start + match.start(),
            sentence.start + match.end(),
            "Ask to meet in person",
            "This proposes to talk by phone or video. In person you see what is said between the words, "
            "and they see you as "
            "you are: it is the one point not to waver on.",
        )
    return None
