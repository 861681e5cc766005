"""Made-up address books in which it is known who is who: people kept twice, and people who only look alike.

One person comes out of two or three sources (LinkedIn, a phone, Google, Outlook, a name typed in), each with its
own fields and its own way of spoiling a name. Beside them stand families on one telephone, fathers and sons,
namesakes, colleagues with nearly the same name. Everything follows from the seed.
"""

import random
import string
from dataclasses import dataclass

GIVEN = [
    "James", "Mary", "John", "Patricia", "Robert", "Jennifer", "Michael", "Linda", "William",
    "Elizabeth", "David", "Barbara", "Richard", "Susan", "Joseph", "Jessica", "Thomas", "Sarah",
    "Charles", "Karen", "Christopher", "Nancy", "Daniel", "Lisa", "Matthew", "Margaret", "Anthony",
    "Sandra", "Mark", "Ashley", "Donald", "Kimberly", "Steven", "Emily", "Paul", "Donna", "Andrew",
    "Michelle", "Joshua", "Carol", "Kenneth", "Amanda", "Kevin", "Dorothy", "Brian", "Melissa",
    "George", "Deborah", "Edward", "Stephanie", "Ronald", "Rebecca", "Timothy", "Sharon", "Jason",
    "Laura", "Jeffrey", "Cynthia", "Ryan", "Kathleen", "Jacob", "Amy", "Gary", "Angela", "Nicholas",
    "Shirley", "Eric", "Anna", "Jonathan", "Brenda", "Stephen", "Pamela", "Larry", "Emma", "Justin",
    "Nicole", "Scott", "Helen", "Brandon", "Samantha", "Benjamin", "Katherine", "Samuel", "Christine",
    "Gregory", "Debra", "Alexander", "Rachel", "Frank", "Carolyn", "Patrick", "Janet", "Raymond",
    "Catherine", "Jack", "Maria", "Dennis", "Heather", "Jerry", "Diane", "Tyler", "Ruth", "Aaron",
    "Julie", "Jose", "Olivia", "Adam", "Joyce", "Nathan", "Virginia", "Henry", "Victoria", "Zachary",
    "Kelly", "Douglas", "Lauren", "Peter", "Christina", "Kyle", "Joan", "Noah", "Evelyn", "Ethan",
    "Judith", "Jeremy", "Andrea", "Aoife", "Niamh", "Ciara", "Sean", "Conor", "Siobhan", "Declan",
    "Orla", "Eoin", "Roisin", "Padraig", "Grainne", "Jürgen", "Jörg", "Björn", "Annika", "Ingrid",
    "Käthe", "Günther", "Ulrike", "Wolfgang", "Matthias", "Sabine", "Heike", "Łukasz", "Małgorzata",
    "Katarzyna", "Tomasz", "Wojciech", "Agnieszka", "Krzysztof", "Joanna", "Piotr", "Magdalena",
    "Étienne", "François", "Hélène", "Geneviève", "Benoît", "Céline", "Rémi", "Amélie", "José", "Lucía",
    "Íñigo", "Francisco", "Guadalupe", "Ignacio", "Beatriz", "Álvaro", "Concepción", "Giovanni",
    "Giuseppe", "Chiara", "Luigi", "Francesca", "Matteo", "Alessandra", "João", "Luís", "Inês", "Tiago",
    "Priya", "Rajesh", "Anjali", "Sanjay", "Deepa", "Vikram", "Meera", "Arjun", "Kavita", "Suresh",
    "Wei", "Xiaoming", "Jing", "Hao", "Mei", "Yan", "Jun", "Lei", "Minh", "Linh", "Anh", "Hoa",
    "Min-jun", "Seo-yeon", "Hiroshi", "Yuki", "Kenji", "Akiko", "Emeka", "Chidi", "Ngozi", "Adaeze",
    "Kwame", "Abena", "Fatima", "Aisha", "Omar", "Layla", "Hassan", "Yusuf", "Zeynep", "Mehmet", "Ayşe",
    "Emre",
]  # fmt: skip
FAMILY = [
    "Smith", "Johnson", "Williams", "Brown", "Jones", "Garcia", "Miller", "Davis", "Rodriguez",
    "Martinez", "Hernandez", "Lopez", "Gonzalez", "Wilson", "Anderson", "Thomas", "Taylor", "Moore",
    "Jackson", "Martin", "Lee", "Perez", "Thompson", "White", "Harris", "Sanchez", "Clark", "Ramirez",
    "Lewis", "Robinson", "Walker", "Young", "Allen", "King", "Wright", "Scott", "Torres", "Nguyen",
    "Hill", "Flores", "Green", "Adams", "Nelson", "Baker", "Hall", "Rivera", "Campbell", "Mitchell",
    "Carter", "Roberts", "Murphy", "Kelly", "Walsh", "O'Brien", "Byrne", "Ryan", "O'Connor", "Doyle",
    "McCarthy", "Gallagher", "Kennedy", "Lynch", "Murray", "Quinn", "Moran", "Nolan", "Whelan",
    "Kerrigan", "Duffy", "Fitzgerald", "Adeyemi", "Okafor", "Mensah", "Müller", "Schmidt", "Schneider",
    "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Hoffmann", "Schäfer", "Koch", "Bauer", "Klein",
    "Wolf", "Schröder", "Neumann", "Krüger", "Kowalski", "Nowak", "Wiśniewski", "Wójcik", "Lewandowski",
    "Zieliński", "Szymański", "Woźniak", "Dąbrowski", "Kozłowski", "Dubois", "Bernard", "Petit",
    "Durand", "Leroy", "Moreau", "Lefèvre", "Mercier", "Silva", "Santos", "Ferreira", "Pereira",
    "Oliveira", "Rossi", "Russo", "Ferrari", "Bianchi", "Romano", "Colombo", "Ricci", "Li", "Wang",
    "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Kim", "Park", "Choi", "Jung",
    "Patel", "Singh", "Kumar", "Sharma", "Gupta", "Reddy", "Iyer", "Khan", "Ali", "Ahmed", "Hussain",
    "Yılmaz", "Kaya", "Demir", "Hansen", "Johansson", "Andersson", "Jensen", "Nielsen", "Larsen",
    "Lindqvist", "Bergström", "de_Vries", "van_den_Berg", "Jansen", "Bakker", "Tanaka", "Suzuki",
    "Sato", "Ivanescu", "Popescu", "Horvath", "Nagy", "Papadopoulos", "Georgiou",
]  # fmt: skip
SYLLABLES = [
    "bar", "bel", "bor", "bran", "cal", "car", "chad", "cor", "dal", "den", "dor", "ell", "fal", "far",
    "fen", "gar", "gil", "gran", "hal", "har", "hart", "hol", "ing", "kel", "ken", "kir", "lam", "lan",
    "lock", "lor", "mal", "mar", "mel", "mil", "mor", "nor", "ol", "pen", "per", "quil", "rad", "ran",
    "rey", "rol", "ros", "sal", "san", "sel", "sher", "stan", "sul", "tal", "tan", "tre", "tur", "val",
    "ven", "wal", "war", "wes", "wick", "win", "wor", "yar", "zel",
]  # fmt: skip
ENDINGS = [
    "ton", "wood", "ley", "ford", "man", "well", "worth", "field", "by", "ham", "ster", "stone",
    "brook", "ard", "ett", "ini", "ović", "sky", "mann", "stad", "eau", "ez",
]  # fmt: skip
SHORT = {
    "James": "Jim Jimmy", "Robert": "Bob Rob Bobby", "Michael": "Mike Mick", "William": "Bill Will Billy",
    "Elizabeth": "Liz Beth Betty", "Richard": "Rick Dick Rich", "Joseph": "Joe", "Thomas": "Tom Tommy",
    "Charles": "Charlie Chuck", "Christopher": "Chris", "Daniel": "Dan Danny", "Matthew": "Matt",
    "Margaret": "Peggy Maggie Meg", "Anthony": "Tony", "Steven": "Steve", "Andrew": "Andy Drew", "Joshua": "Josh",
    "Kenneth": "Ken", "Deborah": "Debbie Deb", "Edward": "Ed Ted Eddie", "Stephanie": "Steph", "Ronald": "Ron",
    "Rebecca": "Becky", "Timothy": "Tim", "Jeffrey": "Jeff", "Kathleen": "Kathy", "Nicholas": "Nick",
    "Jonathan": "Jon", "Pamela": "Pam", "Samantha": "Sam", "Benjamin": "Ben", "Katherine": "Kate Kathy Katie",
    "Samuel": "Sam", "Gregory": "Greg", "Alexander": "Alex Sandy", "Patrick": "Pat Paddy", "Raymond": "Ray",
    "Catherine": "Cathy Kate", "Jennifer": "Jen Jenny", "Patricia": "Pat Trish Patty", "Susan": "Sue Susie",
    "Victoria": "Vicky", "Zachary": "Zach", "Douglas": "Doug", "Peter": "Pete", "Christina": "Tina Chris",
    "Francisco": "Paco", "Ignacio": "Nacho", "José": "Pepe", "Guadalupe": "Lupe", "Katarzyna": "Kasia",
    "Małgorzata": "Gosia", "Wojciech": "Wojtek", "Tomasz": "Tomek", "David": "Dave", "Kimberly": "Kim",
    "Donald": "Don", "Lawrence": "Larry", "Nathan": "Nate", "Abigail": "Abby", "Giuseppe": "Beppe",
}  # fmt: skip
CYRILLIC = (
    ("Юлия", "Yulia Julia Iuliia"), ("Сергей", "Sergey Sergei Serguei"), ("Александр", "Aleksandr Alexander Alexandr"),
    ("Екатерина", "Ekaterina Yekaterina"), ("Дмитрий", "Dmitry Dmitri Dmitriy"), ("Евгений", "Evgeny Yevgeny Evgenii"),
    ("Наталья", "Natalia Natalya"), ("Михаил", "Mikhail Michail"), ("Татьяна", "Tatiana Tatyana"), ("Юрий", "Yuri Yury Iurii"),
    ("Алексей", "Aleksei Alexey Alexei"), ("Андрей", "Andrei Andrey"), ("Анатолий", "Anatoly Anatoli"), ("Валентина", "Valentina Walentina"),
    ("Василий", "Vasily Vasili Wassili"), ("Виктория", "Viktoria Victoria Viktoriya"), ("Владимир", "Vladimir Wladimir"),
    ("Григорий", "Grigory Grigori"), ("Жанна", "Zhanna Janna"), ("Зинаида", "Zinaida Sinaida"), ("Ирина", "Irina Iryna"),
    ("Константин", "Konstantin Constantin"), ("Ксения", "Ksenia Xenia Kseniya"), ("Лариса", "Larisa Larissa"),
    ("Людмила", "Lyudmila Ludmila Liudmila"), ("Николай", "Nikolai Nikolay Nicolai"), ("Оксана", "Oksana Oxana"),
    ("Полина", "Polina Paulina"), ("Светлана", "Svetlana Swetlana"), ("Станислав", "Stanislav Stanislaw"),
)  # fmt: skip
CYRILLIC_FAMILY = (
    ("Щербаков", "Shcherbakov Scherbakov"), ("Чернышев", "Chernyshev Chernishev"), ("Хрущев", "Khrushchev Hruschev"),
    ("Цветков", "Tsvetkov Zvetkov"), ("Жуков", "Zhukov Joukov"), ("Яковлев", "Yakovlev Iakovlev"), ("Волков", "Volkov Wolkow"),
    ("Белов", "Belov Bieloff"), ("Гайдуков", "Gaidukov Gaydukov"), ("Рыжков", "Ryzhkov Rizhkov"), ("Фёдоров", "Fyodorov Fedorov"),
    ("Лаврентьев", "Lavrentyev Lavrentiev"), ("Кузьмин", "Kuzmin Kouzmin"), ("Игнатьев", "Ignatyev Ignatiev"), ("Грачёв", "Grachyov Grachev"),
    ("Бычков", "Bychkov Bichkov"), ("Мельников", "Melnikov Mel'nikov"), ("Ерофеев", "Yerofeyev Erofeev"), ("Тихонов", "Tikhonov Tihonov"),
    ("Юдин", "Yudin Iudin"), ("Гусев", "Gusev Goussev"), ("Сычёв", "Sychyov Sychev"), ("Панфилов", "Panfilov Panphilov"),
    ("Соловьев", "Soloviev Solovyev"), ("Королев", "Korolev Koroliov"), ("Шевченко", "Shevchenko Schewtschenko"),
)  # fmt: skip
PLACES = [
    "Harbour", "Northern", "Liffey", "Ballard", "Summit", "Granite", "Silver", "Meadow", "Atlantic",
    "Corrib", "Beacon", "Union", "Crown", "Delta", "Orchard",
]  # fmt: skip
TRADES = [
    "Mills", "Foods", "Packaging", "Logistics", "Systems", "Partners", "Health", "Energy", "Media",
    "Insurance", "Labs", "Motors", "Shipping", "Books",
]  # fmt: skip
FREE = ["gmail.com", "outlook.com", "yahoo.com", "icloud.com", "hotmail.com"]


