"""From Shape to one Statement and back: what the rest of the project uses of the compiler."""

from graph.compile.compiler import Compiled, compile_operation
from graph.compile.decode import TYPE_KEY, NullInRequiredPlace
from graph.compile.filtered import NO_WORDS, WITH_ARCHIVED, WITHOUT_EXAMPLES
from graph.compile.roots import ROOTS, Root

__all__ = [
    "NO_WORDS",
    "ROOTS",
    "TYPE_KEY",
    "WITHOUT_EXAMPLES",
    "WITH_ARCHIVED",
    "Compiled",
    "NullInRequiredPlace",
    "Root",
    "compile_operation",
]
