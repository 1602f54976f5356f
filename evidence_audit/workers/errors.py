"""Why a call came to nothing, although nothing was raised by the function that was called."""


class LostError(Exception):
    """A call whose process was ended, or ended, before there was a result."""


class OverrunError(LostError):
    """The call took longer than it may; its process was killed."""


class TooMuchMemoryError(LostError):
    """The call took more memory than it may."""


class CrashedError(LostError):
    """The process ended by itself; the argument is its exit status, below 0 the signal."""
