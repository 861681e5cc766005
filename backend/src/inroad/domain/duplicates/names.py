"""Names taken apart and put side by side: particles, titles, suffixes, short names, spellings."""

import re
from typing import Final

WORD: Final = re.compile(r"[a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'`´ʻʼʹ‘’ʾʿ")

PARTICLES: Final = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "st",
        "mac",
        "mc",
        "o",
        "af",
        "av",
        "zu",
        "zur",
    ]
)
TITLES: Final = {
    "mr": "m",
    "sir": "m",
    "herr": "m",
    "fr": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "frau": "f",
    "dr": "",
    "prof": "",
    "professor": "",
    "rev": "",
    "reverend": "",
    "hon": "",
    "ing": "",
}
SUFFIXES: Final = {
    "jr": "jr",
    "junior": "jr",
    "sr": "sr",
    "senior": "sr",
    "ii": "jr",
    "iii": "iii",
    "iv": "iv",
}
DEGREES: Final = frozenset(
    [
        "phd",
        "md",
        "mba",
        "cpa",
        "msc",
        "bsc",
        "ma",
        "ba",
        "pmp",
        "esq",
        "rn",
        "dds",
        "cfa",
        "jd",
        "llm",
        "pe",
        "shrm",
        "scp",
        "cscp",
        "pmi",
        "acp",
        "fca",
        "aca",
        "cpim",
    ]
)

SHORT: Final[dict[str, frozenset[str]]] = {
    short: frozenset(formal.split())
    for short, formal in {
        "sasha": "aleksandr alexander aleksandra alexandra oleksandr",
        "sascha": "alexander alexandra",
        "alyosha": "aleksei alexey aleksey",
        "misha": "mikhail michael mykhailo",
        "dima": "dmitry dmitri dmytro",
        "vova": "vladimir volodymyr",
        "volodya": "vladimir volodymyr",
        "kolya": "nikolai nikolay",
        "petya": "pyotr petr",
        "vanya": "ivan",
        "zhenya": "yevgeny evgeny yevgenia evgenia",
        "lena": "elena yelena helena magdalena",
        "katya": "ekaterina yekaterina kateryna",
        "natasha": "natalia nataliya natalya",
        "masha": "maria mariya",
        "olya": "olga",
        "tanya": "tatiana tatyana",
        "sveta": "svetlana",
        "nastya": "anastasia anastasiya",
        "kasia": "katarzyna",
        "gosia": "malgorzata",
        "asia": "joanna",
        "basia": "barbara",
        "ania": "anna",
        "gosha": "georgy",
        "tomek": "tomasz",
        "kuba": "jakub",
        "wojtek": "wojciech",
        "krzysiek": "krzysztof",
        "pawelek": "pawel",
        "jarek": "jaroslaw",
        "pepe": "jose",
        "paco": "francisco",
        "pancho": "francisco",
        "nacho": "ignacio",
        "lupe": "guadalupe",
        "chucho": "jesus",
        "quique": "enrique",
        "kike": "enrique",
        "memo": "guillermo",
        "lalo": "eduardo",
        "beto": "alberto roberto humberto",
        "concha": "concepcion",
        "lola": "dolores",
        "chema": "jose",
        "hans": "johannes johann",
        "sepp": "josef joseph",
        "uli": "ulrich ulrike",
        "heinz": "heinrich",
        "fritz": "friedrich",
        "kalle": "karl",
        "susi": "susanne",
        "steffi": "stefanie stephanie",
        "gigi": "luigi luigia",
        "beppe": "giuseppe",
        "pino": "giuseppe",
        "gianni": "giovanni",
        "nino": "antonio",
        "lello": "raffaele",
        "ze": "jose",
        "chico": "francisco",
        "toninho": "antonio",
        "xisco": "francisco",
        "paddy": "patrick padraig",
        "mick": "michael",
        "sinead": "jane",
        "maggie": "margaret",
        "hamid": "abdulhamid",
        "mo": "mohammed mohamed muhammad maurice",
    }.items()
}
"""Short names the English dictionaries lack, folded."""


