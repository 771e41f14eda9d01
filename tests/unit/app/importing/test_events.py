import pytest

from app.importing.events import LONGEST, propose
from app.importing.plain.roles import Role
from db.records import Draft, Reading, Skipped


def post(title: str, labels: str = "", text: str = "") -> Draft:
    return Draft(title, text, (), labels=tuple(filter(None, labels.split("|"))))


@pytest.mark.parametrize(
    ("heading", "posts", "event"),
    [
        # the label of the page that gathers the posts
        ("Tag Archives: harbour", [post("A", "harbour"), post("B", "port|Harbour")], "harbour"),
        (
            "Tag: harbour",
            [
                post(
                    "A", "harbour", "We met at Harbour Data Week in Ghent. The harbour 👋 is old."
                ),
                post("Harbour Data Week, é שלום", "harbour", "The harbour was open."),
            ],
            "Harbour Data Week",
        ),
        (
            "Tag: harbour",
            [post("A", "harbour", "Old Harbour"), post("B", "harbour", "Harbour")],
            "Harbour",
        ),
        ("Tag: harbour", [post("A", "harbour")], "harbour"),
        ("Tag: Events", [post("A", "Events|Ghent"), post("B", "events|Ghent")], ""),
        ("Tag: harbour", [post("A", "harbour"), post("B", "port")], ""),
        ("Tag: c++ (1)", [post("A", "c++ (1)"), post("B", "c++ (1)")], "c++ (1)"),
        # a label that sounds like a gathering
        ("", [post("A", "news|Harbour Days"), post("B", "news|Harbour Days")], "Harbour Days"),
        ("", [post("A", "python|HarbourCon")], "HarbourCon"),
        ("", [post("A", "Harbour Days 2025")], "Harbour Days 2025"),
        ("", [post("A", "harbour|python"), post("B", "harbour|python")], ""),
        ("", [post("In Ghent 2025", "ghent", "Seen in Ghent 2025")], ""),
        # titles
        ("", [post("HarbourCon, Day 1: Ships"), post("HarbourCon, Day 2: Quays")], "HarbourCon"),
        (
            "",
            [post("From Harbour Days 2025"), post("Harbour Days 2025, part 2")],
            "Harbour Days 2025",
        ),
        ("", [post("Harbour Days 2025")], ""),
        ("", [post("My week"), post("My week with ships")], ""),
        ("", [post("Ships of 2025"), post("Quays of 2025")], ""),
        ("", [post("The same Day"), post("The same Day")], ""),
        ("", [post(""), post("")], ""),
        ("", [], ""),
        ("", [post("A", "x 2025 " * LONGEST), post("B", "x 2025 " * LONGEST)], ""),
    ],
)
def test_the_event_is_what_the_posts_share(heading: str, posts: list[Draft], event: str) -> None:
    skipped = (Skipped(Role.ARCHIVE_HEADING, heading),) if heading else ()
    assert propose(Reading(tuple(posts), skipped)) == event
