"""Columns of a chart, placed for an SVG of the server's own; the numbers stand in a table beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEIGHT = 100
_WIDTH, _STEP = 8, 10


@dataclass(frozen=True)
class Column:
    """One column before it is placed: parts by their kind, from the ground up. `label` may be empty."""

    label: str
    title: str
    parts: Mapping[str, float]

    @property
    def sum(self) -> float:
        """How high it is; what is below nothing counts as nothing."""
        return sum(max(value, 0) for value in self.parts.values())


@dataclass(frozen=True)
class Block:
    """A part of a column where it stands in the picture."""

    kind: str
    x: int
    y: float
    height: float
    title: str
    width: int = _WIDTH


@dataclass(frozen=True)
class Chart:
    """A picture `width` by `height`, blocks in it, the label below each column, and what the top means."""

    width: int
    blocks: Sequence[Block]
    labels: Sequence[str]
    top: float
    height: int = HEIGHT


def chart(columns: Sequence[Column], least: float = 1) -> Chart:
    """The columns side by side, the highest as high as the picture; `least`: the top is not below this."""
    top = max([least, *(column.sum for column in columns)])
    blocks = [
        block for position, column in enumerate(columns) for block in _blocks(column, position * _STEP, top)
    ]
    return Chart(max(len(columns), 1) * _STEP, blocks, [column.label for column in columns], top)


def every(labels: Sequence[str], step: int) -> list[str]:
    """Each `step`th label, the others empty: where all of them have no room."""
    return [label if position % step == 0 else "" for position, label in enumerate(labels)]


def _blocks(column: Column, x: int, top: float) -> list[Block]:
    blocks, ground = [], float(HEIGHT)
    for kind, value in column.parts.items():
        height = round(max(value, 0) / top * HEIGHT, 2)
        ground = round(ground - height, 2)
        blocks.append(Block(kind, x, ground, height, column.title))
    return blocks
