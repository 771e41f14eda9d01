from app.importing.languages import with_languages
from db.records import Draft, Reading

FRENCH = (
    "Les bateaux sont rentrés avant midi, et tout le monde voulait savoir qui avait gagné. " * 2
)
GERMAN = "Die Boote kamen vor dem Mittag zurück, und alle wollten wissen, wer gewonnen hatte. " * 2


def languages(*drafts: tuple[str, str]) -> list[str]:
    made = tuple(Draft("T", text, (), language=language) for text, language in drafts)
    return [draft.language for draft in with_languages(Reading(made)).drafts]


def test_what_the_source_states_is_never_changed() -> None:
    assert languages((FRENCH, "nl-BE")) == ["nl-BE"]


def test_a_draft_without_a_language_gets_that_of_its_text() -> None:
    assert languages((FRENCH, ""), (GERMAN, "")) == ["fr", "de"]


def test_a_short_draft_takes_the_language_of_all_the_others() -> None:
    assert languages((FRENCH, ""), ("🙂 Merci", "")) == ["fr", "fr"]
    assert languages((FRENCH, ""), (GERMAN, ""), ("🙂 Merci", "")) == ["fr", "de", ""]
    assert languages(("שלום", "")) == [""]
