"""Reading a YAML site file into frozen dataclasses, with a line, a key and a mend for each thing that is wrong.

A dataclass says how its fields are read: `field(metadata={"read": reader})`. A reader takes a YAML node and the place
where it stands, and gives a value or raises WrongValue.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from crawler.errors import nearest


@dataclass(frozen=True, slots=True)
class SiteFault:
    """One thing wrong in a site file: its line (from 1), its key (dotted), what is wrong, and the mend."""

    line: int
    key: str
    fault: str
    mend: str

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return f"line {self.line}: {key}{self.fault} {self.mend}"


class WrongValue(Exception):  # noqa: N818 - it says what is wrong with a value, it is not an error of the program
    """A value that cannot be taken: the node, what is wrong, and the mend."""

    def __init__(self, node: Node, fault: str, mend: str) -> None:
        super().__init__(fault)
        self.node, self.fault, self.mend = node, fault, mend


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its dotted key, and the list that its faults go to."""

    key: str
    faults: list[SiteFault]

    def part(self, name: str) -> Place:
        """Give the place of one key or list entry inside this one."""
        return Place(f"{self.key}.{name}" if self.key else name, self.faults)

    def note(self, node: Node, fault: str, mend: str) -> None:
        """Keep what is wrong with `node`."""
        self.faults.append(SiteFault(node.start_mark.line + 1, self.key, fault, mend))

    def read(self, reader: Reader, node: Node) -> Any:
        """Read `node` with `reader`; None after a fault, which is kept."""
        try:
            return reader(node, self)
        except WrongValue as wrong:
            self.note(wrong.node, wrong.fault, wrong.mend)
            return None


Reader: TypeAlias = Callable[[Node, Place], Any]


def compose_file(path: Path, faults: list[SiteFault]) -> MappingNode | None:
    """Parse `path` as one YAML mapping; None after a fault."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except OSError as error:
        faults.append(SiteFault(1, "", f"cannot be read ({error.strerror}).", "Check the path and its permissions."))
    except UnicodeDecodeError:
        faults.append(SiteFault(1, "", "is not UTF-8 text.", "Save the file as UTF-8."))
    except RecursionError:
        faults.append(SiteFault(1, "", "is nested too deeply.", "A site file has three levels at most."))
    except yaml.YAMLError as error:
        faults.append(_syntax_fault(error))
    else:
        if isinstance(root, MappingNode):
            return root
        fault = "is empty." if root is None else "is not a group of keys."
        faults.append(SiteFault(1, "", fault, "Write name, title and home as `key: value`, one to a line."))
    return None


def _syntax_fault(error: yaml.YAMLError) -> SiteFault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    mend = "Look for a missing quote, colon or bracket on this line or the one before."
    if "\\t" in problem:
        mend = "Use blanks, not tabs, at the start of a line."
    elif "another document" in problem:
        mend = "Write one site to a file, without `---` in between."
    return SiteFault(mark.line + 1 if mark else 1, "", f"is not YAML: {problem}.", mend)


def read_keys(readers: Mapping[str, Reader]) -> Reader:
    """Make a reader of a mapping whose keys are read by `readers`; other keys and keys that stand twice are faults."""

    def read(node: Node, place: Place) -> dict[str, Any]:
        if not isinstance(node, MappingNode):
            raise WrongValue(node, "must hold keys.", f"Known keys: {', '.join(readers)}.")
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            name = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
            part = place.part(name)
            if name not in readers:
                part.note(key_node, "is not a known key.", nearest(name, readers))
            elif name in values:
                part.note(key_node, "stands twice.", "Keep one of the two.")
            else:
                values[name] = part.read(readers[name], value_node)
        return values

    return read


def read_record(kind: type[Any]) -> Reader:
    """Make a reader of a mapping as the dataclass `kind`; None after a fault in it."""
    fields = [item for item in dataclasses.fields(kind) if "read" in item.metadata]
    read_all = read_keys({item.name: item.metadata["read"] for item in fields})
    needed = [item.name for item in fields if item.default is item.default_factory is dataclasses.MISSING]

    def read(node: Node, place: Place) -> Any:
        before = len(place.faults)
        values = read_all(node, place)
        for name in needed:
            if name not in values:
                place.part(name).note(node, "is missing.", f"Add a line `{name}: ...`.")
        return None if len(place.faults) > before else kind(**values)

    return read


def read_list(reader: Reader) -> Reader:
    """Make a reader of lists whose entries `reader` reads."""

    def read(node: Node, place: Place) -> tuple[Any, ...]:
        if not isinstance(node, SequenceNode):
            raise WrongValue(node, "must be a list.", "Write one entry to a line, each after a hyphen and a blank.")
        return tuple(place.part(str(count)).read(reader, entry) for count, entry in enumerate(node.value, start=1))

    return read
