"""Lines that a blog page prints around its posts: footers, menus, signs of an excerpt.

The wording is that of the common blog programs in six languages (English,
German, French, Spanish, Italian, Portuguese). A pattern must fit a whole short
line, so that no sentence is taken for one.
"""

import re

LONGEST = 300  # letters; a line of labels can be long
LONGEST_LABEL = 60


def is_footer(line: str) -> bool:
    """Whether a line closes a post: where it was filed, its labels, its comments."""
    return len(line) <= LONGEST and bool(_FOOTER.fullmatch(line.strip()))


def opens_comments(line: str) -> bool:
    """Whether what readers wrote may follow: "3 Comments", "Leave a reply"."""
    return len(line) <= LONGEST and bool(_COMMENTS.search(line.strip()))


def opens_sharing(line: str) -> bool:
    """Whether a row of share buttons follows."""
    return len(line) <= LONGEST and bool(_SHARING.fullmatch(line.strip()))


def labels(footer: str) -> tuple[str, ...]:
    """The words a footer says the post was filed under, in its order, each once."""
    found: dict[str, None] = {}
    for part in _SEPARATOR.split(footer):
        if filed := _FILED.match(part.strip()):
            words = part.strip()[filed.end() :].partition(". ")[0].split(",")
            found.update((word.strip(" .#"), None) for word in words)
    return tuple(word for word in found if 0 < len(word) <= LONGEST_LABEL)


def is_furniture(line: str) -> bool:
    """Whether a line is certainly the page's and not the author's."""
    if len(line) > LONGEST:
        return False
    return bool(_FURNITURE.fullmatch(line.strip()) or _FORM_FIELD.search(line))


def may_be_furniture(line: str) -> bool:
    """Whether a line stands in menus and sidebars, but could be an author's heading too."""
    return len(line) <= LONGEST and bool(_MENU_WORD.fullmatch(line.strip()))


def excerpt_mark(text: str) -> str:
    """What stands at the end of a shortened post: "[…]", "Read more"; "" if nothing does."""
    found = _EXCERPT.search(text[-LONGEST:])
    return found[0].strip() if found else ""


def _any(*sources: str) -> str:
    return "|".join(sources)


