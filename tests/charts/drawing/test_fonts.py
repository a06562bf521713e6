from pathlib import Path

import drawbridge

FONTS = Path(drawbridge.__file__).parent / "static" / "fonts"


def test_the_typeface_is_shipped_with_its_licence():
    names = {path.name for path in FONTS.iterdir()}

    assert {"OFL.txt", "README.md"} <= names
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text()
    assert "OFL" in (FONTS / "README.md").read_text()


def test_font_files_are_whole_and_light():
    files = list(FONTS.glob("*.woff2"))

    assert len(files) == 2
    assert all(file.read_bytes()[:4] == b"wOF2" for file in files)
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 200_000
