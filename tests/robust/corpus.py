"""Hostile content: for each name what to put where, beside what `tests/test_bad_input.py` has.

A file of content is written as `own/references/own.yaml`; a drawing as `body_front.svg`.
"""

import os
from collections.abc import Callable
from pathlib import Path

from bodymap.core.words import Figure
from tests.content.small import SHAPES, square, svg

SECRET = "a text of another file that nobody may see"
Write = Callable[[Path], object]
HEAD = "id: own\nkind: book\nverified: true\ntitle: "


def text(written: str) -> Write:
    return lambda path: path.write_text(written, encoding="utf-8", errors="surrogatepass")


def raw(written: bytes) -> Write:
    return lambda path: path.write_bytes(written)


def beside(link: Callable[[Path], Path]) -> Write:
    """Return what puts a link in the place of the file to somewhere else."""
    return lambda path: path.symlink_to(link(path))


def secret(path: Path) -> Path:
    """Return a file outside the folder that must not be shown."""
    file = path.parents[2] / "secret.txt"
    file.write_text(f"{SECRET}: [\n")
    return file


FILES: dict[str, Write] = {
    "closed deep lists": text("[" * 50_000 + "]" * 50_000),
    "closed deep keys": text("{a: " * 50_000 + "x" + "}" * 50_000),
    "open braces": text("{" * 1_000_000),
    "dashes": text("- " * 500_000),
    "question marks": text("? " * 500_000),
    "question lines": text("?\n" * 400_000),
    "colons": text(": " * 500_000),
    "quotes": text('"' * 900_001),
    "a quote without end": text(HEAD + '"' + "x" * 1_900_000),
    "block without end": text(HEAD + "|\n" + " x\n" * 600_000),
    "empty lines": text(HEAD + ">\n" + "\n" * 1_900_000),
    "indentation": text(HEAD + "|9\n" + " " * 1_900_000 + "x"),
    "wrong indentation": text(HEAD + "|99\n x"),
    "comment": text("#" * 1_999_000),
    "long key": text("k" * 1_500_000 + ": x"),
    "explicit long key": text("? " + "k" * 1_500_000 + "\n: x"),
    "many keys": text("".join(f"k{i}: x\n" for i in range(60_000))),
    "many equal keys": text("k: x\n" * 60_000),
    "many documents": text("--- x\n" * 60_000),
    "anchor on key": text("&a id: x\n"),
    "alias as key": text("*a : x\n"),
    "alias alone": text("*a"),
    "own alias": text("&a [*a]"),
    "list as key": text("? [a, b]\n: x\n"),
    "directive": text("%YAML 9.9\n---\nid: x\n"),
    "unknown directive": text("%PWN /etc/passwd\n---\nid: x\n"),
    "tag directive": text("%TAG ! tag:x,2000:\n---\nid: !a x\n"),
    "object": text("!!python/object/apply:os.system ['touch owned']"),
    "object in place": text(HEAD + "!!python/object/new:os.system [touch owned]"),
    "binary tag": text(HEAD + "!!binary aGVsbG8="),
    "verbatim tag": text(HEAD + "!<tag:yaml.org,2002:str> x"),
    "set": text("!!set {a, b}"),
    "include": text("!include /etc/passwd"),
    "merge list": text("<<: [{id: x}, {id: y}]\n"),
    "surrogate": raw(HEAD.encode() + b'"\xed\xa0\x80"'),
    "escaped surrogate": text(HEAD + '"\\ud800"'),
    "escaped nul": text(HEAD + '"\\0"'),
    "escaped bell": text(HEAD + '"\\a\\e[2J"'),
    "escaped override": text(HEAD + '"a\\u202eb"\ncolour: "\\u202e"'),
    "overlong utf-8": raw(b"id: \xc0\xaf\n"),
    "cut utf-8": raw(b"id: \xe2\x82"),
    "utf-32": raw("id: x".encode("utf-32")),
    "mark in the middle": text("id: a\ufeffb\n"),
    "line separators": text("id: a\u2028  b: c\u2029\n"),
    "next line": text("id: a\x85kind: b\n"),
    "zero width": text("i\u200bd: x\n"),
    "isolate": text(HEAD + "\u2066x\u2069"),
    "form feed": text(HEAD + "a\x0cb"),
    "escape": text(HEAD + "\x1b[2J"),
    "html entity bomb": text(HEAD + "&lol;" * 300_000),
    "number as truth": text("id: own\ntitle: x\nkind: book\nverified: 1\n"),
    "off": text("id: own\ntitle: x\nkind: book\nverified: off\n"),
    "long year": text(HEAD + "x\nyear: " + "9" * 5_000 + "\n"),
    "year of foreign digits": text(HEAD + "x\nyear: [\u0661\u0662]\n"),
    "keys of numbers": text("".join(f"{10**i}: x\n" for i in range(400))),
    "merge of an anchor": text("a: &a {id: own}\nb:\n  <<: *a\n"),
    "anchors in a ring": text("a: &a {b: &b {a: *a, b: *b}}\n"),
    "anchors doubling": text(
        "".join(f"a{i}: &a{i} [{f'*a{i - 1}, ' * 2}]\n" for i in range(1, 60))
    ),
    "nul in a name": raw(b"id: own\nkind: book\ntitle: a\0b\nverified: true\n"),
    "nul as a key": raw(b'"id\\0": own\n'),
    "no character": text(HEAD + "\ufffe\uffff"),
    "surrogate pair": raw(HEAD.encode() + b"\xed\xa0\xbd\xed\xb8\x80"),
    "surrogate as key": text('"\\ud800": x\n'),
    "id of a surrogate": text('id: "\\udfff"\nkind: book\nverified: true\ntitle: x\n'),
    "id with a path": text(HEAD.replace("own", "../../etc/passwd") + "x\n"),
    "id with html": text(HEAD.replace("own", "<img src=/etc/passwd>") + "x\n"),
    "id with a line": text(HEAD.replace("own", '"a\\nb"') + "x\n"),
    "list of lists": text("[" + "[], " * 60_000 + "]"),
    "nulls": text("~\n"),
    "zip": raw(b"PK\x03\x04" + bytes(1_000)),
    "png": raw(b"\x89PNG\r\n\x1a\n" + bytes(1_000)),
    "gzip": raw(b"\x1f\x8b\x08" + bytes(range(256)) * 50),
    "pickle": raw(b"cos\nsystem\n(S'touch owned'\ntR."),
    "folder": Path.mkdir,
    "link to another file": beside(secret),
    "link to a device": beside(lambda _: Path("/dev/random")),
    "link to a screen": beside(lambda _: Path("/dev/tty")),
    "link to memory": beside(lambda _: Path("/proc/self/mem")),
    "link to the system": beside(lambda _: Path("/proc/self/environ")),
}


def drawing(change: Callable[[str], str]) -> Write:
    return text(change(svg(SHAPES[Figure.FRONT])))


def path_of(data: str) -> Write:
    return drawing(lambda whole: whole.replace(square(700), data))


ENTITIES = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
DRAWINGS: dict[str, Write] = {
    "entity bomb": drawing(lambda s: f'<!DOCTYPE svg [<!ENTITY a0 "x">{ENTITIES}]>' + s),
    "foreign entity": drawing(
        lambda s: '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + s
    ),
    "foreign type": drawing(lambda s: '<!DOCTYPE svg SYSTEM "http://127.0.0.1:9/a.dtd">' + s),
    "deep groups": drawing(lambda s: s.replace("<path", "<g>" * 100_000 + "<path", 1)),
    "closed deep groups": text("<g>" * 100_000 + "</g>" * 100_000),
    "many attributes": text("<svg " + " ".join(f'a{i}="x"' for i in range(100_000)) + "/>"),
    "equal attributes": text('<svg a="1" a="2"/>'),
    "long attribute": path_of("M0 0c" + "1 " * 900_000 + "z"),
    "long spaces": path_of("M" + " " * 1_900_000 + "z"),
    "no numbers": path_of("M c z"),
    "not a number": path_of("Mnan infc0 0 0 0 0 0z"),
    "exponent": path_of("M1e999 0c0 0 0 0 0 0z"),
    "long number": path_of("M" + "9" * 100_000 + " 0c0 0 0 0 0 0z"),
    "arc": path_of("M0 0A1 1 0 0 0 9 9z"),
    "open": path_of("M0 0c10 0 10 0 10 0"),
    "elsewhere": path_of("M0 0c1 1 2 2 3 3z"),
    "foreign digits": path_of("M\u0661 0c0 0 0 0 0 0z"),
    "no frame": drawing(lambda s: s.replace("viewBox", "view")),
    "endless frame": drawing(lambda s: s.replace("0 0 3000 1000", "0 0 inf nan")),
    "huge frame": drawing(lambda s: s.replace("0 0 3000 1000", "0 0 9999999999 1")),
    "negative frame": drawing(lambda s: s.replace("0 0 3000 1000", "0 0 -3000 1000")),
    "unknown side": drawing(lambda s: s.replace('data-side="left"', 'data-side="up"')),
    "prefix bomb": text("<a:svg xmlns:a='http://www.w3.org/2000/svg'" + ">" * 100_000),
    "no namespace": drawing(lambda s: s.replace(' xmlns="http://www.w3.org/2000/svg"', "")),
    "html": text("<!doctype html><html><img src=/etc/passwd></html>"),
    "utf-16": raw(svg(SHAPES[Figure.FRONT]).encode("utf-16")),
    "nul bytes": raw(svg(SHAPES[Figure.FRONT]).encode().replace(b"<path", b"\0<path", 1)),
    "cut": drawing(lambda s: s[: len(s) // 2]),
    "twice": drawing(lambda s: s + s),
    "folder": lambda path: path.mkdir(),
    "pipe": os.mkfifo,
    "endless file": beside(lambda _: Path("/dev/zero")),
    "empty": text(""),
}


def many_files(folder: Path) -> None:
    (folder / "references").mkdir(parents=True)
    for i in range(5_001):
        (folder / "references" / f"{i}.yaml").touch()


def twice_as_many_files(folder: Path) -> None:
    (folder / "references").mkdir(parents=True)
    for i in range(10_000):
        (folder / "references" / f"{i}.txt").touch()


def ring_of_links(folder: Path) -> None:
    folder.symlink_to(folder.with_name("other"))
    folder.with_name("other").symlink_to(folder)


def odd_names(folder: Path) -> None:
    (folder / "references").mkdir(parents=True)
    for name in (
        b"a\nb.yaml",
        b"\x1b[2J.yaml",
        b"\xff\xfe.yaml",
        "a\u202eb.yaml".encode(),
        b"&.yaml",
    ):
        Path(os.fsdecode(os.fsencode(folder / "references") + b"/" + name)).write_text("x")


FOLDERS: dict[str, Callable[[Path], object]] = {
    "missing": lambda _: None,
    "file": lambda path: path.write_text(SECRET),
    "pipe": os.mkfifo,
    "null": lambda path: path.symlink_to("/dev/null"),
    "zero": lambda path: path.symlink_to("/dev/zero"),
    "own loop": lambda path: path.symlink_to(path),
    "ring of links": ring_of_links,
    "link to memory": lambda path: path.symlink_to("/proc/self/mem"),
    "many files": many_files,
    "ten thousand files": twice_as_many_files,
    "odd names": odd_names,
}
