from datetime import datetime

class DateParser:
    def date_from(self, text: str, basedate: datetime | None = ...) -> object: ...

class English(DateParser):
    def __init__(self) -> None: ...
