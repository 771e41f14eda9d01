"""A small library about three subjects that have nothing to do with each other."""

from app.text.blocks import Mark, TextBuilder
from db import incoming
from db.incoming import Arrival
from db.library import Library
from db.records import Address, AddressKind, BlockKind, Draft, InlineKind
from db.words import term_table

LANTERNS = {1, 2, 3, 4}
BEES = {5, 6, 7, 8}
TRAMS = {9, 10, 11, 12}
SUBJECTS = (LANTERNS, BEES, TRAMS)

_ADDRESS = "https://notes.example/{number}/"
_AROUND = "We wrote it down, as we do with what people tell us of such days 🏮 e\u0301 שלום."
_EVENTS = {1: "River Week", 2: "River Week", 5: "River Week", 9: "City Days", 10: "City Days"}
_LEADS = {1: 9, 6: 1, 10: 12, 12: 10}  # from the post of this number to that one
_POSTS = (
    ("Lanterns on the river", "2025-06-18", """\
The lantern makers filled the harbour, and each lantern had a candle of wax in it. The procession
went from the harbour to the quay. When the procession came to the quay the candles were lit, and
each lantern was let go from the quay. A lantern is a small thing; a candle is smaller."""),
    ("A procession in the rain", "2025-06-20", """\
It rained on the procession, but the lantern makers had paper enough. A candle does burn in the
rain when the lantern is a good one. On the quay we saw the harbour full of lanterns, and behind
the lanterns the procession, wet, with a candle here and a candle there along the quay."""),
    ("Paper and candles", "2024-06-19", """\
This is how a lantern is made: a candle, a frame of wood, paper, and a procession to carry it. The
makers meet at the quay when the harbour is quiet. A candle in a lantern should burn from the
harbour to the quay, for that is how long the procession takes."""),
    ("What the harbour remembers", "", """\
Old people at the harbour know of a procession with lanterns when a candle was dear. The harbour
had no quay then. A lantern was carried by two, the candle was paid for by ten, and the procession
was over when the first candle was. The quay came later, and more than one lantern with it."""),
    ("The hives behind the school", "2025-05-02", """\
The beekeeper has six hives, and each hive has a queen. A queen is marked with a dot of paint by
the beekeeper. The honey was given to the school, and the children are learning about pollen: the
pollen in the honey says where the swarm has been, and a swarm goes far for its pollen."""),
    ("A swarm in the chimney", "2025-05-09", """\
When a swarm moved into the chimney the beekeeper came with an empty hive. The queen of the swarm
was found, and where the queen is the swarm will be. Now there is honey in the hive, and pollen on
all of the roof. The beekeeper left a jar of honey, and took the pollen for a test."""),
    ("Honey, counted", "2025-08", """\
The beekeeper did count it: four hives, forty jars of honey, one queen that was lost and a swarm
that came back. A hive without a queen gives no honey. The beekeeper had bought a queen from
another hive, and the swarm took to her at once. The pollen was good in this year, more pollen
than ever."""),
    ("Why the queen left", "2025-04-30", """\
A queen will leave the hive when the swarm is too large for it. The beekeeper can see it in the
pollen: a swarm that will leave carries less pollen, and eats its honey. Give the hive more room,
says the beekeeper, and the queen will stay, and so will the honey."""),
    ("Rails under the asphalt", "2025-03-01", """\
The tramway went down this street, and its rails are under the asphalt. Where the rails end the
depot was. The depot is now a gym, and the timetable of the tramway is in a museum: by that
timetable a tram left the depot each ten minutes. A tram made some noise on rails like these."""),
    ("A timetable that was kept", "2025-03-05", """\
The tram came when the timetable said so. In the depot there were forty on the board, and the rails
of the tramway were oiled in the night. A tram that was late was a tram the depot talked of. Few
had a timetable at home: the tramway was the timetable, and one set a clock by the rails."""),
    ("The last conductor", "2023", """\
He was the last conductor of the tramway, and has the timetable by heart. The depot had been his
home. A tram had a conductor then, and a conductor had a timetable. When they took up the rails he
went to the depot, sat in a tram, and looked at what was left of the rails and the tramway."""),
    ("The depot is for sale", "2025-11-30", """\
It is for sale: the depot of the tramway, with its rails, a tram without a motor and a timetable on
the wall. Who buys the depot buys the tram. The tramway will not come back, say those who know, and
the rails lead to a wall now. The conductor will not come to see it, nor the timetable."""),
)  # fmt: skip


def fill(library: Library) -> None:
    """Save twelve posts, four of each subject, and list their words."""
    arrivals = [
        Arrival(_draft(number, *told), "Quay Notes", _EVENTS.get(number, ""))
        for number, told in enumerate(_POSTS, start=1)
    ]
    with library.step() as session:
        incoming.save(session, arrivals)
    with library.writing(counts=False) as session:
        term_table.refresh(session)


def subject_of(post_id: int) -> set[int]:
    """The posts of the same subject, itself among them."""
    return next(subject for subject in SUBJECTS if post_id in subject)


def _draft(number: int, title: str, published: str, text: str) -> Draft:
    builder = TextBuilder()
    builder.block(BlockKind.PARAGRAPH, text.replace("\n", " "))
    builder.block(BlockKind.PARAGRAPH, _AROUND)
    if number in _LEADS:
        builder.open(BlockKind.PARAGRAPH)
        builder.add("See also", [Mark(InlineKind.LINK, _ADDRESS.format(number=_LEADS[number]))])
    built = builder.build()
    return Draft(
        title, built.text, built.blocks, built.inlines, published=published,
        addresses=(Address(AddressKind.URL, _ADDRESS.format(number=number)),),
    )  # fmt: skip
