"""Pieces as the published tokenizer cuts them: what is expected here is what it gave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.kit.encoder.judge import MOST_PIECES, model_folder, vocabulary
from inroad.kit.encoder.wordpiece import pieces

WORDS = vocabulary(model_folder())
NAMES = {number: piece for piece, number in WORDS.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Are you hiring?", "are you hiring ?"),
        ("I’d value your advice on résumés.", "i ' d value your advice on resume ##s ."),
        ("naïve café-owner", "naive cafe - owner"),
        ("a “quote” – and … more", 'a " quote " - and . . . more'),
        ("日本語 テスト", "日 本 語 テ ##ス ##ト"),
        ("x^y`z~ $5.00 €20", "x ^ y ` z ~ $ 5 . 00 € ##20"),
        ("Ünïcödé ½ ²", "unicode ½ ²"),
        ("pre\u200bfix\u00ad \tTab\r\nline", "prefix tab line"),
        ("unbelievably telecommunicating", "un ##bel ##ie ##va ##bly telecom ##mun ##ica ##ting"),
        ("a" * 101, "[UNK]"),
        ("İstanbul ß", "istanbul ß"),
        ("", ""),
    ],
)
def test_cut_like_the_published_tokenizer(text: str, expected: str) -> None:
    found = [NAMES[number] for number in pieces(text, WORDS, MOST_PIECES)]
    assert found == ["[CLS]", *expected.split(), "[SEP]"]


@given(st.text(max_size=400), st.integers(2, 40))
def test_any_text_gives_known_pieces_within_the_limit(text: str, most: int) -> None:
    found = pieces(text, WORDS, most)
    assert 2 <= len(found) <= most
    assert (NAMES[found[0]], NAMES[found[-1]]) == ("[CLS]", "[SEP]")


def test_the_vocabulary_is_the_published_one() -> None:
    assert len(WORDS) == 30522
    assert (WORDS["[CLS]"], WORDS["[SEP]"], WORDS["the"]) == (101, 102, 1996)
