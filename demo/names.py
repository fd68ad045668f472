"""Invented people: names as they live in the Netherlands, put together by a generator that always gives the same."""

from dataclasses import dataclass
from random import Random

from events import names
from events.models import Organisation, Registration

# First names and family names (with their infix) go by background, so that they fit each other. An empty family name is
# somebody with one name.
FIRST = {
    "dutch": "Anouk Bas Carlijn Daan Eefje Femke Gijs Hanneke Ilse Jasper Karin Lars Mieke Niels Onno Petra Roos Sjoerd Tineke "
    "Wim Yvonne Ruud Marloes Thijs",
    "frisian": "Jildou Sybren Nynke Tjitske Hidde Baukje",
    "turkish": "Gülşen Emre Zeynep Özgür Ayşe Çağla Mehmet Elif Hüseyin Şule",
    "moroccan": "Naima Rachid Hanane Bilal Soumaya Abdelkarim Ikram Mounir Fatima-Zahra",
    "surinamese": "Shanti Rajesh Marlène Radjendrekoemar Cheryl Winston Priya Dennis",
    "antillean": "Jairzinho Shurandy Rosaline Gregory Merlyn",
    "polish": "Agnieszka Tomasz Małgorzata Łukasz Ewa",
    "habesha": "Selam Yonas Almaz Dawit Hiwot Abeba Mulugeta",
    "syrian": "Rania Khaled Nour Yazan Hala",
    "somali": "Ayaan Abdirahman Hodan Farah",
    "chinese": "Mei Wei Li-Hua",
    "ukrainian": "Oksana Dmytro Kateryna",
    "congolese": "Grâce Dieudonné Espérance",
    "moluccan": "Naomi Otjep Wilma",
}
FAMILY = {
    "dutch": "Jansen|de Vries|van den Berg|Bakker|van Dijk|Visser|Smit|Meijer|de Boer|Mulder|van 't Hof|in 't Veld|van der Velde|"
    "op den Camp|ter Horst|Vermeulen-de Graaf|d'Ancona|'s-Gravesande|Klein Haarhuis|von Meyenfeldt|IJzerman|ten Brink|uit de Haag|"
    "Kuijpers|Schouten|Peters|van de Laar|Hoekstra",
    "frisian": "Hoekstra|Dijkstra|fan der Meer|Terpstra|Wiersma",
    "turkish": "Yılmaz|Öztürk|Şahin|Çelik|Doğan|Aydın|Kılıç",
    "moroccan": "el Khattabi|Bouazza|Benali|el Mansouri|Aït Lahcen|Ouali|ben Haddou",
    "surinamese": "Ramcharan|Baldewsingh|Kanhai|Wijdenbosch|Tjon A Tsoi|Bissumbhar|Pinas",
    "antillean": "Martina|Cijntje|de Windt|Isenia|Maduro",
    "polish": "Kowalska|Wiśniewski|Zając|Dąbrowska|Łukaszewicz",
    "habesha": "|Tesfaye|Haile|Gebremariam|",
    "syrian": "al Hassan|Khoury|al-Masri|Haddad",
    "somali": "Mohamed Ali|Warsame|Abdi Hassan|",
    "chinese": "Chen|Wong|Zhang",
    "ukrainian": "Shevchenko|Kovalenko|Bondarenko",
    "congolese": "Mbuyi|Tshisekedi wa Mulamba|Kabongo",
    "moluccan": "Tahitu|Pattiselanno|Sahetapy",
}
SHARE = {
    "dutch": 42,
    "frisian": 4,
    "turkish": 10,
    "moroccan": 10,
    "surinamese": 8,
    "antillean": 4,
    "polish": 4,
    "habesha": 5,
}
JOBS = {
    "municipality": ("Beleidsadviseur", "Regisseur jeugd", "Wijkmanager", "Accountmanager onderwijs"),
    "school": ("Docent", "Zorgcoördinator", "Mentor", "Teamleider", "Intern begeleider"),
    "teacher_training": ("Opleider", "Docent pedagogiek", "Studentbegeleider"),
    "youth_care": ("Gezinswerker", "Jeugdhulpverlener", "Gedragswetenschapper", "Teamleider"),
    "social_work": ("Opbouwwerker", "Jongerenwerker", "Maatschappelijk werker", "Ouderconsulent"),
    "self_organisation": ("Voorzitter", "Sleutelpersoon", "Coördinator", "Bestuurslid"),
    "volunteers": ("Vrijwilliger", "Coördinator vrijwilligers"),
    "": ("Adviseur", "Projectleider", "Onderzoeker", ""),
}
ROLES = {
    "municipality": ("policy", "policy", "executive"),
    "national_government": ("policy",),
    "school": ("professional", "professional", "executive"),
    "teacher_training": ("professional", "student", "researcher"),
    "higher_education": ("researcher", "student"),
    "knowledge_institute": ("researcher",),
    "self_organisation": ("volunteer", "expert"),
    "volunteers": ("volunteer",),
    "": ("professional", "professional", "executive", "other"),
}
UNLISTED = (
    "Moedercentrum De Oase",
    "Leesclub Zonder Grenzen",
    "Taalcafé Noord",
    "Praktijk Ruimte voor Jou",
    "Buurtkamer Oost",
)


@dataclass(frozen=True)
class Somebody:
    """One invented person, who may come to more than one event."""

    first_name: str
    family_name: str
    email: str
    organisation: Organisation | None
    standing: str
    unlisted_name: str
    role: str
    job_title: str
    language: str
    no_photo: bool
    may_list: bool
    may_news: bool


def crowd(people: int, organisations: list[Organisation]) -> list[Somebody]:
    """So many people, spread over the organisations; the first are the same whatever the number."""
    chance = Random("everybody is invented")
    taken: set[str] = set()
    return [_somebody(number, chance, taken, organisations) for number in range(people)]


def _somebody(number: int, chance: Random, taken: set[str], organisations: list[Organisation]) -> Somebody:
    origin = chance.choices(list(FIRST), weights=[SHARE.get(name, 2) for name in FIRST])[0]
    first, family = chance.choice(FIRST[origin].split()), chance.choice(FAMILY[origin].split("|"))
    standing = chance.choices(("listed", "own", "unlisted"), weights=(84, 10, 6))[0]
    organisation = organisations[number % len(organisations)] if standing == "listed" else None
    sort = organisation.type if organisation else "volunteers" if standing == "own" else ""
    return Somebody(
        first_name=first,
        family_name=family,
        email=_address(first, family, taken),
        organisation=organisation,
        standing=standing,
        unlisted_name=chance.choice(UNLISTED) if standing == "unlisted" else "",
        role=(role := _role(chance, sort)),
        job_title=chance.choice(JOBS.get(sort, JOBS[""])) if chance.random() < 0.6 and role != "student" else "",
        language="en" if chance.random() < 0.06 else "nl",
        no_photo=chance.random() < 0.08,
        may_list=chance.random() < 0.4,
        may_news=chance.random() < 0.3,
    )


def _role(chance: Random, sort: str) -> str:
    return Registration.Role(chance.choice(ROLES.get(sort, ROLES[""]))).value


def _address(first: str, family: str, taken: set[str]) -> str:
    plain = names.plain(f"{first} {family}").replace(" ", ".")
    number, address = 1, f"{plain}@example.org"
    while address in taken:
        number += 1
        address = f"{plain}{number}@example.org"
    taken.add(address)
    return address
