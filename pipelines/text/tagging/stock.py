"""The only door to underthesea: its word pattern and its two CRF models.

Worked round (underthesea 9.5.0): the package's import takes half a second and 68 MB, adds a handler to the root logger
and reaches for whatever else is installed; `fixed_words` of any caller leaks into the word pattern of the process;
`pos_tag(model="v2.0")` fails on its second call. Nothing here touches the network.
"""

from __future__ import annotations

import pickle
import re
import sys
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from pipelines.text.tagging.crf import CrfTagger
from pipelines.text.tagging.model import read_model

_PACKAGE = "underthesea"
_WORD_MODEL = Path("pipeline", "word_tokenize", "models", "ws_crf_vlsp2013_20230727")
_POS_MODEL = Path("pipeline", "pos_tag", "models", "pos_crf_vlsp2013_20230303")


@cache
def token_pattern() -> re.Pattern[str]:
    """Give the pattern of tokens, compiled anew: the module's own may hold the fixed words of another caller."""
    parts = _import_alone("pipeline.text_normalize", "pipeline.word_tokenize.regex_tokenize").regex_patterns
    return re.compile("(" + "|".join(parts) + ")", re.VERBOSE)


@cache
def word_tagger() -> CrfTagger:
    """Give the tagger whose labels join tokens into words: "B-W" begins a word, "I-W" goes on with it."""
    return _load_tagger(_WORD_MODEL)


@cache
def pos_tagger() -> CrfTagger:
    """Give the tagger of parts of speech, the second version; its labels are the tags of VLSP: "N", "V", "Np"..."""
    return _load_tagger(_POS_MODEL, prefix="B-")


def read_dictionary() -> Collection[str]:
    """Read the words of the dictionary, in lower case with blanks between syllables: "phát triển", "ủy ban"."""
    words: Collection[str] = pickle.loads((_package_folder() / _WORD_MODEL / "dictionary.bin").read_bytes())  # noqa: S301 - as below
    return words


def _load_tagger(folder: Path, prefix: str = "") -> CrfTagger:
    templates, dictionary = (
        pickle.loads((_package_folder() / folder / name).read_bytes())  # noqa: S301 - of the wheel, whose hash is locked
        for name in ("features.bin", "dictionary.bin")
    )
    model = read_model(_package_folder() / folder / "models.bin")
    labels = tuple(label.removeprefix(prefix) for label in model.labels)
    return CrfTagger(replace(model, labels=labels), templates, dictionary)


def _import_alone(*names: str) -> ModuleType:
    """Import modules of underthesea, the last to be given back, without what the package itself imports.

    A caller who imports underthesea afterwards gets the whole package: nothing of the bare one stays behind.
    """
    if _PACKAGE in sys.modules:
        return [import_module(f"{_PACKAGE}.{name}") for name in names][-1]
    bare = ModuleType(_PACKAGE)
    bare.__path__ = [str(_package_folder())]
    sys.modules[_PACKAGE] = bare
    try:
        return [import_module(f"{_PACKAGE}.{name}") for name in names][-1]
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == _PACKAGE]:
            del sys.modules[name]


@cache
def _package_folder() -> Path:
    spec = find_spec(_PACKAGE)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent
