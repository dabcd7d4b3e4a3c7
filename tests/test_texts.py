"""The window's words: all looked up, when shown; each language whole and written as its English."""

import ast
import gettext
import string
from collections.abc import Container, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from bodymap import texts
from tools.texts import KEYWORDS, LANGUAGES, TEMPLATE, catalogues, extracted, read, waiting

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "bodymap").rglob("*.py"))
SAYERS = ("say", "say_as", "say_count")
SHOWING = {
    "setText", "setToolTip", "setStatusTip", "setWhatsThis", "setTitle", "setWindowTitle",
    "setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setLabelText",
    "caption", "para", "quiet", "bullets", "Heading", "Para", "Text", "Chip", "Link", "QLabel",
    "QPushButton", "QCheckBox", "QRadioButton", "QAction", "QGroupBox", "addTab", "addMenu",
    "addAction", "show_message",
}  # fmt: skip
# Shown as it stands in every language, with the reason.
AS_IT_STANDS = {"Bodymap": "the program's name"}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for file in FILES:
        yield file.relative_to(ROOT), ast.parse(file.read_text(encoding="utf-8"))


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def calls(tree: ast.AST, names: Container[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node) in names:
            yield node


def messages(file: Path) -> list[Message]:
    return [message for message in read(file) if message.id]


def both(message: Message) -> list[tuple[str, str]]:
    """Return pairs of English and translation, singular and plural."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return list(zip(message.id, message.string or (), strict=True))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def imported(tree: ast.Module) -> Iterator[ast.AST]:
    """Return what runs while a module is loaded: all but the inside of functions."""
    waiting_nodes: list[ast.AST] = [tree]
    while waiting_nodes:
        node = waiting_nodes.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting_nodes += [*node.decorator_list, *node.args.defaults]
            waiting_nodes += [each for each in node.args.kw_defaults if each]
        elif isinstance(node, ast.Lambda):
            waiting_nodes += [*node.args.defaults]
        else:
            waiting_nodes += ast.iter_child_nodes(node)


class TestCode:
    def test_a_message_is_written_out_where_it_is_said(self) -> None:
        """A table may hold what `later` has marked; nothing is glued together first."""
        wrong = []
        for file, tree in trees():
            for call in calls(tree, KEYWORDS):
                said = call.args[: 2 if name_of(call) in ("say_as", "say_count") else 1]
                looked_up = name_of(call) == "say" and file.name != "texts.py"
                for argument in said if file.name != "texts.py" else []:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        continue
                    glued = isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call)
                    if glued or not looked_up:
                        wrong.append(f"{file}:{call.lineno}: {ast.unparse(call)}")
        assert wrong == []

    def test_nothing_is_said_while_a_module_is_loaded(self) -> None:
        wrong = [
            f"{file}:{node.lineno}: {ast.unparse(node)}"
            for file, tree in trees()
            for node in imported(tree)
            if isinstance(node, ast.Call) and name_of(node) in SAYERS
        ]
        assert wrong == []

    def test_values_are_those_that_the_message_names(self) -> None:
        wrong = []
        for file, tree in trees():
            for call in calls(tree, SAYERS):
                written = [a.value for a in call.args if isinstance(a, ast.Constant)]
                if None in (word.arg for word in call.keywords) or not written:
                    continue
                if name_of(call) == "say" and not call.keywords:
                    continue  # as it stands; a page puts spans into it
                given = {str(word.arg) for word in call.keywords}
                asked = set().union(*(fields(str(text)) for text in written))
                if name_of(call) == "say_count":
                    given.add("number")
                    asked.add("number")
                if asked != given:
                    wrong.append(f"{file}:{call.lineno}: {ast.unparse(call)}")
        assert wrong == []

    def test_no_shown_words_are_left_in_english(self) -> None:
        wrong = []
        for file, tree in trees():
            if file.parts[1] not in ("ui", "app.py"):
                continue
            said = {id(n) for call in calls(tree, KEYWORDS) for n in ast.walk(call)}
            for call in calls(tree, SHOWING):
                for node in (n for argument in call.args for n in words_in(argument)):
                    if id(node) not in said and is_shown(str(node.value)):
                        wrong.append(f"{file}:{node.lineno}: {node.value!r}")
        assert wrong == []


def words_in(node: ast.AST) -> Iterator[ast.Constant]:
    """Return the literals that become part of what is shown: not keys, not what is compared."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.IfExp):
        yield from (n for part in (node.body, node.orelse) for n in words_in(part))
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.BoolOp):
        yield from (n for part in ast.iter_child_nodes(node) for n in words_in(part))


