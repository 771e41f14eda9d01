class Plugin: ...

class GroupPlugin(Plugin):
    def __init__(self, openexpr: str = ..., closeexpr: str = ...) -> None: ...

class PhrasePlugin(Plugin):
    def __init__(self, expr: str = ...) -> None: ...

class FieldsPlugin(Plugin):
    def __init__(self, expr: str = ..., remove_unknown: bool = ...) -> None: ...

class OperatorsPlugin(Plugin):
    def __init__(
        self,
        *,
        And: str | None = ...,
        Or: str | None = ...,
        AndNot: str | None = ...,
        AndMaybe: str | None = ...,
        Not: str | None = ...,
        Require: str | None = ...,
    ) -> None: ...
