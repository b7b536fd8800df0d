"""What an expression that cannot be read or worked out says."""

from generator.nouns.spelling import shown


def brief(name: str) -> str:
    """A name or a sign as a message shows it: short and printable."""
    return shown(name)[1:-1]


class ExpressionError(ValueError):
    """`message` says in plain words what is wrong; no value of a note is in it. `at` is the place in the text, from 0.

    Where `at` is negative, whoever knows the place has yet to say it; none such leaves `compiled` and `evaluate`.
    `unsupported`: it asks for something that Obsidian may have and the site has not. `formula` is the name of the
    formula in which it went wrong; `at` is then the place in the expression that uses it.
    """

    def __init__(self, message: str, at: int = -1, *, unsupported: bool = False, formula: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.unsupported = unsupported
        self.formula = formula

    def placed(self, at: int) -> "ExpressionError":
        """The error with its place, where it had none."""
        self.at = at if self.at < 0 else self.at
        return self
