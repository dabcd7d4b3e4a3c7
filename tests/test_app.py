"""The program as a whole process: opening, searching, drawing into files, refusing calmly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home that all processes share, so that the content is compiled once."""
    return tmp_path_factory.mktemp("home")


def run(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program without a screen until it ends."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "bodymap", *arguments],
        cwd=ROOT,
        env={**os.environ, "BODYMAP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def is_one_sentence(text: str) -> bool:
    return len(text.splitlines()) == 1 and "Traceback" not in text


class TestWindow:
    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["--open", "muscle:soleus:left"],
            ["--search", "pain behind the eye"],
        ],
        ids=" ".join,
    )
    def test_opens_paints_and_leaves(self, home: Path, arguments: list[str]) -> None:
        ran = run(home, *arguments, "--exit-after-first-paint")
        assert (ran.returncode, ran.stdout) == (0, "")
        assert "Traceback" not in ran.stderr

    @pytest.mark.parametrize(
        ("address", "words"),
        [
            ("muscle:nowhere", "There is no muscle called 'nowhere'"),
            ("muscle:soleus:up", "'muscle:soleus:up' is not an address"),
        ],
    )
    def test_bad_address_is_one_sentence_and_code_2(
        self, home: Path, address: str, words: str
    ) -> None:
        ran = run(home, "--open", address)
        assert ran.returncode == 2
        assert words in ran.stderr
        assert is_one_sentence(ran.stderr)

    def test_broken_content_is_one_sentence_and_code_2(self, home: Path, tmp_path: Path) -> None:
        (tmp_path / "muscles.yaml").write_text("- id: [", encoding="utf-8")
        ran = run(home, "--content", str(tmp_path), "--exit-after-first-paint")
        assert ran.returncode == 2
        assert "muscles.yaml" in ran.stderr
        assert is_one_sentence(ran.stderr)

    def test_unwritable_home_does_not_matter(self, tmp_path: Path) -> None:
        file = tmp_path / "file"
        file.touch()
        ran = run(file, "--exit-after-first-paint")
        assert ran.returncode == 0
        assert "Traceback" not in ran.stderr

    def test_damaged_caches_do_not_matter(self, home: Path) -> None:
        run(home, "--exit-after-first-paint")
        kept = [file for file in (home / "cache").iterdir() if file.is_file()]
        assert len(kept) >= 2
        for file in kept:
            file.write_bytes(b"damaged")
        assert run(home, "--exit-after-first-paint").returncode == 0


class TestRender:
    @pytest.mark.parametrize(
        ("theme", "size"), [("light", (1280, 800)), ("dark", (700, 520)), ("contrast", (1000, 700))]
    )
    def test_writes_a_picture_of_the_asked_size_and_theme(
        self, home: Path, tmp_path: Path, theme: str, size: tuple[int, int]
    ) -> None:
        out = tmp_path / "page.png"
        ran = run(
            home,
            "render",
            *("--open", "muscle:soleus:left", "--theme", theme),
            *("--size", f"{size[0]}x{size[1]}", str(out)),
            QT_QPA_PLATFORM="",
        )
        assert (ran.returncode, ran.stdout) == (0, "")
        image = QImage(str(out))
        assert (image.width(), image.height()) == size
        corner = QColor(image.pixel(size[0] // 2, 3))
        assert (corner.lightness() < 60) is (theme == "dark")

    def test_draws_a_search_and_marked_pain(self, home: Path, tmp_path: Path) -> None:
        pictures = []
        for i, arguments in enumerate(
            (
                ["--search", "headache"],
                ["--open", "pain", "--marks", "temple:left=7 neck_back=3"],
                ["--marks", "temple:left=7 neck_back=3"],
            )
        ):
            out = tmp_path / f"{i}.png"
            assert run(home, "render", *arguments, str(out)).returncode == 0
            pictures.append(QImage(str(out)))
        assert not pictures[0].isNull()
        assert pictures[0] != pictures[1]
        assert pictures[2] == pictures[1]  # what is marked is shown

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--open", "muscle:nowhere", "x.png"], "There is no muscle called 'nowhere'"),
            (["x.unknown"], "could not be written"),
        ],
    )
    def test_what_cannot_be_drawn_is_one_sentence(
        self, home: Path, tmp_path: Path, arguments: list[str], words: str
    ) -> None:
        *rest, name = arguments
        ran = run(home, "render", *rest, str(tmp_path / name))
        assert ran.returncode == 2
        assert words in ran.stderr
        assert is_one_sentence(ran.stderr)
