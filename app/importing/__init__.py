"""From files to drafts to posts.

`sniff` tells what a file is, one importer reads it into a `Reading`, in a
worker process because the bytes are a stranger's, and `run` saves the drafts
as one step. Importers do not know each other. Each offers

    read(data: bytes, source: SourceFile) -> Reading

and raises `db.errors.Problem` for what it cannot read.
"""
