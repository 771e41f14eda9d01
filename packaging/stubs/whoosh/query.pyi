from collections.abc import Sequence

class Query: ...

class Term(Query):
    fieldname: str
    text: str

class Phrase(Query):
    fieldname: str
    words: Sequence[str]

class And(Query):
    subqueries: Sequence[Query]

class Or(Query):
    subqueries: Sequence[Query]

class Not(Query):
    query: Query
