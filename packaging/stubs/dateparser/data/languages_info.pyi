language_order: list[str]
