"""What compiled counting does to eight words at once: 512 households of one hamlet.

Written as the compiler's own vectors, since it does not see by itself that nothing overlaps.
Eight words are read from wherever a set begins; those past its end are the next one's, and
`keep` leaves them out (`runs.SPARE` lies after the last).
"""

from collections.abc import Callable
from typing import Any, TypeVar

import numba
import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic

from lantoa.reach.memory.tasks import ONCE, THRICE, TWICE, TWO_CHANNELS

U = np.uint64
ZERO, STEP, LANES = U(0), U(1), U(8)
I64, I32 = ir.IntType(64), ir.IntType(32)
EIGHT = ir.VectorType(I64, 8)
F = TypeVar("F", bound=Callable[..., object])
Made = tuple[Any, Callable[..., Any]]


def code(function: F) -> F:
    """Compile the function on its first call and keep it; others may run meanwhile."""
    compiled: F = numba.njit(nogil=True, cache=True)(function)
    return compiled


def _vectors(function: Callable[..., Made]) -> Callable[..., Any]:
    """Let compiled code call what the function makes; its first argument is the compiler's."""
    made: Callable[..., Any] = intrinsic(function)
    return made


def _number(value: int) -> Any:
    return ir.Constant(I64, value)


class _At:
    """Eight words of an array from an index on, to be read and written."""

    def __init__(self, context: Any, builder: Any, kind: Any, array: Any, index: Any) -> None:
        data = context.make_array(kind)(context, builder, array).data
        self.builder = builder
        self.place = builder.bitcast(builder.gep(data, [index]), EIGHT.as_pointer())
        self.words = builder.load(self.place, align=8)

    def become(self, words: Any) -> None:
        """Write eight words there."""
        self.builder.store(words, self.place, align=8)

    def grow(self, words: Any) -> None:
        """Add households to those that are there."""
        self.become(self.builder.or_(self.words, words))


def _made(signature: Any, steps: Callable[..., Any]) -> Made:
    """Return what the compiler asks of an intrinsic; `steps` get its arrays by a function."""

    def generate(context: Any, builder: Any, told: Any, values: Any) -> Any:
        def at(array: int, index: Any) -> _At:
            return _At(context, builder, told.args[array], values[array], index)

        found = steps(builder, at, values)
        return context.get_dummy_value() if found is None else found

    return signature, generate


@_vectors
def lay(typing: Any, block: Any, channel: Any, pillar: Any, words: Any, start: Any) -> Made:
    """Lay a row over `block`: once, twice, thrice, by two channels, its channel, its pillar.

    Who was reached before, and never by this channel, was reached by another.
    """

    def steps(builder: Any, at: Callable[..., _At], values: Any) -> None:
        held = at(3, values[4]).words
        once, twice, thrice, two = (
            at(0, _number(8 * column)) for column in (ONCE, TWICE, THRICE, TWO_CHANNELS)
        )
        own = at(0, values[1])
        others = builder.and_(once.words, builder.not_(own.words))
        thrice.grow(builder.and_(twice.words, held))
        twice.grow(builder.and_(once.words, held))
        once.grow(held)
        two.grow(builder.and_(others, held))
        own.grow(held)
        at(0, values[2]).grow(held)

    return _made(types.void(block, channel, pillar, words, start), steps)


@_vectors
def lay_pillar(typing: Any, block: Any, pillar: Any, words: Any, start: Any) -> Made:
    """Lay a row over one more pillar that it serves."""

    def steps(builder: Any, at: Callable[..., _At], values: Any) -> None:
        at(0, values[1]).grow(at(2, values[3]).words)

    return _made(types.void(block, pillar, words, start), steps)


@_vectors
def keep(typing: Any, mask: Any, seated: Any, start: Any, left: Any) -> Made:
    """Make `mask` the households seated, of as many words as are left of the hamlet."""

    def steps(builder: Any, at: Callable[..., _At], values: Any) -> None:
        nothing = ir.Constant(EIGHT, ir.Undefined)
        first = builder.insert_element(nothing, values[3], ir.Constant(I32, 0))
        everywhere = ir.Constant(ir.VectorType(I32, 8), [0] * 8)
        left = builder.shuffle_vector(first, nothing, everywhere)
        inside = builder.icmp_unsigned("<", ir.Constant(EIGHT, list(range(8))), left)
        none = ir.Constant(EIGHT, [0] * 8)
        at(0, _number(0)).become(builder.select(inside, at(1, values[2]).words, none))

    return _made(types.void(mask, seated, start, left), steps)


@_vectors
def ones(typing: Any, block: Any, column: Any, mask: Any) -> Made:
    """Count the households of a column of `block` that `mask` keeps."""

    def steps(builder: Any, at: Callable[..., _At], values: Any) -> Any:
        held = builder.and_(at(0, values[1]).words, at(2, _number(0)).words)
        counted = builder.call(_known(builder, "llvm.ctpop.v8i64", EIGHT), [held])
        return builder.call(_known(builder, "llvm.vector.reduce.add.v8i64", I64), [counted])

    return _made(types.uint64(block, column, mask), steps)


def _known(builder: Any, name: str, answer: Any) -> Any:
    """Return one of the compiler's own functions of eight words."""
    module = builder.module
    known = module.globals.get(name)
    return known or ir.Function(module, ir.FunctionType(answer, [EIGHT]), name)
