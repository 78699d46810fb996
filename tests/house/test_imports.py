"""The rooms and who may import whom, read from the syntax trees."""

from __future__ import annotations

import ast
import json
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("crawler", "pipelines")
SCRAPY_ROOMS = ("crawler.spiders", "crawler.middlewares", "crawler.settings", "crawler.run")
CLOCK_AND_NETWORK = {
    "scrapy", "twisted", "time", "socket", "ssl", "http", "urllib.request", "urllib.error", "requests", "asyncio",
}  # fmt: skip


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for room in OURS for path in sorted((ROOT / room).rglob("*.py"))}


def imported_names(tree: ast.AST, module: str, is_package: bool) -> set[str]:
    """Every dotted name that a tree imports, also inside functions; `from a import b` gives both a and a.b."""
    names: set[str] = set()
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return names


def imports_of(module: str) -> set[str]:
    path = MODULES[module]
    return imported_names(ast.parse(path.read_text("utf-8")), module, path.name == "__init__.py")


def within(name: str, *rooms: str) -> bool:
    return any(name == room or name.startswith(room + ".") for room in rooms)


def offenders(forbidden: tuple[str, ...], modules: list[str]) -> list[str]:
    return [
        f"{module} imports {name}"
        for module in modules
        for name in sorted(imports_of(module))
        if within(name, *forbidden)
    ]


def test_crawler_never_imports_pipelines() -> None:
    assert offenders(("pipelines",), [name for name in MODULES if within(name, "crawler")]) == []


def test_pages_are_read_with_no_scrapy_no_clock_and_no_network() -> None:
    pages = [name for name in MODULES if within(name, "crawler.pages")]
    assert pages, "crawler/pages is where pages are read"
    assert offenders(tuple(CLOCK_AND_NETWORK), pages) == []


def test_the_capture_knows_no_scrapy() -> None:
    assert (
        offenders(("scrapy", "twisted"), [name for name in MODULES if within(name, "crawler.warc", "crawler.index")])
        == []
    )


def test_only_the_fetching_modules_import_scrapy() -> None:
    assert offenders(("scrapy", "twisted"), [name for name in MODULES if not within(name, *SCRAPY_ROOMS)]) == []


def test_only_the_text_room_imports_underthesea() -> None:
    others = [name for name in MODULES if not within(name, "pipelines.text")]
    assert offenders(("underthesea", "underthesea_core"), others) == []


def test_only_the_cluster_room_imports_dask() -> None:
    others = [name for name in MODULES if not within(name, "pipelines.cluster")]
    assert offenders(("dask", "distributed"), others) == []


def test_only_the_room_of_successors_imports_rapidfuzz() -> None:
    others = [name for name in MODULES if not within(name, "pipelines.successors")]
    assert offenders(("rapidfuzz",), others) == []


def test_only_the_remote_room_speaks_to_object_stores() -> None:
    others = [name for name in MODULES if not within(name, "pipelines.remote")]
    assert offenders(("pyarrow.fs",), others) == []


def test_items_site_and_tables_import_nothing_else_of_ours() -> None:
    allowed = {"crawler.items": (), "pipelines.tables": ("pipelines.tables",)}
    for module, own in allowed.items():
        strangers = {
            name for name in imports_of(module) if within(name, *OURS) and not within(name, "crawler.errors", *own)
        }
        assert strangers == set(), module


@pytest.mark.parametrize("notebook", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_import_only_the_query_module_of_ours(notebook: Path) -> None:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    source = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    ours = {name for name in imported_names(ast.parse(source), "notebook", False) if within(name, *OURS)}
    assert ours <= {"pipelines.query", "pipelines.query.Archive", "pipelines.query.word_changes"}


def run_time_imports(module: str) -> set[str]:
    """What a module imports when it runs: what stands under TYPE_CHECKING is left out."""
    path = MODULES[module]
    tree = ast.parse(path.read_text("utf-8"))
    tree.body = [
        node for node in tree.body if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
    ]
    return imported_names(tree, module, path.name == "__init__.py")


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {module: run_time_imports(module) & MODULES.keys() - {module} for module in MODULES}
    for module, targets in graph.items():
        targets -= {name for name in targets if within(module, name)}  # a package's own __init__ is loaded first anyway
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("imports in a circle: " + " -> ".join(error.args[1]))
