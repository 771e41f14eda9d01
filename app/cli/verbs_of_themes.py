"""`themes` and `theme ...`: the names that gather highlights."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_name, a_number, add, add_json, some_words

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from db.records import Theme
    from db.themes import Removal


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    add_json(add(verbs, "themes", _themes, _("list the themes")))
    theme = verbs.add_parser(
        "theme", help=_("add, change, rename, move, merge or delete a theme; its words")
    )
    actions = theme.add_subparsers(dest="action", required=True, metavar="ACTION")
    parser = add(actions, "add", _add, _("make a theme, and those above it"))
    parser.add_argument("theme", metavar="PATH", type=a_name, help=_("“Name” or “Parent/Name”"))
    parser = add(actions, "words", _words, _("list the words that mark a theme's passages"))
    _name(parser)
    parser.add_argument(
        "--limit", type=a_number, default=20, metavar="N", help=_("words to show (20)")
    )
    add_json(parser)
    parser = add(actions, "edit", _edit, _("set what a theme means, its colour and key"))
    _name(parser)
    parser.add_argument(
        "--definition", metavar="TEXT", type=some_words, help=_("what belongs under it")
    )
    parser.add_argument("--colour", type=int, metavar="N", help=_("a slot of the palette, 0 to 6"))
    parser.add_argument("--key", type=int, metavar="N", help=_("the digit that applies it; 0 none"))
    parser = add(actions, "rename", _rename, _("give a theme another name"))
    _name(parser)
    parser.add_argument("name", metavar="NAME", type=a_name, help=_("the new name, without a “/”"))
    parser = add(actions, "move", _move, _("put a theme under another one"))
    _name(parser)
    parser.add_argument(
        "parent", metavar="PARENT", nargs="?", type=a_name, help=_("the theme above; none: top")
    )
    parser = add(actions, "merge", _merge, _("put a theme's highlights under another one"))
    _name(parser)
    parser.add_argument("into", metavar="INTO", type=a_name, help=_("the theme that stays"))
    parser = add(actions, "delete", _delete, _("remove a theme; its highlights stay"))
    _name(parser)
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "theme", metavar="THEME", type=a_name, help=_("its path, or its name where that is clear")
    )


def _themes(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import theme_tree

    with opening.reading(asked.library) as session:
        found = theme_tree.listed(session)
    if asked.json:
        terminal.say_json({"themes": [as_json.theme(theme) for theme in found]})
        return 0
    for theme in found:
        terminal.say(_line(theme))
    terminal.tell(ngettext("{n} theme", "{n} themes", len(found)).format(n=len(found)))
    return 0


def _line(theme: "Theme") -> str:
    from db.theme_tree import SEPARATOR

    indent = "  " * theme.path.count(SEPARATOR)
    key = f"[{theme.key}] " if theme.key else ""
    told = f": {theme.definition}" if theme.definition else ""
    return terminal.safe(f"{theme.count:>4}  {indent}{key}") + terminal.one_line(theme.name + told)


def _add(asked: argparse.Namespace) -> int:
    from db import themes

    with opening.writing(asked.library) as library, library.step() as session:
        theme = themes.named(session, asked.theme)
    terminal.say(_("There is a theme “{path}”.").format(path=theme.path))
    return 0


def _edit(asked: argparse.Namespace) -> int:
    from db import theme_tree, themes

    with opening.writing(asked.library) as library, library.step() as session:
        theme = theme_tree.find(session, asked.theme)
        themes.edit(
            session,
            theme.id,
            definition=theme.definition if asked.definition is None else asked.definition,
            colour=theme.colour if asked.colour is None else asked.colour,
            key=theme.key if asked.key is None else (asked.key or None),
        )
    terminal.say(_("Changed the theme “{path}”.").format(path=theme.path))
    return 0


def _words(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import theme_tree, theme_words

    with opening.reading(asked.library) as session:
        theme = theme_tree.find(session, asked.theme)
        found = theme_words.marking_words(session, theme.id, asked.limit)
    if asked.json:
        words = [as_json.marking_word(word) for word in found]
        terminal.say_json({"theme": theme.path, "words": words})
        return 0
    for word in found:
        facts = _("{passages}, {posts}").format(
            passages=ngettext("{n} passage", "{n} passages", word.passages).format(n=word.passages),
            posts=ngettext("{n} other post", "{n} other posts", word.posts_outside).format(
                n=word.posts_outside
            ),
        )
        terminal.say(terminal.one_line(f"{word.word}: {facts}"))
    terminal.tell(ngettext("{n} word", "{n} words", len(found)).format(n=len(found)))
    return 0


def _rename(asked: argparse.Namespace) -> int:
    from db import theme_tree, themes

    with opening.writing(asked.library) as library, library.step() as session:
        theme = theme_tree.find(session, asked.theme)
        themes.rename(session, theme.id, asked.name)
        path = theme_tree.by_id(session)[theme.id].path
    terminal.say(_("Renamed “{old}” to “{new}”.").format(old=theme.path, new=path))
    return 0


def _move(asked: argparse.Namespace) -> int:
    from db import theme_tree, themes

    with opening.writing(asked.library) as library, library.step() as session:
        theme = theme_tree.find(session, asked.theme)
        above = theme_tree.find(session, asked.parent).id if asked.parent else None
        themes.move(session, theme.id, above)
        path = theme_tree.by_id(session)[theme.id].path
    terminal.say(_("Moved “{old}”: it is now “{new}”.").format(old=theme.path, new=path))
    return 0


def _merge(asked: argparse.Namespace) -> int:
    from db import theme_tree, themes

    with opening.writing(asked.library) as library, library.step() as session:
        theme = theme_tree.find(session, asked.theme)
        into = theme_tree.find(session, asked.into)
        themes.merge(session, theme.id, into.id)
    terminal.say(
        _("The highlights of “{theme}” are now under “{into}”.").format(
            theme=theme.path, into=into.path
        )
    )
    return 0


def _delete(asked: argparse.Namespace) -> int:
    from db import theme_tree, themes

    with opening.writing(asked.library) as library:
        with library.reading() as session:
            theme = theme_tree.find(session, asked.theme)
            told = _what_happens(themes.removal(session, theme.id))
        terminal.say(told)
        if not asked.yes and not terminal.agreed(_("Go on? [y/N]")):
            terminal.tell(_("Nothing was changed."))
            return 0
        with library.step() as session:
            themes.remove(session, theme.id)
    terminal.say(_("Done; “event-notes undo” takes it back."))
    return 0


def _what_happens(removal: "Removal") -> str:
    told = [_("“{path}” goes into the trash.").format(path=removal.themes[0])]
    if below := removal.themes[1:]:
        told.append(_("So do the themes below it: {paths}.").format(paths=", ".join(below)))
    if not removal.highlights:
        return " ".join([*told, _("No highlight is under it.")])
    told.append(
        ngettext(
            "{n} highlight stays, without this theme.",
            "{n} highlights stay, without this theme.",
            removal.highlights,
        ).format(n=removal.highlights)
    )
    if removal.left_bare:
        told.append(
            ngettext(
                "{n} of them then has no theme.", "{n} of them then have no theme.",
                removal.left_bare,
            ).format(n=removal.left_bare)
        )  # fmt: skip
    return " ".join(told)
