from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from matplotlib import get_data_path
from openxml_audit import OpenXmlValidator

from slidekit.app import check_profile, draft, load_profile, plain_profile, save_profile
from slidekit.app.writing import build
from slidekit.cli import main
from slidekit.deck.codec import digest
from slidekit.deck.file import read_deck, write_deck
from slidekit.deck.profile import HOUSE_PALETTE, Typeface
from slidekit.errors import DeckError, TemplateError
from slidekit.exhibits.colour_vision import closest
from slidekit.exhibits.contrast import contrast, darkened
from slidekit.export.document import Document
from slidekit.export.pptx import pptx_bytes
from slidekit.layout.fonts import set_in
from slidekit.layout.frame import Paragraph, Picture, Run, TextBlock
from slidekit.layout.slide import lay_out
from slidekit.layout.text import break_paragraph, text_width
from slidekit.rules.judge import judge

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.deck.profile import Profile
    from slidekit.layout.frame import Frame

SAID = """\
schema: 1
name: norvia
company: Norvia Pharma
footer: Norvia Pharma, Medical Affairs
palette: {ink: 1F1A24, title: 6A1B4D, accent: 6A1B4D, arms: [6A1B4D, C77700]}
"""
FONTS = f"{get_data_path()}/fonts/ttf"
WIDE = f"""\
font:
  family: DejaVu Serif
  regular: {FONTS}/DejaVuSerif.ttf
  bold: {FONTS}/DejaVuSerif-Bold.ttf
"""


def png(width: int, height: int) -> bytes:
    """Return a red picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def written(folder: Path, text: str) -> Path:
    """Return the file of a profile."""
    path = folder / "norvia.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def branded(deck: Deck, tmp_path: Path) -> Deck:
    """Return the sample deck in the look of an invented company, with logo and a wide font."""
    (tmp_path / "logo.png").write_bytes(png(400, 100))
    path = written(tmp_path, f"{SAID}{WIDE}logo: logo.png\n")
    return replace(deck, profile=load_profile(path).profile)


def runs(frame: Frame, part: str) -> tuple[Run, ...]:
    """Return the runs of a text of a slide."""
    block = next(i for i in frame.items if i.name == f"{frame.slide_id}.{part}")
    assert isinstance(block, TextBlock)
    return tuple(run for paragraph in block.paragraphs for run in paragraph.runs)


def look(deck: Deck) -> Profile:
    """Return the profile of a deck that has one."""
    assert deck.profile is not None
    return deck.profile


def refused(tmp_path: Path, text: str) -> str:
    """Return why a profile is refused."""
    with pytest.raises(TemplateError) as error:
        load_profile(written(tmp_path, text))
    return str(error.value)


def test_a_pale_colour_is_refused_with_its_contrast(tmp_path: Path) -> None:
    """999999 has 2.8 to 1 with white, by WCAG's formula; type needs 4.5."""
    said = refused(tmp_path, SAID.replace("ink: 1F1A24", "ink: '999999'"))
    assert said == (
        "norvia.yaml: palette > ink: 999999 on white has a contrast of 2.8; type needs 4.5. "
        "Choose a darker colour."
    )


def test_a_pale_arm_is_refused(tmp_path: Path) -> None:
    """Curves need 3 to 1."""
    said = refused(tmp_path, SAID.replace("C77700", "FFCC00"))
    assert "palette > arms, 2: FFCC00 on white has a contrast of 1.5; curves and bars" in said


def test_arms_that_some_eyes_confuse_are_refused(tmp_path: Path) -> None:
    """Both colours, their arms, the eyes and the difference are named."""
    said = refused(tmp_path, SAID.replace("[6A1B4D, C77700]", "[0072B2, 00785A]"))
    assert "0072B2 (arm 1) and 00785A (arm 2) cannot be told apart by eyes that see no blue" in said
    assert f"differ by {closest('0072B2', '00785A')[0]:.1f}, and 10 is needed" in said


def test_a_colour_that_yaml_takes_for_a_comment_is_refused(tmp_path: Path) -> None:
    """It would be lost in silence."""
    text = "schema: 1\nname: a\ncompany: A\npalette:\n  ink: #1F1A24\n"
    assert "norvia.yaml, line 5: in YAML # begins a comment" in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("font: {family: No Such Font}\n", "the font No Such Font is not installed here"),
        ("font: {family: X, regular: a.ttf, bold: a.ttf}\n", "font > regular: there is no file"),
        ("logo: norvia.yaml\n", "norvia.yaml is no PNG picture"),
        ("policy: nowhere\n", "policy: There is no policy called 'nowhere'"),
        ("master: norvia.yaml\n", "cannot be taken as the company's master"),
        ("colour: red\n", "colour is no known key"),
        ("palette: {ink: red}\n", "It must be a colour of six hexadecimal digits"),
    ],
)
def test_what_cannot_be_used_is_named(text: str, said: str, tmp_path: Path) -> None:
    """One sentence says which key, and what to do."""
    head = "\n".join(SAID.splitlines()[:4]) + "\n"
    assert said in refused(tmp_path, head + text)


def test_arms_that_are_not_named_differ_from_those_that_are(tmp_path: Path) -> None:
    """Five arms can stand in one figure, whatever eyes see them."""
    arms = load_profile(written(tmp_path, SAID)).profile.palette.arms
    assert arms[:2] == ("6A1B4D", "C77700")
    assert len(arms) == 5
    pairs = [(a, b) for n, a in enumerate(arms) for b in arms[n + 1 :]]
    assert min(closest(*pair)[0] for pair in pairs) >= 10
    assert min(contrast(arm, "FFFFFF") for arm in arms) >= 3


def test_words_in_the_colour_of_a_pale_arm_are_darkened() -> None:
    """C77700 has 3.4 to 1, enough for curves and too little for type; black stays black."""
    palette = replace(HOUSE_PALETTE, arms=("C77700", *HOUSE_PALETTE.arms[1:]))
    assert contrast("C77700", "FFFFFF") < 4.5 <= contrast(palette.arm_texts[0], "FFFFFF") < 4.8
    assert darkened("000000", 7) == "000000"


def test_slides_have_the_colours_by_their_roles(branded: Deck) -> None:
    """Titles, texts and the arms of the curve; nothing of the house's ink is left."""
    frames = {frame.slide_id: frame for frame in lay_out(branded)}
    frame = frames["primary.os"]
    assert {run.color for run in runs(frame, "title")} == {"6A1B4D"}
    assert {run.color for run in runs(frame, "company")} == {look(branded).palette.small}
    drawn = repr(frame)
    assert "C77700" in drawn
    assert "1B2430" not in drawn
    assert "D55E00" not in drawn
    assert runs(frame, "company")[0].text == "Norvia Pharma, Medical Affairs"


def test_no_rule_is_broken_by_the_look(deck: Deck, branded: Deck) -> None:
    """The same findings with and without it: contrast, collisions and room are judged anew."""
    plain = replace(branded, profile=replace(look(branded), typeface=Typeface()))
    named = [(f.rule, f.slide) for f in judge(draft(plain))]
    assert named == [(f.rule, f.slide) for f in judge(draft(deck))]


def test_the_logo_keeps_its_proportions_and_clear_of_texts(branded: Deck) -> None:
    """Four times as wide as high, with the company's name, and over no other item."""
    for frame in lay_out(branded):
        (logo,) = (item for item in frame.items if isinstance(item, Picture))
        assert logo.width == pytest.approx(4 * logo.height, rel=0.01)
        assert logo.alt == "Norvia Pharma"
        for item in frame.items:
            if isinstance(item, TextBlock):
                apart = item.x + item.width <= logo.x or item.y >= logo.y + logo.height
                assert apart or item.y + item.height <= logo.y, item.name


def test_another_font_breaks_lines_by_its_own_widths(branded: Deck) -> None:
    """DejaVu Serif's H is 1786 of 2048 units wide, Arial's 1479; what fits is less."""
    typeface = look(branded).typeface
    assert text_width("H" * 100, 10) == round(100 * 1479 * 10 * 12_700 / 2048)
    long = Paragraph((Run("Overall survival in the intention-to-treat population " * 4, 20),))
    plain = break_paragraph(long, 6_000_000).breaks
    with set_in(typeface):
        assert text_width("H" * 100, 10) == round(100 * 1786 * 10 * 12_700 / 2048)
        assert len(break_paragraph(long, 6_000_000).breaks) > len(plain)
    assert break_paragraph(long, 6_000_000).breaks == plain
    assert all(frame.typeface == typeface for frame in lay_out(branded))