@dataclass(frozen=True)
class Record:
    """A contact as a source gave it. `who` is the truth; `marks` say how the name or job was changed."""

    id: str
    who: int
    display_name: str
    given_name: str = ""
    family_name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    linkedin: str | None = None
    organization: str = ""
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Spoiling:
    """How often (0 to 1) a second record differs in this way."""

    nicknames: float = 0.22
    typos: float = 0.10
    moved: float = 0.25
    turned: float = 0.03
    initials: float = 0.05
    married: float = 0.02
    other_script: float = 0.9


@dataclass
class _Truth:
    who: int
    given: str
    family: str
    jobs: list[str]
    phone: str
    mail: str
    linkedin: str
    spellings: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    generation: str = ""
    maiden: str = ""
    landline: str = ""
    family_mail: str = ""
    middle: str = ""


def _plain(text: str) -> str:
    table = str.maketrans(
        "üöäßłąęśćńóźżéèêëáàâãíîïúûñçışğøåőŁŻŚÉÍÁÁØÅ", "uoaslaescnozzeeeeaaaaiiiuuncisgoaoLZSEIAAOA"
    )
    return "".join(ch for ch in text.translate(table).lower() if ch in string.ascii_lowercase)


class Book:
    """An address book under way."""

    def __init__(self, seed: int, people: int, spoiling: Spoiling) -> None:
        self.chance = random.Random(seed)
        self.spoiling = spoiling
        self.people = people
        self.jobs = [f"{a} {b}" for a in PLACES for b in TRADES]
        self.chance.shuffle(self.jobs)
        # Half of all people bear a family name that few others have.
        self.rare = [(a + b).capitalize() for a in SYLLABLES for b in (*ENDINGS, *SYLLABLES) if a != b]
        self.numbers = 0
        self.addresses: set[str] = set()
        self.records: list[Record] = []

    def pick(self, pool: list[str]) -> str:
        """A name by its rank: the first is eight times as common as the last."""
        return pool[min(len(pool) - 1, int((2 ** (self.chance.random() * 3) - 1) / 7 * len(pool)))]

    def number(self) -> str:
        """A telephone number nobody else has."""
        self.numbers += 1
        return f"+3531{5_000_000 + self.numbers}"

    def truth(self, **given: str) -> _Truth:
        """Somebody new."""
        chance = self.chance
        spellings = None
        first, last = self.pick(GIVEN), self.pick(FAMILY)
        if chance.random() < 0.7:
            last = chance.choice(self.rare)
        if chance.random() < 0.025:
            one, two = chance.choice(CYRILLIC), chance.choice(CYRILLIC_FAMILY)
            female = one[0][-1] in "ая"
            more = "а" if female and two[0][-1] == "в" else ""
            latin = "a" if more else ""
            spellings = (
                (one[0], *one[1].split()),
                (two[0] + more, *(each + latin for each in two[1].split())),
            )
            first, last = spellings[0][1], spellings[1][1]
        last = given.get("family", last.replace("_", " "))
        first = given.get("first", first)
        self.numbers += 1
        tail = chance.choice(("", "", str(chance.randint(1, 99))))
        mail = f"{_plain(first)}{chance.choice(('.', '', '_'))}{_plain(last)}{tail}@{chance.choice(FREE)}"
        if chance.random() < 0.2:
            mail = f"{chance.choice(SYLLABLES)}{self.numbers}@{chance.choice(FREE)}"
        while mail.replace(".", "") in self.addresses:  # an address has one owner
            mail = mail.replace("@", f"{chance.randint(1, 9)}@")
        self.addresses.add(mail.replace(".", ""))
        jobs = [chance.choice(self.jobs[: max(20, self.people // 12)]) for _ in range(2)]
        return _Truth(
            len(self.records) * 10 + self.numbers,
            first,
            last,
            jobs,
            self.number(),
            mail,
            f"https://www.linkedin.com/in/{_plain(first)}-{_plain(last)}-{self.numbers:x}",
            spellings,
            middle=chance.choice(string.ascii_uppercase),
        )

    def slip(self, word: str) -> str:
        """A word with a typing error."""
        if len(word) < 4:
            return word
        at = self.chance.randrange(1, len(word) - 1)
        kind = self.chance.randrange(4)
        if kind == 0:
            return word[:at] + word[at + 1 :]
        if kind == 1:
            return word[:at] + word[at] + word[at:]
        if kind == 2:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return word[:at] + self.chance.choice("aeiourstln") + word[at + 1 :]

    def record(self, one: _Truth, source: str, *, again: bool) -> None:
        """One more record of this person; a second one (`again`) is spoiled."""
        chance, how, marks = self.chance, self.spoiling, set()
        first, last, job = one.given, one.family, one.jobs[0]
        if again:
            if one.spellings and chance.random() < how.other_script:
                first, last = chance.choice(one.spellings[0]), chance.choice(one.spellings[1])
                marks.add("transliterated")
            elif first in SHORT and chance.random() < how.nicknames:
                first = chance.choice(SHORT[first].split())
                marks.add("nickname")
            if chance.random() < how.typos and "transliterated" not in marks:
                slipped = self.slip(first), self.slip(last)
                first, last = (first, slipped[1]) if chance.random() < 0.5 else (slipped[0], last)
                marks.add("typo")
            elif chance.random() < how.initials and source != "linkedin":
                first = f"{first[0]}."
                marks.add("initial")
            if one.maiden and chance.random() < 0.8:
                last = one.maiden
                marks.add("married")
            if chance.random() < how.moved:
                job = one.jobs[1]
                marks.add("moved")
        if chance.random() < 0.06:
            first = f"{first} {one.middle}."
        work = f"{_plain(one.given)[:1]}{_plain(one.family)}@{_plain(job)}.example"
        emails: list[str] = []
        phones: list[str] = []
        organization, linkedin = "", None
        if source == "linkedin":
            linkedin, organization = one.linkedin, job
            emails = [one.mail] if chance.random() < 0.3 else []
            last += chance.choice(("", "", "", "", "", ", MBA", ", PhD"))
        elif source == "phone":
            phones = [one.phone]
            emails = [one.mail] if chance.random() < 0.5 else []
            organization = job if chance.random() < 0.35 else ""
        elif source == "google":
            emails = [one.mail] if chance.random() < 0.85 else []
            emails += [work] if chance.random() < 0.25 else []
            phones = [one.phone] if chance.random() < 0.7 else []
            organization = job if chance.random() < 0.55 else ""
        elif source == "outlook":
            emails, organization = [work], job
            emails += [one.mail] if chance.random() < 0.35 else []
            phones = [one.phone] if chance.random() < 0.65 else []
        else:
            organization = job if chance.random() < 0.6 else ""
            phones = [one.phone] if chance.random() < 0.5 or not organization else []
        if one.landline and chance.random() < 0.6:
            phones = [one.landline, *phones]
        if one.family_mail and chance.random() < 0.5:
            emails = [one.family_mail, *emails]
        last = f"{last} {one.generation}".strip()
        whole = f"{first} {last}"
        if again and chance.random() < how.turned and source in ("phone", "typed"):
            whole = f"{last} {first}" if chance.random() < 0.5 else f"{last}, {first}"
            marks.add("turned")
            first = last = ""
        elif source == "typed" or (source == "phone" and chance.random() < 0.5):
            first = last = ""
        if chance.random() < 0.04:
            whole, first, last = whole.upper(), first.upper(), last.upper()
        if organization and chance.random() < 0.2:
            organization += chance.choice((" Ltd", ", Inc.", " GmbH"))
        self.records.append(
            Record(
                f"{len(self.records):08d}",
                one.who,
                whole,
                first,
                last,
                tuple(emails),
                tuple(phones),
                linkedin,
                organization,
                frozenset(marks),
            )
        )


SOURCES = ("linkedin", "phone", "google", "outlook", "typed")


def make(seed: int, people: int, spoiling: Spoiling, *, twice: float = 0.2) -> list[Record]:
    """About `people` × 1.2 records in no order; `twice` of the people are there more than once."""
    book = Book(seed, people, spoiling)
    chance = book.chance

    def keep(one: _Truth, often: float = twice) -> None:
        sources = chance.sample(SOURCES, 3)
        one.maiden = book.pick(FAMILY).replace("_", " ") if chance.random() < spoiling.married else ""
        book.record(one, sources[0], again=False)
        if chance.random() < often:
            book.record(one, sources[1], again=True)
            if chance.random() < 0.12:
                book.record(one, sources[2], again=True)

    for _ in range(people):
        keep(book.truth())
    for _ in range(people // 40):  # households: one family name, one landline, sometimes one mailbox
        head = book.truth()
        mail = f"{_plain(head.family)}family{book.numbers}@gmail.com" if chance.random() < 0.3 else ""
        line = book.number() if chance.random() < 0.7 else ""
        called = {head.given}
        for _ in range(chance.randint(1, 3)):
            member = book.truth(family=head.family)
            if member.given not in called:
                called.add(member.given)
                member.landline, member.family_mail = line, mail
                keep(member, 0.1)
        head.landline, head.family_mail = line, mail
        keep(head, 0.1)
    for _ in range(people // 400):  # father and son
        father = book.truth()
        son = book.truth(family=father.family, first=father.given)
        father.generation, son.generation = "Sr.", "Jr."
        keep(father, 0)
        keep(son, 0)
    for _ in range(people // 200):  # namesakes with lives of their own
        first, last = book.pick(GIVEN[:60]), book.pick(FAMILY[:60])
        for _ in range(2):
            keep(book.truth(family=last, first=first), 0)
    for _ in range(people // 60):  # colleagues with nearly one name
        one = book.truth()
        near = {"Daniel": "Daniela", "Eric": "Erica", "Maria": "Marta", "Joan": "John", "Jose": "Josef"}
        other = book.truth(family=one.family, first=near.get(one.given, book.pick(GIVEN)))
        other.jobs = one.jobs
        if other.given != one.given:
            keep(one, 0)
            keep(other, 0)
    chance.shuffle(book.records)
    return book.records
