"""A small deck that keeps every rule, and one change at a time on it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from slidekit.deck.model import Deck, Slide
from slidekit.exhibits.model import Line, TableData
from slidekit.layout.frame import Frame, Group, Paragraph, Path, Run, TextBlock
from slidekit.layout.slide import lay_out
from slidekit.layout.words import wording
from slidekit.rules.finding import Draft
from slidekit.template.load import load_policy
from slidekit.template.schema import Section, SlideEntry, Template, Words
from slidekit.units import inches, points
from tests.rules.exhibits import all_exhibits
from tests.rules.results import all_facts
from tests.rules.study import ARMS, BOXED_WARNING, SETTINGS, STUDY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.exhibits.model import Exhibit
    from slidekit.layout.words import Wording

ENTRIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "opening": ("opening", ("title", "disclosures", "status")),
    "background": ("context", ("background",)),
    "methods": ("methods", ("design",)),
    "efficacy": ("efficacy", ("primary", "ledger", "key_secondary", "forest")),
    "safety": ("safety", ("boxed_warning", "ae_overview", "ae_common", "aesi")),
    "interpretation": ("interpretation", ("limitations", "conclusions", "references")),
    "backup": ("backup", ()),
}
"""Section -> topic and the roles of its slides."""


OPTIONAL = ("forest",)


def template() -> Template:
    """Return the template of the deck."""
    return Template(
        schema=1,
        name="small",
        version="1",
        title="Small",
        purposes=("investigational", "on_label", "siuu", "reactive", "payer"),
        sections=tuple(
            Section(
                id=section,
                label=section.capitalize(),
                topic=topic,
                required=section != "backup",
                slides=tuple(
                    SlideEntry(role=role, exhibit=role, required=role not in OPTIONAL)
                    for role in roles
                ),
            )
            for section, (topic, roles) in ENTRIES.items()
        ),
        words=Words(
            draft="Draft, not approved",
            footer="For scientific exchange.",
            safety_pointer="Safety: slides {slides}",
            continued="({part} of {parts})",
            data_cutoff="data cut-off {date}",
            draft_mark="DRAFT",
            interim="interim analysis",
            primary_not_met="primary endpoint not met",
        ),
    )


def prose(role: str, section: str, title: str, *lines: str) -> Slide:
    """Return a slide of bullets."""
    body = tuple(Line(line) for line in lines)
    return Slide(role, role, section, "prose", title, study=STUDY.id, body=body)


def shown_exhibit(role: str, section: str, exhibit: Exhibit) -> Slide:
    """Return the slide of an exhibit."""
    is_table = isinstance(exhibit.data, TableData)
    return Slide(
        id=role,
        role=role,
        section=section,
        layout="table" if is_table else "panel",
        title=exhibit.title,
        study=STUDY.id,
        tag=section,
        exhibit=exhibit.id,
        key_lines=exhibit.key_lines,
        footnotes=exhibit.footnotes,
        alt=exhibit.alt,
    )


def slides() -> Iterator[Slide]:
    """Yield the slides of the deck in order."""
    shown = {exhibit.id: exhibit for exhibit in all_exhibits()}
    yield replace(
        prose("title", "opening", "Newmab or Oldmab (ABC-101)", "A. Speaker"), layout="title"
    )
    yield prose(
        "disclosures",
        "opening",
        "Disclosures",
        "Employer: Firm Ltd",
        "Conflicts: employee of Firm Ltd; B. Author: none",
        "Funder: Firm Ltd. The funder designed the trial.",
    )
    yield shown_exhibit("status", "opening", shown["status"])
    yield prose(
        "background",
        "background",
        "Background",
        "The disease is rare.{ref:review} Newmab is not approved for it.{ref:label}",
        "The trial was registered in 2022.{ref:registry}",
    )
    yield shown_exhibit("design", "methods", shown["design"])
    for role, exhibit in (("primary", "km.os"), ("ledger", "ledger"), ("key_secondary", "km.pfs")):
        yield shown_exhibit(role, "efficacy", shown[exhibit])
    yield shown_exhibit("forest", "efficacy", shown["forest.os"])
    yield prose("boxed_warning", "safety", "Boxed warning", BOXED_WARNING, "Severe liver disease")
    for role in ("ae_overview", "ae_common", "aesi"):
        yield shown_exhibit(role, "safety", shown[role])
    yield prose("limitations", "interpretation", "Limitations", "The trial was small.")
    yield prose(
        "conclusions",
        "interpretation",
        "Conclusions",
        "Median overall survival was {os.median.new:full} and {os.median.old:full} months; "
        "hazard ratio {os.hr.new_vs_old:full}.",
        "Serious adverse events: {safety.serious.new:count_percent} and "
        "{safety.serious.old:count_percent}.",
    )
    yield prose(
        "references",
        "interpretation",
        "References",
        "1. Writer C. A review of the disease. Fictional Journal. 2024.",
        "2. Newmab, US prescribing information.",
        "3. Record of the trial. Registration NCT99000101.",
    )


@cache
def clean() -> Deck:
    """Return the deck that keeps every rule."""
    return Deck(
        id="abc101",
        title="ABC-101",
        template=template(),
        # What markets ask for beside a medicine is judged in cases/duties.py alone.
        policy=load_policy("default").model_copy(update={"markets": {}}),
        settings=SETTINGS,
        studies=(STUDY,),
        slides=tuple(slides()),
        exhibits=all_exhibits(),
        facts=all_facts(),
    )


def draft_of(deck: Deck) -> Draft:
    """Return a deck with its frames; figures are drawn by hand, all else is laid out."""
    tables = tuple(e for e in deck.exhibits if isinstance(e.data, TableData))
    frames = lay_out(replace(deck, exhibits=tables))
    shown, words = deck.exhibit_index(), wording(deck)
    return Draft(
        deck,
        tuple(
            _with_figure(frame, slide, shown[slide.exhibit], words)
            if slide.exhibit in shown and shown[slide.exhibit] not in tables
            else frame
            for slide, frame in zip(deck.slides, frames, strict=True)
        ),
    )


def _with_figure(frame: Frame, slide: Slide, exhibit: Exhibit, words: Wording) -> Frame:
    name = f"{slide.id}.figure"
    lines = [_line(name, f"value.{i}", f"{{{i}:{_style(i)}}}", words) for i in exhibit.facts]
    lines += [_line(name, f"risk.{arm}", "200 150", words) for arm in ARMS]
    lines += _forest_axis(name) if exhibit.kind == "forest" else _survival_axes(name)
    paths = [
        Path(f"{name}.{part}", (("M", 0, 0), ("L", 9, 9)), line=ink, dash=dash)
        for part, ink, dash in (
            ("curve.new", "0072B2", ()),
            ("curve.old", "D55E00", (4.0, 1.5)),
            ("overall", "5B6673", ()),
        )
    ]
    if exhibit.kind == "km":
        tail = (("M", 9, 9), ("L", 12, 9))
        paths.append(Path(f"{name}.curve.new.tail", tail, line="8A949E"))
    middle = inches(3) + points(15)
    line = (("M", middle, 0), ("L", middle, 9))
    paths.append(Path(f"{name}.null", line, line="5B6673"))
    box = (inches(0.5), inches(1.4), inches(8), inches(4.5))
    group = Group(name, *box, (*paths, *lines), words.plain(slide.alt))
    key = tuple(Paragraph(words.runs(text, 16)) for text in slide.key_lines)
    panel = TextBlock(f"{slide.id}.key", inches(9), inches(1.4), inches(3), inches(4), key)
    kept = tuple(item for item in frame.items if item.name != f"{slide.id}.body")
    return replace(frame, items=(*kept, group, *([panel] if key else [])))


def _survival_axes(name: str) -> Iterator[TextBlock]:
    """Yield the labels of a time axis and of an axis of survival."""
    for place, months in enumerate((0, 6, 12)):
        yield tick(name, str(months), inches(1 + place), inches(5))
    for place, percent in enumerate((0, 50, 100)):
        yield tick(name, str(percent), inches(0.5), inches(4 - place))
    yield tick(name, "Months", inches(2), inches(5.5))
    yield tick(name, "Survival (%)", inches(0.2), inches(3))


def _forest_axis(name: str) -> Iterator[TextBlock]:
    """Yield the labels of a log axis of ratios, and of its two sides."""
    for place, ratio in enumerate(("0.25", "0.5", "1", "2", "4")):
        yield tick(name, ratio, inches(1 + place), inches(5))
    yield tick(name, "Hazard ratio, log scale", inches(3), inches(5.5))
    for place, arm in enumerate(("Newmab", "Oldmab")):
        side = tick(name, f"Favours {arm}", inches(2 + 2 * place), inches(5.7))
        yield replace(side, name=f"{name}.favours.{place}")


def tick(name: str, text: str, x: int, y: int) -> TextBlock:
    """Return a label of an axis."""
    run = Paragraph((Run(text, 12),), align="center")
    return TextBlock(f"{name}.axis", x, y, points(30), points(15), (run,), "figure", wrap=False)


def _style(fact: str) -> str:
    return "p_cell" if ".interaction." in fact else "count" if ".events." in fact else "brief"


def _line(name: str, part: str, text: str, words: Wording) -> TextBlock:
    runs = words.runs(text, 12)
    return TextBlock(
        f"{name}.{part}", 0, 0, points(90), points(15), (Paragraph(runs),), "figure", wrap=False
    )


def with_slide(deck: Deck, slide_id: str, **changes: Any) -> Deck:
    """Return the deck with one slide changed."""
    return replace(
        deck,
        slides=tuple(replace(s, **changes) if s.id == slide_id else s for s in deck.slides),
    )


def with_footnotes(deck: Deck, slide_id: str, *footnotes: str) -> Deck:
    """Return the deck with other footnotes on a slide, as its exhibit has them."""
    exhibit = next(s.exhibit for s in deck.slides if s.id == slide_id)
    told = with_exhibit(deck, exhibit, footnotes=footnotes)
    return with_slide(told, slide_id, footnotes=footnotes)


def without(deck: Deck, *slide_ids: str) -> Deck:
    """Return the deck without some slides."""
    return replace(deck, slides=tuple(s for s in deck.slides if s.id not in slide_ids))


def inserted(deck: Deck, before: str, slide: Slide) -> Deck:
    """Return the deck with one more slide before another."""
    place = next(i for i, s in enumerate(deck.slides) if s.id == before)
    return replace(deck, slides=(*deck.slides[:place], slide, *deck.slides[place:]))


def moved(deck: Deck, slide_id: str, before: str, section: str = "") -> Deck:
    """Return the deck with one slide moved before another."""
    slide = next(s for s in deck.slides if s.id == slide_id)
    slide = replace(slide, section=section or slide.section)
    return inserted(without(deck, slide_id), before, slide)


def all_hidden(deck: Deck, section: str) -> Deck:
    """Return the deck with all slides of a section hidden."""
    hidden = (replace(s, hidden=s.hidden or s.section == section) for s in deck.slides)
    return replace(deck, slides=tuple(hidden))


def with_tags(deck: Deck, tag: str) -> Deck:
    """Return the deck with another line over the title of every efficacy slide."""
    slides = (replace(s, tag=tag) if s.section == "efficacy" else s for s in deck.slides)
    return replace(deck, slides=tuple(slides))


def with_entry(deck: Deck, role: str, **changes: Any) -> Deck:
    """Return the deck with an entry of its template changed."""
    sections = tuple(
        section.model_copy(
            update={
                "slides": tuple(
                    entry.model_copy(update=changes) if entry.role == role else entry
                    for entry in section.slides
                )
            }
        )
        for section in deck.template.sections
    )
    return replace(deck, template=deck.template.model_copy(update={"sections": sections}))


def with_line(deck: Deck, slide_id: str, text: str, **look: Any) -> Deck:
    """Return the deck with one more line on a slide of bullets."""
    slide = next(s for s in deck.slides if s.id == slide_id)
    return with_slide(deck, slide_id, body=(*slide.body, Line(text, **look)))


def with_lines(deck: Deck, slide_id: str, *texts: str) -> Deck:
    """Return the deck with other lines on a slide."""
    return with_slide(deck, slide_id, body=tuple(Line(text) for text in texts))


def with_fact(deck: Deck, fact_id: str, **changes: Any) -> Deck:
    """Return the deck with one number changed."""
    return replace(
        deck, facts=tuple(replace(f, **changes) if f.id == fact_id else f for f in deck.facts)
    )


def with_exhibit(deck: Deck, exhibit_id: str, **changes: Any) -> Deck:
    """Return the deck with one exhibit changed."""
    return replace(
        deck,
        exhibits=tuple(replace(e, **changes) if e.id == exhibit_id else e for e in deck.exhibits),
    )


def with_row(deck: Deck, exhibit_id: str, row: int, *cells: str) -> Deck:
    """Return the deck with another row in a table; no cells take it out."""
    data = deck.exhibit_index()[exhibit_id].data
    assert isinstance(data, TableData)
    new = (replace(data.rows[row], cells=cells),) if cells else ()
    rows = (*data.rows[:row], *new, *data.rows[row + 1 :])
    return with_exhibit(deck, exhibit_id, data=replace(data, rows=rows))


def with_spec(deck: Deck, part: str = "", **changes: Any) -> Deck:
    """Return the deck with study.yaml changed: at its top, or in one of its blocks."""
    (study,) = deck.studies
    spec = study.spec
    if part:
        changes = {part: getattr(spec, part).model_copy(update=changes)}
    return replace(deck, studies=(replace(study, spec=spec.model_copy(update=changes)),))


def with_endpoint(deck: Deck, endpoint_id: str, **changes: Any) -> Deck:
    """Return the deck with one endpoint of study.yaml changed."""
    endpoints = deck.studies[0].spec.endpoints
    changed = (e.model_copy(update=changes) if e.id == endpoint_id else e for e in endpoints)
    return with_spec(deck, endpoints=tuple(changed))


def unmet(deck: Deck, endpoint_id: str, **changes: Any) -> Deck:
    """Return the deck with an endpoint that was tested and not met, and a ratio that says so."""
    deck = with_endpoint(deck, endpoint_id, met=False, **changes)
    fact = f"{endpoint_id}.hr.new_vs_old"
    return with_fact(deck, fact, value=0.9, lower=0.75, upper=1.08, p=0.25)


def with_product(deck: Deck, **changes: Any) -> Deck:
    """Return the deck with the product of study.yaml changed."""
    (product,) = deck.studies[0].spec.products
    return with_spec(deck, products=(product.model_copy(update=changes),))


def with_settings(deck: Deck, part: str = "", **changes: Any) -> Deck:
    """Return the deck with its settings changed."""
    if part:
        changes = {part: getattr(deck.settings, part).model_copy(update=changes)}
    return replace(deck, settings=deck.settings.model_copy(update=changes))


def with_policy(deck: Deck, part: str = "", **changes: Any) -> Deck:
    """Return the deck under another policy."""
    if part:
        changes = {part: getattr(deck.policy, part).model_copy(update=changes)}
    return replace(deck, policy=deck.policy.model_copy(update=changes))
