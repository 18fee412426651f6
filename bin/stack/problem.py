"""What a person can mend: shown as one line, without a trace."""


class Problem(Exception):
    """Its text is the line; `details` are lines of a log that explain it."""

    def __init__(self, text, details=()):
        super().__init__("\n".join([text, *(f"  | {line}" for line in details)]))
