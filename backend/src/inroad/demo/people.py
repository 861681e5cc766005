"""The people of the story. All of them are made up; numbers and addresses lead nowhere."""

from dataclasses import dataclass
from typing import Any

SEEKER = "Nora Whelan"
EMAIL = "nora@whelan.example"
ZONE = "Europe/Dublin"
SEARCH: dict[str, Any] = {
    "name": "Planning, after the mill",
    "country": "IE",
    "sender_address": "14 Hillcrest Road\nDublin 9",
    "sender_phone": "01 555 0107",
    "background": (
        "I planned production for eleven years, until our plant closed in June. "
        "I am now working out where those skills are most useful."
    ),
    "can_offer": "A changeover checklist that saved us forty minutes a shift",
}
INTEREST = "how planning teams are changing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody as a contact begins; fields as in the contact itself, number and address short."""

    name: str
    headline: str
    organization: str = ""
    circle: str = "other"
    closeness: int | None = None
    trusted: bool = False
    standing: str = "unknown"
    decision_maker: bool = False
    phone: str = ""
    email: str = ""
    shared_path: str = ""
    can_offer: str = ""
    notes: str = ""
    known: bool = True
    time_zone: str | None = None
    tags: tuple[str, ...] = ()

    def fields(self) -> dict[str, Any]:
        """As a new contact is sent to the API."""
        given, _, family = self.name.partition(" ")
        return {
            "given_name": given,
            "family_name": family,
            "headline": self.headline,
            "organization_name": self.organization,
            "circle": self.circle,
            "closeness": self.closeness,
            "trusted": self.trusted,
            "standing": self.standing,
            "decision_maker": self.decision_maker,
            "phones": [{"number": f"01 555 {self.phone}"}] if self.phone else [],
            "emails": [{"address": self.email}] if self.email else [],
            "shared_path": self.shared_path,
            "can_offer": self.can_offer,
            "notes": self.notes,
            "known": self.known,
            "time_zone": self.time_zone,
            "tags": list(self.tags),
        }


RUTH = Person(
    name="Ruth Adeyemi",
    headline="Choir director",
    organization="St Brigid's",
    circle="church",
    closeness=5,
    trusted=True,
    standing="highly_regarded",
    phone="0121",
    email="ruth@choir.example",
    notes="Nine years in the same choir. Prefers evenings.",
    tags=("choir",),
)
FRANK = Person(
    name="Frank Molloy",
    headline="Former supervisor",
    organization="Mill Street Bakery",
    circle="former_colleague",
    closeness=4,
    trusted=True,
    standing="respected",
    phone="0133",
    email="frank@molloy.example",
    shared_path="We both came up through the packing hall.",
)
INES = Person(
    name="Ines Carvalho",
    headline="Teacher",
    organization="Fairview School",
    circle="family",
    closeness=5,
    trusted=True,
    phone="0117",
    email="ines@carvalho.example",
)
JOAN = Person(
    name="Joan Petrie",
    headline="Parish council",
    organization="Drumcondra Parish Council",
    circle="community",
    closeness=3,
    standing="highly_regarded",
    phone="0164",
    email="joan@petrie.example",
)
MAURA = Person(
    name="Maura Keane",
    headline="Logistics lecturer",
    organization="Bolton Street College",
    circle="alumni",
    closeness=3,
    standing="respected",
    phone="0171",
    email="maura@keane.example",
)
COLM = Person(
    name="Colm Brennan",
    headline="Warehouse manager",
    organization="Tolka Storage",
    circle="former_colleague",
    closeness=2,
    phone="0158",
)

#: Those the story needs by name, and the rest of the people Nora knows.
KNOWN = (
    *(RUTH, FRANK, INES, JOAN, MAURA, COLM),
    Person(name="Aoife Nolan", headline="Pharmacist", circle="friend", closeness=4, trusted=True),
    Person(
        name="Brian Tuohy", headline="Buyer", organization="Mill Street Bakery", circle="former_colleague"
    ),
    Person(
        name="Ciara Walsh", headline="Accountant", circle="alumni", closeness=2, email="ciara@walsh.example"
    ),
    Person(
        name="Declan Roche", headline="Fitter", organization="Mill Street Bakery", circle="former_colleague"
    ),
    Person(
        name="Eimear Daly", headline="Nurse manager", circle="community", closeness=3, standing="respected"
    ),
    Person(name="Fergal O'Shea", headline="Choir treasurer", circle="church", closeness=3, phone="0136"),
    Person(name="Gráinne Burke", headline="Quality lead", organization="Liffey Foods", circle="alumni"),
    Person(name="Hugo Lindqvist", headline="Neighbour, retired engineer", circle="community", closeness=3),
    Person(name="Imelda Fox", headline="Union secretary", circle="professional", standing="respected"),
    Person(
        name="Jakub Nowak", headline="Shift lead", organization="Harbour Mills", circle="former_colleague"
    ),
    Person(name="Kathleen Ward", headline="Aunt, shopkeeper", circle="family", closeness=5, trusted=True),
    Person(name="Liam Farrell", headline="Sales manager", organization="Ballard Packaging", circle="friend"),
    Person(
        name="Mei Zhang", headline="Data analyst", circle="friend", closeness=4, email="mei@zhang.example"
    ),
    Person(name="Niall Cassidy", headline="Bank manager", circle="community", standing="highly_regarded"),
    Person(name="Orla Finnegan", headline="Solicitor", circle="alumni", closeness=3, phone="0149"),
    Person(name="Pádraig Kelly", headline="Haulier", organization="Kelly Transport", circle="professional"),
    Person(name="Róisín Byrne", headline="Head teacher", circle="church", closeness=2, standing="respected"),
    Person(
        name="Stephen Adair", headline="Planner", organization="Northgate Foods", circle="former_colleague"
    ),
    Person(
        name="Teresa Gomes",
        headline="Cousin in Porto",
        circle="family",
        closeness=4,
        time_zone="Europe/Lisbon",
    ),
    Person(name="Una McGrath", headline="Librarian", circle="community", closeness=2),
    Person(name="Vincent Hayes", headline="Deacon", circle="church", closeness=3, trusted=True),
    Person(name="Wendy Sexton", headline="Recruiter", circle="professional", closeness=1),
    Person(name="Yusuf Demir", headline="Bakery owner", circle="friend", closeness=3, decision_maker=True),
)
#: People Nora would like to reach, whom nobody has named yet.
WANTED = (
    Person(
        name="Helen Marsh",
        headline="Operations director",
        organization="Verdant Group",
        known=False,
        decision_maker=True,
        circle="professional",
        notes="An old colleague of Daniel's.",
    ),
    Person(name="Peter Salt", headline="Supply director", organization="Atlantic Dairies", known=False),
    Person(name="Kiri Walker", headline="Planner", known=False, time_zone="Pacific/Auckland"),
    Person(name="Elin Sørensen", headline="Plant manager", organization="Fjord Foods", known=False),
)
