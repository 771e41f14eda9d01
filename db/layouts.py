"""What a person corrected in how the pages of a site are split, kept for the next page of it.

Outside the history: it is advice for the next preview and changes no post. Ask
for a session with `library.writing(counts=False)`.
"""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from db.clock import now
from db.folding import name_key
from db.models import Layout


def of_site(session: Session, site: str) -> str:
    """The rules kept for a site, JSON of the importer's own, or ""."""
    rules = select(Layout.rules).where(Layout.site_key == name_key(site))
    return session.execute(rules).scalar_one_or_none() or ""


def keep(session: Session, site: str, rules: str) -> None:
    """Keep rules for a site in place of those that were kept before; "" forgets them."""
    values = {"kept_at": now(), "rules": rules}
    statement = insert(Layout).values(site_key=name_key(site), **values)
    session.execute(statement.on_conflict_do_update(index_elements=["site_key"], set_=values))
