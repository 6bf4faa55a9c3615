"""What commands say to people: lines, a spinner or a bar where something takes a while, plain lines into a file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.status import Status


class Terminal:
    """Standard output for what was asked for, standard error for what went wrong."""

    def __init__(self, out: Console | None = None, err: Console | None = None) -> None:
        self.out = out or Console(highlight=False, soft_wrap=True)
        self.err = err or Console(highlight=False, soft_wrap=True, stderr=True)
        self._status: Status | None = None

    def say(self, text: str = "") -> None:
        """One line, as it is."""
        self.out.print(text, markup=False)

    def head(self, text: str) -> None:
        """One line that matters."""
        self.out.print(text, style="bold green", markup=False)

    def note(self, text: str) -> None:
        """One line beside what was asked for, which somebody may write into a file."""
        self.err.print(text, markup=False)

    def fail(self, text: str) -> None:
        """One line about what went wrong."""
        self.err.print(f"samverkan: {text}", style="red", markup=False)

    def step(self, text: str) -> None:
        """What is under way now: replaces the former step beside the spinner, or is a line where no one looks."""
        text = text[:1].upper() + text[1:]
        if not self.out.is_terminal:
            self.say(f"{text} …")
        elif self._status is None:
            self._status = self.out.status(f"{text} …")
            self._status.start()
        else:
            self._status.update(f"{text} …")

    def settle(self) -> None:
        """The last step is done."""
        if self._status is not None:
            self._status.stop()
            self._status = None

    @contextmanager
    def bar(self, text: str) -> Iterator[Callable[[int, int], None]]:
        """A bar; the callback is told how much is done, and of how much."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(
            *columns, TimeElapsedColumn(), console=self.out, transient=True, disable=not self.out.is_terminal
        ) as progress:
            task = progress.add_task(text, total=None)
            yield lambda done, total: progress.update(task, completed=done, total=total)
