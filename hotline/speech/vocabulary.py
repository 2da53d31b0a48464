"""Does a Vosk model know these words? Read from its files without loading it: 0.6 s for half a million words.

A model has its words in the symbol table at the head of `graph/Gr.fst`, where that brings one, else in
`graph/words.txt`, a word and its number in each line. The form of the first is OpenFst's (`FstHeader::Write`,
`SymbolTable::Write`), little endian:

    header   int32 magic, text kind of graph, text kind of arc, int32 version, int32 flags, 4 × int64
    table    where flags has 1 or 2: int32 magic, text name, int64 next number, int64 count, and that often
             text word, int64 number
    text     int32 length, as many bytes
"""

import struct
from collections.abc import Collection, Iterator, Set
from pathlib import Path
from typing import BinaryIO

_FST_MAGIC, _TABLE_MAGIC = 2125659606, 2125658996
#: Flags of a graph that brings its symbols: those of its input, of its output.
_WITH_SYMBOLS = 1 | 2
#: No word and no name is longer, bytes.
_MOST_LENGTH = 10_000

_INT32, _INT64 = struct.Struct("<i"), struct.Struct("<q")
_HEADER_REST = struct.Struct("<ii4q")


class VocabularyError(Exception):
    """The files of the model cannot be understood."""


def unknown_words(folder: Path, words: Collection[str]) -> frozenset[str]:
    """Return those of the words that the model in the folder does not know. Raises `VocabularyError`."""
    graph = folder / "graph" if (folder / "graph").is_dir() else folder
    wanted = {word.encode() for word in words}
    try:
        with (graph / "Gr.fst").open("rb") as file:
            found = _found(_symbols(file), wanted)
        if found is None:
            with (graph / "words.txt").open("rb") as file:
                found = _found((line.split(maxsplit=1)[0] for line in file if line.strip()), wanted)
    except (OSError, struct.error, ValueError) as error:
        raise VocabularyError(str(error)) from error
    return frozenset(word.decode() for word in wanted - (found or set()))


def _found(symbols: Iterator[bytes], wanted: Set[bytes]) -> Set[bytes] | None:
    """Return what is wanted of the symbols; None where there are none. Most models have half a million."""
    first = next(symbols, None)
    return None if first is None else wanted & {first, *(one for one in symbols if one in wanted)}


def _symbols(file: BinaryIO) -> Iterator[bytes]:
    """Yield the words of a graph; none where it brings none. Raises `ValueError` and `struct.error`."""
    if _int(file, _INT32) != _FST_MAGIC:
        raise ValueError("Gr.fst is no graph of OpenFst")
    _text(file), _text(file)
    _version, flags, *_ = _HEADER_REST.unpack(file.read(_HEADER_REST.size))
    if not flags & _WITH_SYMBOLS:
        return
    if _int(file, _INT32) != _TABLE_MAGIC:
        raise ValueError("Gr.fst has no table of symbols")
    _text(file)
    _int(file, _INT64)
    for _ in range(_int(file, _INT64)):
        yield _text(file)
        _int(file, _INT64)


def _int(file: BinaryIO, kind: struct.Struct) -> int:
    return int(kind.unpack(file.read(kind.size))[0])


def _text(file: BinaryIO) -> bytes:
    length = _int(file, _INT32)
    if not 0 <= length <= _MOST_LENGTH:
        raise ValueError(f"Gr.fst has a text of {length} bytes")
    return file.read(length)
