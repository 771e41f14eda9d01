"""Gets pages and feeds from the web: the only part of the program that opens the network.

Whoever wrote a page may have written its address and its redirects, too. So
each fetch has limits of size, time and redirects, and connects to nothing but
public addresses, unless the person allowed a host. The library that speaks
HTTP is loaded with the first fetch.
"""

from app.importing.fetch.fetching import fetch
from app.importing.fetch.several import fetch_each
from app.importing.fetch.wanted import Fetched, Limits, Wanted

__all__ = ["Fetched", "Limits", "Wanted", "fetch", "fetch_each"]
