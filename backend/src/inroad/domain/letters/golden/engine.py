"""Find the frames in a sentence that no guard silences."""

from dataclasses import dataclass

from inroad.domain.letters.golden.frames import Frame, frames
from inroad.domain.letters.golden.guards import GUARDS
from inroad.domain.letters.golden.matcher import search
from inroad.domain.letters.golden.tagger import tag
from inroad.domain.letters.text import Sentence


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame found: offsets of the words it rests on, in the whole text."""

    frame: Frame
    pattern: str
    start: int
    end: int


def find(sentence: Sentence) -> tuple[Hit, ...]:
    """At most one hit for a job and one for money in a sentence, the first frame that stands."""
    every = frames()  # compiled before the first sentence is tagged: patterns add words to the table
    tagged = tag(sentence)
    found: dict[str, Hit] = {}
    for frame in every:
        if frame.about in found:
            continue
        for pattern in frame.patterns:
            place = 0
            while (match := search(pattern, tagged.line, place)) is not None:
                start, end = match
                if not any(GUARDS[guard](tagged, start, end) for guard in frame.guards):
                    last = tagged.tokens[max(start, end - 1)]
                    found[frame.about] = Hit(frame, pattern.source, tagged.tokens[start].start, last.end)
                    break
                place = start + 1
            if frame.about in found:
                break
    return tuple(found.values())