def _whole(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


_FILED_VERBS = _any(
    r"(?:this entry was )?(?:posted|filed|published) (?:in|under)|tagged(?: with| as)?",
    r"veröffentlicht (?:in|unter)|verschlagwortet(?: mit)?|abgelegt unter",
    r"publié dans|classé dans|marqué avec",
    r"publicad[oa] en|archivado en|etiquetado(?: con| como)?",
    r"pubblicato in|archiviato in|contrassegnato(?: da tag)?|taggato",
    r"publicado em|arquivado em|marcado com",
)
# With a colon alone: "Topics of the second day" is a heading of the author's.
_FILED_NOUNS = _any(
    r"tags?|categor(?:y|ies)|labels?|topics?|schlagw(?:ort|örter)|kategorien?",
    r"étiquettes?|mots?[- ]clés?|catégories?|marqué|etiquetas?|categor[ií]as?|marcado",
    r"categori[ae]|etichett[ae]|marcador(?:es)?",
)
_FILED_WORDS = rf"(?:{_FILED_VERBS})(?:\s*:\s*|\s+)|(?:{_FILED_NOUNS})\s*:\s*"
_COMMENT_WORDS = _any(
    r"(?:no|\d+) (?:comments?|repl(?:y|ies)|responses?)|\d+ responses? to .{1,200}",
    r"(?:one|\d+) (?:comments?|thoughts?) on [“\"‘«].{1,200}",
    r"comments? (?:off(?: on .{1,200})?|\(\d+\))|comments are closed\.?",
    r"leave (?:a|your) (?:comment|reply)|(?:add|post) a comment",
    r"(?:\d+|keine) kommentare?|kommentar hinterlassen|schreibe? einen kommentar",
    r"(?:\d+|aucun) commentaires?|(?:laisser|poster) un commentaire",
    r"(?:\d+|sin) comentarios?|dej[ae] (?:un comentario|una respuesta)",
    r"(?:\d+|nessun) comment[oi]|lascia un commento",
    r"(?:\d+|nenhum) comentários?|deix[ea]r? um comentário",
)
_CLOSING_WORDS = _any(
    r"(?:bookmark the )?permalink\.?|edit|like loading\.{0,3}|loading(?:\.{3}|…)",
    r"posted by .{1,60}? at \d{1,2}[:.]\d{2}.{0,40}|be the first to like this\.?",
    r"this entry was posted .{1,280}",
)
_SHARE_WORDS = _any(
    r"(?:share|like) this(?: post)?\s*:?|share(?: on)?\s*:",
    r"teilen mit\s*:|gefällt mir\s*:|partager\s*:|compart[ei]r?(?: en)?\s*:",
    r"condividi\s*:|compartilh[ea]r?(?: isso)?\s*:",
)
_SEPARATOR = re.compile(
    r"\s*[|·•]\s*|(?:\s+and)?\s+(?=(?:tagged|tags|verschlagwortet|etiquetado|marqué)\b)",
    re.IGNORECASE,
)
_FILED = _whole(_FILED_WORDS)
_COMMENTS = _whole(rf"(?:^|[|·•]\s*)(?:{_COMMENT_WORDS})\s*»?$")
_SHARING = _whole(_SHARE_WORDS)
_FOOTER = _whole(
    rf"(?:(?:{_FILED_WORDS})[^.!?;:|]{{0,279}}[^.,!?;:|]"
    rf"|{_COMMENT_WORDS}|{_CLOSING_WORDS}|{_SHARE_WORDS})\s*»?(?:\s*[|·•].{{0,250}})?"
)

_FURNITURE = _whole(
    _any(
        r"[←«<]?\s*(?:older|newer|previous|next) (?:posts?|entries|page)\s*[→»>]?",
        r"skip to .{1,40}|(?:main|primary|secondary) (?:menu|navigation)|posts? navigation",
        r"page \d+(?: of \d+)?|search for:?|search this (?:site|blog)|back to top|scroll to top",
        r"toggle (?:navigation|menu)|(?:proudly )?powered by .{1,60}",
        r"(?:create a free website or )?blog at wordpress\.com\.?|theme:? .{1,40} by .{1,40}",
        r"(?:copyright )?(?:©|\(c\)) ?.{0,120}|copyright \d{4}[^:?]{0,60}|all rights reserved\.?",
        r"recent (?:posts|comments)|(?:entries|comments) (?:feed|rss)|rss - .{1,20}",
        r"post was not sent - .{1,80}|email check failed.{0,40}|subscribe (?:by|via) .{1,60}",
        r"sorry, your blog cannot share posts by email\.|follow blog via email",
        r"[←«]?\s*(?:ältere|neuere) beiträge\s*[→»]?|zum inhalt springen",
        r"(?:mit )?stolz präsentiert von .{1,40}|fièrement propulsé par .{1,40}",
        r"[←«]?\s*articles? (?:plus anciens|plus récents|précédents?|suivants?)\s*[→»]?",
        r"aller au contenu(?: principal)?|(?:saltar|ir) al contenido|vai al contenuto",
        r"[←«]?\s*entradas (?:antiguas|anteriores|siguientes|recientes)\s*[→»]?",
        r"[←«]?\s*articoli (?:meno recenti|precedenti|più recenti)\s*[→»]?",
        r"[←«]?\s*posts (?:mais antigos|anteriores|mais recentes)\s*[→»]?",
        r"(?:pular|ir) para o conteúdo|funciona gracias a .{1,40}",
    )
)
_FORM_FIELD = re.compile(r"\[[\s_]{3,}\]")
_MENU_WORD = _whole(
    _any(
        r"home|about(?: me| us)?|contact(?: me| us)?|menu|search|blog|news|events|archives?",
        r"categor(?:y|ies)|tags?|tag cloud|pages?|meta|blogroll|links|navigation|authors?",
        r"past authors|feeds?|rss|log ?in|register|sign (?:in|up)|subscribe|share|next|previous",
        r"older|newer|privacy(?: policy)?|imprint|cookies?|follow(?: me| us)?|newsletter|sitemap",
        r"startseite|über (?:uns|mich)|kontakt|impressum|datenschutz|suche|archiv|kategorien",
        r"schlagwörter|accueil|à propos|mentions légales|recherche|catégories|inicio|acerca de",
        r"buscar|archivos|categorías|cerca|categorie|archivi|início|sobre|contato|arquivos",
    )
)

_ARROW = r"\s*(?:…|\.{3}|→|»|›|>|\s){0,6}$"
_EXCERPT = _whole(
    _any(
        r"(?:\[\s?(?:…|\.{3})\s?\]|\(more(?:…|\.{3})\))"
        rf"(?:\s*(?:continue|read) [^.]{{0,200}})?{_ARROW}",
        # In the middle of a line only with a capital, or after the end of a sentence.
        r"(?:^|(?<=[.…!?”’)\]]\s)|(?-i:(?<=\s)(?=[RC])))(?:continue reading\b[^.]{0,200}?"
        rf"|read (?:more|on|the (?:rest|full) [^.]{{0,60}}?)){_ARROW}",
        r"(?:^|(?<=\s))(?-i:Weiterlesen|Lire la suite|(?:Seguir|Continuar) leyendo"
        rf"|Continua a leggere|Continue lendo|Continuar a ler)[^.]{{0,120}}?{_ARROW}",
    )
)
