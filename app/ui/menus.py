"""The menu bar, made of the table of actions."""

from gettext import gettext as _

from PySide6.QtWidgets import QMenu, QMenuBar

from app.ui.actions import Actions, Menu


def fill(bar: QMenuBar, actions: Actions) -> dict[Menu, QMenu]:
    """Put every action of the table into its menu; gives the menus by name."""
    made = {menu: bar.addMenu(_(menu.value)) for menu in Menu}
    inner: dict[tuple[Menu, str], QMenu] = {}
    for row in actions.rows:
        menu = made[row.menu]
        if row.begins_group:
            menu.addSeparator()
        if row.submenu:
            where = (row.menu, row.submenu)
            if where not in inner:
                inner[where] = menu.addMenu(_(row.submenu))
            menu = inner[where]
        menu.addAction(actions[row.name])
    return made
