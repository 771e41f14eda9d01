"""From files, feeds and addresses to drafts to posts.

`sniff` tells what a source is, one importer reads it, in a worker process
because the bytes are a stranger's, and `run` saves the drafts as one step:
new posts are added, and a post that is here with another text gets that text,
its highlights carried over. Importers do not know each other; they stand in a
package for each family of sources (`pages`, `plain`, `markdown`, `feeds`,
`wordpress`, `exports`, `archives`). Each offers one of

    read(data: bytes, source: SourceFile) -> Reading
    parts(data: bytes, source: SourceFile) -> Iterator[Part]

the second for what is too large to be held at once, and raises
`db.errors.Problem` for what it cannot read. `sheets` is how a person splits a
file otherwise, `web` what is fetched; the modules beside this one are the way
from a source to the library.
"""
