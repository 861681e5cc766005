"""Phrases that speak for what a reply says: one a line, words as patterns, `_` for any space.

A curly apostrophe is read as a straight one, and case does not count.
"""

import re
from collections.abc import Mapping
from typing import Final

MONTHS: Final = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_I_AM: Final = "(?:i am|i'm|i will be|i'll be|we are)"
_CANNOT: Final = (
    "(?:can(?:not|'?t| not)|could(?:n't| not)|not able to|unable to|(?:won't|will not) be able to|won't)"
)
_TALK: Final = (
    "(?:talk|speak|writ|write|reach|get|contact|ask|turn|tak|take)(?:ing|ting)?(?: out| in touch| it up)?"
)
_ADVISE: Final = (
    "(?:you (?:should|could|might|may want to|might want to|would do well to|ought to|had better)"
    "|please|do|try|why (?:not|don't you)|i(?:'d| would)?(?: warmly)?"
    " (?:suggest|recommend|advise)(?: that)?(?: you)?|rather)"
)
_LATER_ON: Final = (
    "(?:again|after|next|from|once|when|later|in (?:a|an|one|two|three|four|six|\\d+|early|mid|late|the)"
    f"|in {MONTHS}|on (?:mon|tues|wednes|thurs|fri))"
)

_SAID: Final = {
    "away": r"""
        \b(?:I_AM (?:currently |now )?)?out of (?:the )?office\b
        \bauto(?:matic|mated)?[- ]?(?:reply|response|answer)\b
        \bI_AM (?:currently |now )?(?:away|travelling|traveling|out)\b
        \bI_AM (?:currently |now )?on (?:annual |parental |maternity |paternity |sick |study )?leave\b
        \bI_AM (?:currently |now )?on (?:holidays?|vacation|sabbatical|business travel)\b
        \b(?:limited|no|intermittent|without) access to (?:my )?e-?mails?\b
        \bi (?:will |shall )?(?:return|be back)\b|\bback in (?:the )?office\b|\bon my return\b
        \breturning (?:on|to)\b
        \babwesen|\bnicht im büro\b|\babsente? du bureau\b|\bfuera de la oficina\b
    """,
    "someone_else": r"""
        \bI_DOUBT(?:be )?the (?:right|best) (?:person|one|contact)\b
        \b(?:not|n't) (?:really |quite )?(?:be )?best placed\b
        \b(?:better|best) (?:placed|person|suited|off TALK|to TALK)\b
        \b(?:would|could|can|should|might) (?:be able to )?(?:help|answer|tell) you (?:\w+ )?(?:better|more)\b
        \bADVISE (?:instead |also |rather )?(?:to )?(?:try )?TALK (?:to |with )?NOT_ME
        \b(?:copying|copied|cc(?:'?ing|'d|ed)?|looping)(?: in)? (?!(?:me|you|us|your|the)\b)\w
        \b(?:passed|forwarded|handed|passing|forwarding) (?:it|(?:your|this|the) [\w-]+)(?: on)? to\b
        \b(?:introduce|connect) you (?:to|with)\b|\bput you in touch with\b
        \bno longer (?:with|at|work|in charge|responsible)\b|\bnot (?:in charge|responsible)\b
    """,
    "declined": r"""
        \bCANNOT (?:\w+ ){0,3}?(?:help|meet|see you|offer|do this|spare|assist|accommodate)\b
        \bCANNOT (?:\w+ ){0,3}?(?:take (?:this|the) (?:meeting|time)|(?:make|find) (?:the )?time)\b
        \b(?:have to|must|i(?:'ll| will)) (?:politely |respectfully |regretfully )?(?:decline|pass|say no)\b
        \b(?:do not|don't|no longer) (?:give|do|take|grant|hold|accept) (?:\w+ ){0,3}?APPOINTMENTS\b
        \bnot (?:interested|possible|something i)\b|\bno,? (?:thank you|thanks)\b
        \bplease (?:do not|don't) (?:call|contact|write)\b|\btake me off\b|\bwould rather not\b
        \bi(?:'d| would) prefer not\b
    """,
    "later": r"""
        \b(?:not|n't) (?:right |just )?now\b|\bnot at the moment\b|\bnot (?:this|until|before)\b
        \bat a later (?:date|time|stage)\b|\banother time\b|\blater (?:in|on|this)\b
        \b(?:call|ring|phone|write|e-?mail|contact|try|ask|remind)\b[^.!?\n]{0,40}\bLATER_ON\b
        \b(?:get back|check back|check in|come back|follow up|reach out)\b[^.!?\n]{0,40}\bLATER_ON\b
        \b(?:busy|swamped|snowed under|tied up|hectic|stretched|flat out)\b
        \b(?:diary|calendar|schedule|week|weeks|month) (?:is|are|looks?) (?:\w+ )?full\b
        \bafter (?:the |our )?(?:\w+ )?(?:holidays?|vacation|summer|easter|christmas)\b
        \bafter (?:the |our )?(?:\w+ )?(?:new year|quarter|month|launch|audit|move|season)\b
        \bafter (?:the |our )?(?:\w+ )?(?:deadline|budget|year[- ]end|break|trial)\b
        \bin (?:a (?:few|couple of) |(?:one|two|three|four|five|six|\d+) )(?:days|weeks|months)\b
        \bnext (?:month|quarter|year)\b|\bonce (?:things|it|this|we|i)\b
    """,
    "yes": r"""
        \bGLAD to (?:\w+ ){0,2}?(?:meet|talk|chat|help|speak|see|hear|have|share|give|make|do|tell|offer)\b
        \bGLAD to (?:\w+ ){0,2}?(?:spare|find|answer|oblige|sit down)\b
        \b(?:yes|sure|of course|certainly|absolutely|gladly|with pleasure|by all means)\b
        \b(?:that|it|this|\w+day)(?: \w+)? (?:works|suits|would work|would suit|sounds)\b
        \bworks (?:well |fine )?for me\b|\bsounds (?:good|great|fine|lovely)\b
        \blook(?:ing)? forward to (?:meeting|your call|seeing|hearing from|speaking|talking|it)\b
        \b(?:come|drop|stop) (?:by|in|over|round)\b|\blet(?:'s| us) (?:meet|talk|say|find|do|have|set)\b
        \b(?:i am|i'm) (?:free|available)\b|\bi have time\b|\bhow about\b
        \b(?:would|does|could) (?:\w+ )?(?:\w+day|\d|noon|lunch|the \d)[^.?!\n]{0,30} (?:work|suit)\b
        \b(?:do|please) (?:call|ring|give me a (?:call|ring))(?! (?:me )?again)\b
        \bi(?:'ll| will) (?:expect|wait for|await|take) your call\b
    """,
}
_MACROS: Final = {
    "I_AM": _I_AM,
    "I_DOUBT": "(?:not|n't) (?:really |quite |sure (?:that )?i(?: a|')m )?",
    "NOT_ME": "(?!(?:me|us|again|back|my|if)\\b)",
    "APPOINTMENTS": "(?:meetings|interviews|calls|requests)",
    "GLAD": "(?:happy|glad|delighted|pleased|willing|love)",
    "CANNOT": _CANNOT,
    "TALK": _TALK,
    "ADVISE": _ADVISE,
    "LATER_ON": _LATER_ON,
}


def _compiled(lines: str) -> re.Pattern[str]:
    text = "|".join(line.strip() for line in lines.strip().splitlines())
    for name, meaning in _MACROS.items():
        text = text.replace(name, meaning)
    return re.compile(text, re.IGNORECASE)


PHRASES: Final[Mapping[str, re.Pattern[str]]] = {kind: _compiled(lines) for kind, lines in _SAID.items()}
"""For each kind, whatever speaks for it."""
TURNED_ROUND: Final = re.compile(
    r"\b(?:not|never|no|cannot|can't|hardly|unable to|wish i (?:were|was|could))\W+(?:\w+\W+){0,3}$"
    r"|n't\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
"""A negation a few words before a yes: "I am not free"."""
PUT_OFF: Final = re.compile(
    r"\b(?:but|however|unfortunately|afraid|not|busy|swamped|tied up|hectic|stretched|full|again)\b|n't\b",
    re.IGNORECASE,
)
INSTEAD: Final = re.compile(
    r"\b(?:instead|rather|not|better|best placed|passed|forwarded|no longer)\b|n't\b", re.IGNORECASE
)