def words(folded: str) -> list[str]:
    """The words of a folded text: letters and digits, apostrophes gone, hyphens dividing."""
    return WORD.findall(folded.translate(_APOSTROPHES))


_SPELLINGS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "c"),
    ("tsch", "c"),
    ("sz", "s"),
    ("sh", "s"),
    ("cz", "c"),
    ("ch", "c"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("zh", "z"),
    ("dj", "z"),
    ("ck", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("ts", "z"),
    ("tz", "z"),
)
_VOWELS = frozenset("aeiouyj")


def sound(word: str) -> str:
    """The consonants of a word as they sound in any romanisation: Sergey and Sergei are both `srg`.

    A first vowel is kept as `*`, so that Anna and Nina differ; doubled letters count once.
    """
    for written, heard in _SPELLINGS:
        if written in word:
            word = word.replace(written, heard)
    heard = "*" if word[:1] in _VOWELS else ""
    last = ""
    for letter in word:
        if letter in _VOWELS or (letter == "h" and heard):
            last = ""
            continue
        letter = "k" if letter == "c" and last != "c" else letter
        if letter != last:
            heard += letter
        last = letter
    return heard


_FINE = str.maketrans({"y": "i", "j": "i", "c": "k", "q": "k", "w": "v", "h": "", "z": "s"})


def spelt(word: str) -> str:
    """A word without what is only spelling, vowels kept: Catherine and Katherine, Jon and John, not Joan."""
    word = word.replace("ph", "f").replace("sz", "s").replace("x", "ks").replace("ck", "k").translate(_FINE)
    return "".join(letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1])


COMMON_FAMILY: Final = frozenset(
    [
        "smith",
        "johnson",
        "williams",
        "brown",
        "jones",
        "garcia",
        "miller",
        "davis",
        "rodriguez",
        "martinez",
        "hernandez",
        "lopez",
        "gonzalez",
        "wilson",
        "anderson",
        "thomas",
        "taylor",
        "moore",
        "jackson",
        "martin",
        "lee",
        "perez",
        "thompson",
        "white",
        "harris",
        "sanchez",
        "clark",
        "ramirez",
        "lewis",
        "robinson",
        "walker",
        "young",
        "allen",
        "king",
        "wright",
        "scott",
        "torres",
        "nguyen",
        "hill",
        "flores",
        "green",
        "adams",
        "nelson",
        "baker",
        "hall",
        "rivera",
        "campbell",
        "mitchell",
        "carter",
        "roberts",
        "murphy",
        "kelly",
        "walsh",
        "obrien",
        "byrne",
        "ryan",
        "evans",
        "davies",
        "edwards",
        "hughes",
        "muller",
        "schmidt",
        "schneider",
        "fischer",
        "weber",
        "meyer",
        "wagner",
        "becker",
        "silva",
        "santos",
        "ferreira",
        "pereira",
        "oliveira",
        "rossi",
        "russo",
        "ferrari",
        "bianchi",
        "li",
        "wang",
        "zhang",
        "liu",
        "chen",
        "yang",
        "huang",
        "zhao",
        "wu",
        "zhou",
        "xu",
        "sun",
        "kim",
        "park",
        "choi",
        "jung",
        "tran",
        "le",
        "pham",
        "singh",
        "kumar",
        "sharma",
        "patel",
        "khan",
        "ali",
        "ahmed",
        "hussain",
        "ivanov",
        "kowalski",
        "novak",
        "hansen",
        "johansson",
        "andersson",
        "jansen",
        "devries",
        "dubois",
        "bernard",
        "petit",
        "durand",
        "leroy",
        "moreau",
    ]
)
"""Family names that many people bear; an address book may be too small to show it."""
