"""Why somebody is not signed in. Nothing here says more than whoever came may know."""


class SignInRefused(Exception):
    """A key or a token that signs in nobody: what is wrong with it, and what to do.

    ``counts``: it may be a guess. Whoever has the right secret of a key that has ended does not guess, and nothing is
    guessed where this process could not recognise the right secret either.
    """

    def __init__(self, message: str, remedy: str, *, counts: bool = True) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.counts = counts


def invalid(*, counts: bool = True) -> SignInRefused:
    """What everything is told that is not known: the same for a key that is not there and a secret that is wrong."""
    remedy = "Send a valid one as `Authorization: Bearer …`, or leave the header out."
    return SignInRefused("The key or token is not valid.", remedy, counts=counts)
