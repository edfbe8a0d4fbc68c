"""The parts of a workbook: a ZIP archive of XML, of which nothing is believed but what has been read."""

import zlib
from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath
from typing import TypeAlias
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from engine.errors import BadFile
from engine.message import msg

PARTS = 5_000
MOST = 8 << 30
"""Bytes that are unpacked in all: the biggest sheet there can be, a million rows, with a hundred columns."""
RATIO = 400
"""How many times its packed size a part may have, once it is big; rows that repeat each other come to 200."""
SMALL = 64 << 20
LONGEST = 10_000_000
"""Bytes or characters of one thing: a text, a tag."""
NAMES = 1_000
"""Different ones of tags and attributes: a part has a few dozen, and the parser remembers each."""
_CHUNK = 1 << 16
DAMAGE = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    expat.ExpatError,
    ValueError,
    KeyError,
)
"""What comes of a file that was cut off or changed on its way."""
Attributes: TypeAlias = dict[str, str]
OnStart: TypeAlias = Callable[[str, Attributes], None]
OnEnd: TypeAlias = Callable[[str, str], None]


class Package:
    """Usable for as long as `archive` is open. Raises BadFile where there is more in it than in any
    workbook."""

    def __init__(self, path: str, archive: ZipFile) -> None:
        self._path, self._archive = path, archive
        self.names = frozenset(archive.namelist())
        self._left = MOST
        if len(archive.infolist()) > PARTS:
            raise self._bomb()
        if any(each.flag_bits & 1 for each in archive.infolist()):
            raise BadFile(msg("tables.locked", file=path))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part, unpacked. What comes out is counted, whatever the archive's directory says of it."""
        allowed = max(SMALL, RATIO * self._archive.getinfo(name).compress_size)
        with self._archive.open(name) as file:
            while chunk := file.read(_CHUNK):
                allowed -= len(chunk)
                self._left -= len(chunk)
                if allowed < 0 or self._left < 0:
                    raise self._bomb()
                yield chunk

    def walk(self, name: str, start: OnStart, end: OnEnd) -> Iterator[None]:
        """Calls `start` with each tag and its attributes, `end` with each and the text since the last one
        began; names come without their prefix, for there are two sets of them. Goes on after every chunk.
        """
        reader = _Reader(start, end)
        for chunk in self.chunks(name):
            try:
                reader.feed(chunk)
            except MemoryError:
                raise self._bomb() from None
            if reader.quiet > LONGEST or reader.names > NAMES:
                raise self._bomb()
            if reader.declares:
                raise BadFile(msg("tables.declares", file=self._path))
            yield
        reader.feed(b"", final=True)

    def read(self, name: str, start: OnStart, end: OnEnd) -> None:
        """Walks to the end; a part that is not there has nothing in it."""
        if name in self.names:
            for _ in self.walk(name, start, end):
                pass

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """By id, the last word of the kind of each part that this one names, and its name."""
        found: dict[str, tuple[str, str]] = {}
        folder = dirname(name)

        def start(tag: str, given: Attributes) -> None:
            if tag == "Relationship" and given.get("TargetMode") != "External":
                target = given.get("Target", "")
                whole = target[1:] if target.startswith("/") else normpath(join(folder, target))
                found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], whole)

        self.read(
            join(folder, "_rels", name[len(folder) :].lstrip("/") + ".rels"), start, lambda tag, text: None
        )
        return found

    def _bomb(self) -> BadFile:
        return BadFile(msg("tables.bomb", file=self._path))


class _Reader:
    """expat, told to take no declarations: with them ten lines of XML unfold into gigabytes."""

    def __init__(self, start: OnStart, end: OnEnd) -> None:
        self._start, self._end = start, end
        self._names: dict[str, str] = {}
        self._given: set[str] = set()
        self._text: list[str] = []
        self.quiet = 0
        """Bytes since the last tag."""
        self.declares = False
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        parser.CharacterDataHandler = self._text.append
        parser.StartDoctypeDeclHandler = self._declared

    @property
    def names(self) -> int:
        return len(self._names) + len(self._given)

    def feed(self, chunk: bytes, *, final: bool = False) -> None:
        self.quiet += len(chunk)
        try:
            self._parser.Parse(chunk, final)
        except expat.ExpatError:
            if not self.declares:
                raise

    def _begin(self, name: str, attributes: Attributes) -> None:
        self.quiet = 0
        self._text.clear()
        self._given.update(attributes)
        self._start(self._local(name), attributes)

    def _finish(self, name: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        self._end(self._local(name), text)

    def _local(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = name.rpartition(":")[2]
        return known

    def _declared(self, *_: object) -> None:
        self.declares = True
        self._parser.StartElementHandler = None
