"""Where each part of the decision path stands: numbers only, the template draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from textwrap import wrap
from typing import Any

from django.utils.safestring import SafeString

from ui.icons import shape
from ui.words import Sign, class_sign

BOX, GAP, MARGIN = 164, 34, 2
LINE = 20
TEXT_WIDTH, TITLE_WIDTH, STUB_WIDTH = 24, 19, 24
PER_ROW = 6
STUB_DROP = 26
BETWEEN_ROWS = 40

# Fill, line and text of the end node; attributes, because a PDF has no style sheet of the screen.
TONES = {
    "prohibited": ("#9B1C1C", "#9B1C1C", "#FFFFFF"),
    "high": ("#FDEEE3", "#8A3206", "#8A3206"),
    "exception": ("#FFF5DB", "#6E4A00", "#6E4A00"),
    "transparency": ("#F3EDFA", "#553285", "#553285"),
    "minimal": ("#E7F4EC", "#1B5E3B", "#1B5E3B"),
    "none": ("#ECF0F4", "#3B4855", "#3B4855"),
    "undetermined": ("#FFFFFF", "#3B4855", "#3B4855"),
}


@dataclass(frozen=True)
class Line:
    """One line of text with its baseline."""

    text: str
    y: int


@dataclass
class Node:
    """A box of the figure: a step, or the end."""

    x: int = 0
    y: int = 0
    height: int = 0
    title: list[Line] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)
    answer: str = ""
    answer_y: int = 0
    stub: list[Line] = field(default_factory=list)
    is_open: bool = False

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def right(self) -> int:
        return self.x + BOX

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def answer_icon_y(self) -> int:
        return self.answer_y - 5

    @property
    def icon_y(self) -> int:
        """Top of the class shape: beside the first line of the title."""
        return self.title[0].y - 13 if self.title else 16

    @property
    def stub_x(self) -> int:
        return self.x + 24

    @property
    def stub_top(self) -> int:
        return self.stub_y - 4

    @property
    def stub_y(self) -> int:
        return self.bottom + STUB_DROP


@dataclass(frozen=True)
class Drawing:
    """Everything the template needs."""

    steps: tuple[Node, ...]
    end: Node
    end_sign: Sign
    fill: str
    line: str
    ink: str
    arrows: tuple[str, ...]
    arrow_heads: tuple[str, ...]
    width: int
    height: int
    box: int = BOX

    @property
    def end_shape(self) -> SafeString:
        return shape(self.end_sign.icon)

    @property
    def is_undetermined(self) -> bool:
        return self.end_sign.tone == "undetermined"


def draw(steps: Sequence[Any], end: Any) -> Drawing:
    """Lay `steps` and `end` out in rows of at most six boxes."""
    sign = class_sign(value(end, "risk_class"))
    nodes = [_step_node(number, step) for number, step in enumerate(steps, 1)]
    last = _end_node(end, sign)
    columns = _columns(len(nodes) + 1)
    width, height = _place([*nodes, last], columns)
    fill, line, ink = TONES[sign.tone]
    lines, heads = _arrows([*nodes, last])
    return Drawing(tuple(nodes), last, sign, fill, line, ink, lines, heads, width, height)


def value(item: Any, name: str) -> Any:
    """`name` of a mapping or an object; empty when it has none."""
    found = item.get(name) if isinstance(item, Mapping) else getattr(item, name, None)
    return "" if found is None else found


def in_words(steps: Sequence[Any], end: Any, word: str) -> str:
    """The whole path as sentences, for the title of the figure."""
    parts = [f"{number}. {value(step, 'title')}: {value(step, 'answer')}" for number, step in enumerate(steps, 1)]
    lines = ", ".join(str(line) for line in value(end, "lines") or ())
    return ". ".join([*parts, f"{word}. {lines}".strip(". ")]) + "."


def _columns(count: int) -> int:
    rows = ceil(count / PER_ROW)
    return ceil(count / rows)


def _step_node(number: int, step: Any) -> Node:
    node = Node(answer=str(value(step, "answer")), is_open=str(value(step, "truth")) == "open")
    y = _write(node.title, f"{number}. {value(step, 'title')}", TITLE_WIDTH, 26)
    y = _write(node.text, str(value(step, "text")), TEXT_WIDTH, y + 2)
    node.answer_y = y + 5
    node.height = node.answer_y + 15
    _write(node.stub, str(value(step, "stub")), STUB_WIDTH, 4, step=17)
    return node


def _end_node(end: Any, sign: Sign) -> Node:
    node = Node()
    y = _write(node.title, str(value(end, "title") or sign.word), 15, 30)
    for text in value(end, "lines") or ():
        y = _write(node.text, str(text), TEXT_WIDTH, y + 2)
    node.height = y
    return node


def _write(lines: list[Line], text: str, width: int, y: int, step: int = LINE) -> int:
    """Add `text` as lines from baseline `y`; the baseline after them."""
    for part in wrap(text, width):
        lines.append(Line(part, y))
        y += step
    return y


def _place(nodes: list[Node], columns: int) -> tuple[int, int]:
    y = bottom = MARGIN
    for start in range(0, len(nodes), columns):
        row = nodes[start : start + columns]
        tallest = max(node.height for node in row)
        for column, node in enumerate(row):
            node.x, node.y, node.height = MARGIN + column * (BOX + GAP), y, tallest
        bottom = y + tallest + _stubs(row)
        y = bottom + BETWEEN_ROWS
    return 2 * MARGIN + columns * BOX + (columns - 1) * GAP, bottom + MARGIN


def _stubs(row: list[Node]) -> int:
    """Room for the ways not taken, under a row."""
    lines = max(len(node.stub) for node in row)
    return STUB_DROP + lines * 17 - 8 if lines else 0


def _arrows(nodes: list[Node]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the way taken and their heads."""
    pairs = list(zip(nodes, nodes[1:], strict=False))
    return tuple(_line(*pair) for pair in pairs), tuple(_head(*pair) for pair in pairs)


def _line(here: Node, there: Node) -> str:
    if here.y == there.y:
        return f"M{here.right} {here.middle}H{there.x - 8}"
    # To the next row: out at the bottom right, along, and in from above.
    between = there.y - 20
    return f"M{here.right - 20} {here.bottom}V{between}H{there.x + BOX // 2}V{there.y - 8}"


def _head(here: Node, there: Node) -> str:
    if here.y == there.y:
        return f"M{there.x - 1} {there.middle}l-9 -5v10Z"
    return f"M{there.x + BOX // 2} {there.y - 1}l-5 -9h10Z"
