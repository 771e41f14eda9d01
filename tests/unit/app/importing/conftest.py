"""What the tests of the import share."""

from tests.unit.app.importing.web_server import web

__all__ = ["web"]
