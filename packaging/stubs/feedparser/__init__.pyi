from collections.abc import Mapping
from io import BytesIO

# Asking it for "updated" warns where only "published" is there: ask `in` first.
class FeedParserDict(dict[str, object]): ...

# Text or bytes would be opened as a path or address, so only a stream is let through.
def parse(
    url_file_stream_or_string: BytesIO,
    *,
    response_headers: Mapping[str, str] | None = None,
    resolve_relative_uris: bool,
    sanitize_html: bool,
) -> FeedParserDict: ...
