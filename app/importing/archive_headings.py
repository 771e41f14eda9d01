"""Headings of archive pages, such as "Tag Archives: maps", in six languages.

The wording is that of the common blog programs in English, German, French,
Spanish, Italian and Portuguese.
"""

import re
from typing import NamedTuple

from app.importing import dates

LONGEST = 200  # letters; a longer line is text


class ArchiveHeading(NamedTuple):
    """What the heading of an archive page says.

    `label` is "" when the page gathers the posts of a month or an author. It
    `is_sure` when the wording stands above archives alone: "Category: maps"
    stands below titles too.
    """

    label: str
    is_sure: bool


def archive_heading(line: str) -> ArchiveHeading | None:
    """Read the heading of an archive page; None when the line is none."""
    line = line.strip()
    if len(line) > LONGEST:
        return None
    for pattern in _OF_DATES_AND_AUTHORS:
        if pattern.fullmatch(line):
            return ArchiveHeading("", is_sure=True)
    for pattern in _OF_LABELS:
        if found := pattern.fullmatch(line):
            label = found["label"].strip(_MARKS)
            is_sure = bool(_SURE.match(line))
            return ArchiveHeading("" if dates.published(label) else label, is_sure)
    return None


_MARKS = " ‘’'\"“”«»„"
_SURE = re.compile(
    r".*(?:archiv|arquiv)|(?:showing |all )?(?:posts|entries|articles) ", re.IGNORECASE
)


def _heading(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s*[:：]\s*(?P<label>\S.*)", re.IGNORECASE)


def _sentence(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


_OF_DATES_AND_AUTHORS = (
    _heading(r"(?:daily|monthly|yearly|date|author|day|month|year) archives?|author|month|year"),
    _heading(r"(?:tages|monats|jahres|autoren)-?archive?|autor"),
    _heading(r"archives? (?:mensuelles?|quotidiennes?|annuelles?|de l[’']auteur)|auteur"),
    _heading(r"archivos? (?:diarios?|mensual(?:es)?|anual(?:es)?|del? autora?)"),
    _heading(r"archivio? (?:mensil[ei]|giornalier[oi]|annual[ei]|(?:dell[’'])?autore)|autore"),
    _heading(r"arquivos? (?:diários?|mensa(?:l|is)|anua(?:l|is)|do autora?)"),
)
_OF_LABELS = (
    _heading(r"(?:(?:tag|category|topic|label) )?archives?|tag|category|topic|browsing"),
    _heading(
        r"(?:browsing|viewing) (?:tag|category)|(?:all )?posts (?:tagged|filed)(?: with| under)?"
    ),
    _sentence(r"archive for (?:the )?[‘'\"“]?(?P<label>.{1,80}?)[’'\"”]? (?:category|tag)"),
    _sentence(r"showing posts with (?:the )?label (?P<label>.{1,80}?)(?:\. show all posts)?"),
    _sentence(
        r"(?:all )?(?:posts|entries|articles) (?:tagged|filed under|in (?:the )?category)"
        r"(?: with| as)?\s+(?P<label>\S.{0,80})"
    ),
    _heading(r"(?:schlagwort|schlagwörter|kategorien?)-?archive?(?: für)?|schlagwort|kategorie"),
    _heading(r"archive? (?:der kategorie|des schlagworts?|für(?: die kategorie)?)"),
    _sentence(r"archiv für die kategorie\s+(?P<label>\S.{0,80})"),
    _heading(
        r"archives? (?:par|des?|du|de la|de l[’']) ?(?:mots?[- ]clés?|mots?[- ]clefs?|étiquettes?)"
    ),
    _heading(r"archives? (?:par|des?|du|de la|de l[’']) ?(?:catégories?|tags?)"),
    _heading(r"mot[- ]cl(?:é|ef)|étiquette|catégorie"),
    _heading(r"archivos? (?:de|por)(?: la| las)? ?(?:etiquetas?|categor[ií]as?|tags?)"),
    _heading(r"etiqueta|categor[ií]a"),
    _heading(r"archivio?(?: de[il]| della| delle| per)? (?:tag|categori[ae]|etichett[ae])"),
    _heading(
        r"arquivos? (?:de|da|do|das|dos|por) (?:etiquetas?|categorias?|marcador(?:es)?|tags?)"
    ),
    _heading(r"marcador"),
)
