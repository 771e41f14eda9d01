"""Many values in one bound one: SQLite takes 32,766 parameters, a library may have more posts."""

import json
from collections.abc import Collection

from sqlalchemy import Select, func, select


def among(values: Collection[int | str]) -> Select[int | str]:
    """The values as a table, for `in_`; any number of them."""
    return select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)