def test_a_deck_comes_back_with_its_profile(branded: Deck, deck: Deck, tmp_path: Path) -> None:
    """Logo and fonts travel in it and count in its digest; a deck without one has no such part."""
    path = tmp_path / "talk.slidekit"
    write_deck(branded, path)
    again = read_deck(path)
    assert again.profile == branded.profile
    logo = look(again).logo
    assert logo is not None
    assert logo.data == png(400, 100)
    assert digest(again) == digest(branded) != digest(deck)
    assert lay_out(again) == lay_out(branded)
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("profile/")]
    assert len(names) == 6
    write_deck(deck, path)
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if name.startswith("profile/")]


def test_a_profile_that_was_tampered_with_is_refused(branded: Deck, tmp_path: Path) -> None:
    """Another logo under the digest of the former one."""
    folder = tmp_path / "talk"
    folder.mkdir()
    write_deck(branded, folder)
    (folder / "profile" / "logo").write_bytes(png(10, 10))
    with pytest.raises(DeckError, match="profile/logo is not the file that was taken in"):
        read_deck(folder)


def test_an_exported_file_has_theme_logo_and_footer(branded: Deck, tmp_path: Path) -> None:
    """Theme colours and font by their names, one image part, the footer on every slide."""
    built = build(branded, tmp_path / "talk.pptx")
    assert built.written
    with zipfile.ZipFile(tmp_path / "talk.pptx") as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
        slides = [n for n in archive.namelist() if n.startswith("ppt/slides/slide")]
        texts = [archive.read(name).decode() for name in slides]
        media = [n for n in archive.namelist() if n.startswith("ppt/media/")]
        assert [archive.read(name) for name in media] == [png(400, 100)]
        assert "<Company>Norvia Pharma</Company>" in archive.read("docProps/app.xml").decode()
    found = OpenXmlValidator().validate(tmp_path / "talk.pptx")
    assert not found.errors
    assert '<a:dk1><a:srgbClr val="1F1A24"/></a:dk1>' in theme
    assert '<a:accent1><a:srgbClr val="6A1B4D"/></a:accent1>' in theme
    assert '<a:accent2><a:srgbClr val="C77700"/></a:accent2>' in theme
    assert theme.count('<a:latin typeface="DejaVu Serif"/>') == 2
    assert all("Norvia Pharma, Medical Affairs" in text for text in texts)


def test_colours_and_font_come_out_of_a_powerpoint_file(branded: Deck, tmp_path: Path) -> None:
    """A file of ours serves as the company's master; what the profile says comes first."""
    made_in = replace(look(branded), typeface=Typeface("Arimo"))
    made = pptx_bytes((), Document("", (), profile=made_in))
    (tmp_path / "ours.potx").write_bytes(made)
    head = "schema: 1\nname: a\ncompany: A\nmaster: ours.potx\npalette: {title: '000000'}\n"
    taken = load_profile(written(tmp_path, head)).profile
    assert (taken.palette.ink, taken.palette.title) == ("1F1A24", "000000")
    assert taken.palette.accent == "6A1B4D"
    assert taken.palette.arms == made_in.palette.arms
    assert (taken.typeface.family, taken.typeface.files) == ("Arimo", ())


def test_a_form_writes_a_profile_and_keeps_its_comments(tmp_path: Path) -> None:
    """Only the key that changed is written anew."""
    path = written(tmp_path, f"# ours\n{SAID}")
    said = plain_profile(path)
    save_profile(path, {**said, "company": "Norvia Ltd"})
    assert path.read_text("utf-8") == f"# ours\n{SAID}".replace(
        "company: Norvia Pharma", "company: Norvia Ltd"
    )
    assert "Norvia Ltd" in check_profile(path)


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and one sentence; 0 for a sound one."""
    assert main(["profile", "check", str(written(tmp_path, SAID))]) == 0
    assert "norvia.yaml is sound: Norvia Pharma, font Arial" in capsys.readouterr().err
    assert main(["profile", "check", str(tmp_path / "none.yaml")]) == 2
    assert main(["profile", "show", str(tmp_path / "norvia.yaml")]) == 0
    assert "  title: 6A1B4D" in capsys.readouterr().out
