import pytest

from app.importing.archive_headings import archive_heading
from app.importing.bylines import Byline, byline
from app.importing.plain import page_lines


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Tag Archives: united ropes 🪢", "united ropes 🪢"),
        ("Category Archives: Open Data", "Open Data"),
        ("Category: Talks", "Talks"),
        ("Archives: maps", "maps"),
        ("Archive for the ‘Talks’ Category", "Talks"),
        ("Posts tagged ‘maps’", "maps"),
        ("Posts Tagged With: maps", "maps"),
        ("Schlagwort-Archive: Küste", "Küste"),
        ("Archiv der Kategorie: Karten", "Karten"),
        ("Archives par mot-clé : cartes", "cartes"),
        ("Archives de catégorie : cartes", "cartes"),
        ("Étiquette : cartes", "cartes"),
        ("Archivo de la etiqueta: mapas", "mapas"),
        ("Categoría: mapas", "mapas"),
        ("Archivi tag: mappe", "mappe"),
        ("Archivi della categoria: mappe", "mappe"),
        ("Arquivo da tag: mapas", "mapas"),
        ("Arquivos de categoria: מפות", "מפות"),
        ("Monthly Archives: June 2014", ""),
        ("Archives: June 2014", ""),
        ("Author Archives: Jane Doe", ""),
        ("Monatsarchive: Juni 2014", ""),
        ("Archives mensuelles : juin 2014", ""),
    ],
)
def test_an_archive_heading_names_its_label(line: str, label: str) -> None:
    told = archive_heading(line)
    assert told is not None
    assert told.label == label


@pytest.mark.parametrize(
    "line",
    ["Archives", "Tags: a, b", "My archives: a love story", "The tag: you are it", "x" * 999],
)
def test_other_lines_are_no_archive_headings(line: str) -> None:
    assert archive_heading(line) is None


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("June 18, 2014", "", "2014-06-18"),
        ("Posted on September 21, 2009 by Andy Piper", "Andy Piper", "2009-09-21"),
        ("Posted by Jane van Dyke on 18 June 2014 | 3 Comments", "Jane van Dyke", "2014-06-18"),
        ("Jane Doe | June 18, 2014", "Jane Doe", "2014-06-18"),
        ("Jane Doe, June 18, 2014", "Jane Doe", "2014-06-18"),
        ("June 18, 2014 by Jane Doe in News", "Jane Doe", "2014-06-18"),
        ("June 18, 2014 by admin", "admin", "2014-06-18"),
        ("June 18, 2014 at 10:30 am", "", "2014-06-18"),
        ("June 18, 2014 · 5 min read", "", "2014-06-18"),
        ("18 June 2014, 10:30 UTC", "", "2014-06-18"),
        ("Published: 2014-06-18", "", "2014-06-18"),
        ("June 18, 2014 / שרה כהן / 2 Comments", "שרה כהן", "2014-06-18"),
        ("Published June 18, 2014 in Maps • Open Roads • Ropes", "", "2014-06-18"),
        ("June 18, 2014 in Maps, Roads by Jo", "Jo", "2014-06-18"),
        ("June 18, 2014 12", "", "2014-06-18"),
        ("June 2014", "", "2014-06"),
        ("By José Ñuñez", "José Ñuñez", ""),
    ],
)
def test_a_date_or_author_line_is_read(line: str, author: str, published: str) -> None:
    told = byline(line)
    assert told is not None
    assert (told.author, told.published) == (author, published)
    assert told.printed in line


@pytest.mark.parametrize(
    "line",
    [
        "Notes from June 18, 2014",
        "June 18, 2014: Meeting notes",
        "June 18, 2014 in Rome, we met the rope makers",
        "We met on June 18, 2014 in Rome",
        "June 18",
        "2014",
        "By the river",
        "A title",
        "",
        "June 18, 2014 " + "and more " * 20,
    ],
)
def test_titles_and_sentences_are_no_date_lines(line: str) -> None:
    assert byline(line) is None


def test_a_line_of_an_author_alone_has_no_date() -> None:
    assert byline("By Jane Doe") == Byline("Jane Doe")


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Posted in Events, Ropes | Tagged knots, café", ("Events", "Ropes", "knots", "café")),
        ("Filed under: Maps", ("Maps",)),
        ("Tags: a, #b, a", ("a", "b")),
        ("Tagged maps, roads | 2 Comments", ("maps", "roads")),
        (
            "This entry was posted in Maps and tagged a, b. Bookmark the permalink.",
            ("Maps", "a", "b"),
        ),
        ("Veröffentlicht in Karten | Verschlagwortet mit Wege", ("Karten", "Wege")),
        ("Publié dans Cartes", ("Cartes",)),
        ("Leave a comment", ()),
        ("3 Comments »", ()),
        ("Comments Off", ()),
        ("2 thoughts on “A day”", ()),
        ("Share this:", ()),
        ("Permalink", ()),
        ("Schreibe einen Kommentar", ()),
        ("Laisser un commentaire", ()),
        ("Deja un comentario", ()),
    ],
)
def test_a_footer_tells_what_the_post_was_filed_under(line: str, labels: tuple[str, ...]) -> None:
    assert page_lines.is_footer(line)
    assert page_lines.labels(line) == labels


@pytest.mark.parametrize(
    "line",
    [
        "Posted in a rush, we left.",
        "Topics of the second day",
        "Categories matter to everyone",
        "Tags",
        "3 comments on the new law",
        "Share and share alike",
        "Edit your texts",
    ],
)
def test_headings_of_an_author_are_no_footers(line: str) -> None:
    assert not page_lines.is_footer(line)


@pytest.mark.parametrize(
    ("line", "opens"),
    [("3 Comments", True), ("Posted in A | Leave a comment", True), ("Posted in A", False)],
)
def test_a_footer_can_open_the_comments(line: str, opens: bool) -> None:
    assert page_lines.opens_comments(line) is opens


@pytest.mark.parametrize(
    "line",
    [
        "← Older posts",
        "Skip to content",
        "Search [          ] [Search]",
        "© 2014 The Map Blog",
        "Proudly powered by WordPress",
        "Page 2 of 9",
        "Ältere Beiträge",
        "Entradas antiguas",
    ],
)
def test_furniture_of_the_page_is_known(line: str) -> None:
    assert page_lines.is_furniture(line)


@pytest.mark.parametrize("line", ["Home", "About us", "Archives", "Catégories"])
def test_menu_words_are_furniture_only_perhaps(line: str) -> None:
    assert page_lines.may_be_furniture(line)
    assert not page_lines.is_furniture(line)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("and then [...]", "[...]"),
        ("and then […] Read more", "[…] Read more"),
        ("Continue reading →", "Continue reading →"),
        ("It ended. Continue reading A day at the fair →", "Continue reading A day at the fair →"),
        ("and then the Read more…", "Read more…"),
        ("und dann Weiterlesen →", "Weiterlesen →"),
        ("(more…)", "(more…)"),
        ("I read more", ""),
        ("We continue reading old books", ""),
        ("and then…", ""),
        ("[…] is how it began.", ""),
    ],
)
def test_the_end_of_an_excerpt_is_known(text: str, mark: str) -> None:
    assert page_lines.excerpt_mark(text) == mark