def is_shown(text: str) -> bool:
    """Tell whether a text has words: a space between letters, or a capital first."""
    letters = text.strip(string.punctuation + string.whitespace + string.digits)
    return (
        len(letters) > 1 and (" " in letters or letters[0].isupper()) and text not in AS_IT_STANDS
    )


class TestCatalogues:
    def test_there_is_one_for_each_language_but_english(self) -> None:
        folders = {file.parents[1].name for file in catalogues()}
        assert folders == set(texts.LANGUAGES) - {"en"}

    def test_template_is_up_to_date(self) -> None:
        """`python3 dev.py texts` brings it there."""
        ids = [{(m.id, m.context) for m in c if m.id} for c in (extracted(), read(TEMPLATE))]
        assert ids[0] ^ ids[1] == set()

    @pytest.mark.parametrize("file", catalogues(), ids=lambda file: file.parents[1].name)
    class TestLanguage:
        def test_holds_the_messages_of_the_template(self, file: Path) -> None:
            ids = [{(m.id, m.context) for m in messages(each)} for each in (file, TEMPLATE)]
            assert ids[0] ^ ids[1] == set()

        def test_is_whole(self, file: Path) -> None:
            assert waiting(read(file)) == []

        def test_is_compiled(self, file: Path) -> None:
            with file.with_suffix(".mo").open("rb") as stream:
                compiled = gettext.GNUTranslations(stream)
            for message in messages(file):
                english = [message.id] if isinstance(message.id, str) else list(message.id)
                for (_, own), number in zip(both(message), (1, 2), strict=False):
                    found = spoken(compiled, message.context, english, number)
                    assert found == own, english

        def test_names_the_same_values(self, file: Path) -> None:
            for english, own in (pair for message in messages(file) for pair in both(message)):
                assert fields(own) == fields(english), english

        def test_keeps_spaces_and_marks_at_both_ends(self, file: Path) -> None:
            for english, own in (pair for message in messages(file) for pair in both(message)):
                assert (
                    own[: len(own) - len(own.lstrip())]
                    == english[: len(english) - len(english.lstrip())]
                ), english
                assert own[len(own.rstrip()) :] == english[len(english.rstrip()) :], english
                for mark in (".", "?", "…", ":"):
                    assert own.rstrip().endswith(mark) == english.rstrip().endswith(mark), english


def spoken(
    compiled: gettext.NullTranslations, context: str | None, english: list[str], number: int
) -> str:
    if len(english) == 2:
        return compiled.ngettext(english[0], english[1], number)
    if context:
        return compiled.pgettext(context, english[0])
    return compiled.gettext(english[0])


class TestSpeaking:
    @pytest.fixture(autouse=True)
    def english_again(self) -> Iterator[None]:
        yield
        texts.use(["en"])

    @pytest.mark.parametrize(
        ("wanted", "spoken_then"),
        [
            (["de_AT"], "de"),
            (["de-CH", "fr"], "de"),
            (["fr", "de"], "de"),
            (["xx"], "en"),
            ([], "en"),
        ],
    )
    def test_the_first_wanted_language_that_there_is(
        self, wanted: list[str], spoken_then: str
    ) -> None:
        assert texts.use(wanted) == spoken_then == texts.language()

    def test_english_is_what_stands_in_the_code(self) -> None:
        texts.use(["en"])
        assert texts.say("No {thing} here", thing="page") == "No page here"
        assert texts.say_count("{number} mark", "{number} marks", 1) == "1 mark"
        assert texts.say_count("{number} mark", "{number} marks", 2) == "2 marks"

    def test_what_has_no_translation_stays_english(self) -> None:
        texts.use(["de"])
        assert texts.say("Nobody has translated {this}", this="that") == (
            "Nobody has translated that"
        )

    def test_every_language_has_its_folder(self) -> None:
        assert {folder.name for folder in LANGUAGES.iterdir() if folder.is_dir()} == (
            set(texts.LANGUAGES) - {"en"}
        )
