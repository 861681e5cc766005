"""The rules, held against the text they come from."""

import re
from pathlib import Path

import pytest

from inroad.domain.method import GROUPS, RULES, Reason, rule
from inroad.domain.policy import OfficeHours, Policy, StarterWeights

ROOT = Path(__file__).parents[3]
COUNTS = {"NET": 12, "LND": 10, "TIM": 8, "NRS": 4, "SET": 4, "MTG": 11, "BYE": 5, "FLW": 4}
OWN = {"LND-10", "TIM-7", "TIM-8", "NRS-4", "FLW-3", "FLW-4"}
RULE_ID = re.compile(rf"\b(?:{'|'.join(COUNTS)})-\d+\b")


def fold(text: str) -> str:
    return " ".join(text.split())


def test_every_rule_is_there_in_order() -> None:
    assert list(RULES) == [f"{group}-{n}" for group, count in COUNTS.items() for n in range(1, count + 1)]
    assert set(GROUPS) == set(COUNTS)
    assert all(r.group in GROUPS and r.title and r.sentence.endswith(".") for r in RULES.values())


@pytest.mark.parametrize("rule_id", list(RULES))
def test_sources_are_words_of_the_text(rule_id: str) -> None:
    text = fold((ROOT / "docs" / "informational-interviews.txt").read_text(encoding="utf-8"))
    found = rule(rule_id)
    assert bool(found.source) != (rule_id in OWN)
    for passage in found.passages:
        assert len(passage.split()) >= 3
        assert fold(passage) in text


def test_sentences_are_our_own() -> None:
    text = fold((ROOT / "docs" / "informational-interviews.txt").read_text(encoding="utf-8"))
    assert [r.id for r in RULES.values() if len(r.sentence.split()) > 4 and r.sentence in text] == []


def test_unknown_ids_are_refused() -> None:
    with pytest.raises(KeyError):
        rule("TIM-99")
    with pytest.raises(KeyError):
        Reason("NET-0", "No such rule.")


def test_ids_named_anywhere_in_the_domain_exist() -> None:
    folder = ROOT / "backend" / "src" / "inroad" / "domain"
    used = {found for path in folder.rglob("*.py") for found in RULE_ID.findall(path.read_text("utf-8"))}
    assert len(used) >= len(RULES)
    assert used <= set(RULES)


def test_words_no_seeker_should_see_are_in_no_rule() -> None:
    banned = re.compile(r"\b(?:overdue|failed|rejected|pipeline|funnel)\b", re.I)
    assert [r.id for r in RULES.values() if banned.search(f"{r.title} {r.sentence}")] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes": 0},
        {"cue_minutes": 20},
        {"call_scores": (1, 2, 3)},
        {"mail_scores": (1, 2, 3, 4, -1)},
        {"attempts_before_rest": 0},
        {"practice_rounds": -1},
    ],
)
def test_a_policy_refuses_numbers_out_of_range(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(changes))):
        Policy(**changes)  # type: ignore[arg-type]  # wrong on purpose


def test_a_policy_takes_the_numbers_of_the_text() -> None:
    policy = Policy()
    assert (policy.minutes, policy.arrive_early_minutes) == (20, 15)
    assert Policy(practice_rounds=0).practice_rounds == 0
    with pytest.raises(ValueError, match="trusted"):
        StarterWeights(trusted=-1)
    with pytest.raises(ValueError, match="ascend"):
        OfficeHours(opens=OfficeHours().closes)
