"""The command line: reads, calls app, prints. Results on stdout, remarks on stderr.

Exit codes: 0 done, nothing wrong; 1 the answer is no; 2 bad use or bad input; 3 a bug.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from slidekit import __version__, report
from slidekit.cli import (
    bundle_commands,
    choose_language,
    exchange_commands,
    key_commands,
    library_commands,
    named_versions,
    open_window,
    policy_commands,
    refresh_commands,
    review_commands,
    user_commands,
)
from slidekit.cli.qualify_command import qualify
from slidekit.cli.settings_command import settings
from slidekit.cli.usage import answer_misuse
from slidekit.errors import Refused, SlidekitError
from slidekit.languages import screen_language, tell

app = typer.Typer(
    name="slidekit",
    help="From a trial's tables to a fair-balanced deck, every number bound to its source.",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
templates = typer.Typer(help="Deck templates, policy packs and lexicons.", no_args_is_help=True)
profiles = typer.Typer(help="The look and policy of a company.", no_args_is_help=True)
rules = typer.Typer(help="The rules that decks are judged by.", no_args_is_help=True)
for group, title in ((templates, "templates"), (profiles, "profile"), (rules, "rules")):
    app.add_typer(group, name=title)
app.add_typer(library_commands.app, name="library")
app.add_typer(exchange_commands.app, name="review")  # the same, with its commands added
library_commands.app.command("settings")(settings)
for about, title in ((user_commands, "user"), (policy_commands, "policy"), (key_commands, "key")):
    library_commands.app.add_typer(about.app, name=title)
review_commands.app.add_typer(bundle_commands.app, name="bundle")
app.command("qualify")(qualify)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
Studies = Annotated[list[Path], typer.Argument(help="Study folders (tables and study.yaml).")]
Template = Annotated[str, typer.Option(help="Template: a name or a YAML file.")]
Policy = Annotated[str, typer.Option(help="Policy pack: a name or a YAML file.")]
Profile = Annotated[str, typer.Option(help="Company profile: a YAML file.")]
ProfileFile = Annotated[Path, typer.Argument(help="The profile, a YAML file.")]
Purpose = Annotated[str, typer.Option(help="Purpose of the deck, such as investigational.")]
Audience = Annotated[str, typer.Option(help="Who will see the deck.")]
Market = Annotated[str, typer.Option(help="Markets, such as US,EU.")]
Language = Annotated[str, typer.Option(help="Language of the deck's words: en or de.")]
Set = Annotated[
    list[str] | None, typer.Option("--set", help="KEY=VALUE of the deck block; may be repeated.")
]


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print name and version.")] = False,
) -> None:
    choose_language()
    if version:
        typer.echo(f"slidekit {__version__}")
    elif context.invoked_subcommand is None:
        show_window(None)


@app.command("app")
def show_window(
    file: Annotated[Path | None, typer.Argument(help="A .slidekit deck to open.")] = None,
) -> None:
    """Open the desktop app."""
    raise typer.Exit(open_window([str(file)] if file else []))


@app.command()
def inspect(
    paths: Annotated[list[Path], typer.Argument(help="Tables or folders of tables.")],
    as_json: Json = False,
    write: Annotated[Path | None, typer.Option(help="Write a first study.yaml here.")] = None,
) -> None:
    """Say what is recognised in tables: kinds, columns, arms, endpoints and contradictions."""
    from slidekit import app as work

    found = work.inspect(paths)
    if write:
        work.write_study_file(paths, write)
        report.remark(tell("Wrote {0}. Confirm each line of it.", write))
    report.show(found, as_json, report.inspected)
    if any(problem["severity"] == "error" for problem in found["problems"]):
        raise typer.Exit(1)


@app.command()
def new(
    studies: Studies,
    output: Annotated[Path, typer.Option("-o", "--output", help="The .slidekit file to write.")],
    template: Template = "conference",
    purpose: Purpose = "",
    audience: Audience = "",
    market: Market = "",
    policy: Policy = "",
    profile: Profile = "",
    language: Language = "",
    settings: Set = None,
) -> None:
    """Compose a first whole deck from studies."""
    from slidekit import app as work

    options = _options(template, purpose, audience, market, policy, profile, language, settings)
    work.refuse_deck_target(output)
    with report.progress() as progress:
        deck = work.new_deck(studies, options, progress)
        work.save_deck(deck, output)
    report.remark(tell("Wrote {0}: {1} slides.", output, len(deck.slides)))


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(help="A .slidekit deck, or study folders.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The PPTX to write.")],
    template: Template = "conference",
    purpose: Purpose = "",
    audience: Audience = "",
    market: Market = "",
    policy: Policy = "",
    profile: Profile = "",
    language: Language = "",
    settings: Set = None,
    pdf: Annotated[Path | None, typer.Option(help="Also write a PDF.")] = None,
    png: Annotated[Path | None, typer.Option(help="Also write a PNG per slide here.")] = None,
    strict: Annotated[bool, typer.Option(help="Write nothing while findings block.")] = False,
    as_json: Json = False,
) -> None:
    """Write a deck as PPTX, and as PDF and PNG where asked."""
    from slidekit import app as work

    options = _options(template, purpose, audience, market, policy, profile, language, settings)
    work.refuse_export_targets(output, pdf)
    with report.progress() as progress:
        deck = work.open_deck(paths, options, progress)
        built = work.build(deck, output, pdf=pdf, png=png, strict=strict, progress=progress)
    report.show(report.built_as_json(built), as_json, lambda _: report.built(built))
    if built.blocking:
        raise typer.Exit(1)


app.command("refresh")(refresh_commands.refresh)


@app.command()
def diff(
    a: Annotated[str, typer.Argument(help="A .slidekit deck, an exported PPTX, or DECK@N.")],
    b: Annotated[str, typer.Argument(help="Another one.")],
    library: Annotated[str, typer.Option(help="Library that DECK@N is in.")] = "",
    user: Annotated[str, typer.Option(help="Your login there.")] = "",
    as_json: Json = False,
) -> None:
    """List what changed in meaning: numbers and why, slides, words, findings; exit 1 if any."""
    from slidekit import app as work

    versions = named_versions.versions_named((a, b), library, user)
    with report.progress() as progress:
        compared = work.compare_versions(a, b, versions, progress)
    report.show(work.compared_as_json(compared), as_json, lambda _: report.compared(compared))
    if not compared.is_equal:
        raise typer.Exit(1)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A .slidekit deck, or any PPTX.")],
    policy: Policy = "",
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="With --fix: the file to write.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List every rule that a deck or PPTX breaks; exit 1 if one of them blocks."""
    from slidekit import app as work

    if output and not fix:
        raise typer.BadParameter(tell("-o goes with --fix; `check` alone writes nothing."))
    with report.progress() as progress:
        if fix:
            fixed = work.fix(file, output, policy, progress)
            found, content = fixed.findings, report.fixed_as_json(fixed)
        elif work.is_pptx(file):
            named, found = work.check_pptx(file, policy, progress)
            content = report.file_findings_as_json(named, found)
            if policy and named["template"]:
                report.remark(report.BUILT_WITH)
        else:
            deck, found = work.check(file, policy, progress)
            content = report.findings_as_json(deck, found)
    report.show(content, as_json, lambda _: report.fixed(fixed) if fix else report.findings(found))
    if content["blocking"]:
        raise typer.Exit(1)


@app.command()
def facts(
    file: Annotated[Path, typer.Argument(help="A .slidekit deck or an exported PPTX.")],
    as_json: Json = False,
) -> None:
    """List every number shown, with its source."""
    from slidekit import app as work

    report.show(work.shown_numbers(file), as_json, report.facts)


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="An exported PPTX; with --library also a PDF.")],
    data: Annotated[
        Path | None, typer.Option(help="Study folder: recompute every number from its tables.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option(help="Public key (PEM) of the library that released the file.")
    ] = None,
    library: Annotated[
        str, typer.Option(help="Library to ask how the approval stands today; takes no login.")
    ] = "",
    user: Annotated[str, typer.Option(help="Sign in to the library all the same.")] = "",
    as_json: Json = False,
) -> None:
    """Say whether a PPTX is as it was written; with --key or --library whether it is released."""
    from slidekit import app as work
    from slidekit.cli.verifying import verified, verified_alone

    if library and user:
        library_commands.signed_in(library, user)
    with report.progress() as progress:
        ask = partial(work.verify_in_library, library) if library else work.verify
        answer = ask(file, data, progress, key=key)
    report.show(answer, as_json, verified if library else verified_alone)
    if not work.is_clean(answer, asked=bool(key or library)):
        raise typer.Exit(1)


class _StatsCommand(TyperCommand):
    """Ends its help with the kinds of request, which are read only when help is asked for."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - of typer's own click
        from slidekit.stats.request_words import help_text

        super().format_help(ctx, formatter)
        formatter.write(f"\nKinds of request:\n\n{help_text()}\n")


@app.command(cls=_StatsCommand)
def stats(
    kind: Annotated[str, typer.Argument(help="The kind of request, listed below.")],
    request: Annotated[Path, typer.Option(help="The request, a JSON file; examples below.")],
    data_root: Annotated[
        Path | None, typer.Option(help="Folder of the tables; default: the request's.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Compute statistics alone, without a deck."""
    from slidekit import app as work

    report.show(dict(work.answer_statistics(kind, request, data_root)), as_json, report.as_json)


@templates.command("list")
def list_templates(as_json: Json = False) -> None:
    """List the templates, policy packs and lexicons that ship with the program."""
    from slidekit import app as work

    report.show(work.shipped_files(), as_json, report.templates)


@templates.command("show")
def show_template(
    name: Annotated[str, typer.Argument(help="A name of `templates list`, or a YAML file.")],
    as_json: Json = False,
) -> None:
    """Show what a template demands, what a policy sets, or what a lexicon holds."""
    from slidekit import app as work

    shown = work.template_or_policy(name)
    content = shown.model_dump(mode="json", by_alias=True)
    report.show(content, as_json, lambda _: report.shown_file(shown))


@templates.command("check")
def check_template(
    file: Annotated[Path, typer.Argument(help="A YAML file, or a name of `templates list`.")],
) -> None:
    """Say what is wrong with a template, policy pack or lexicon, or that nothing is."""
    from slidekit import app as work

    report.remark(work.check_template(file))


@profiles.command("check")
def check_profile(file: ProfileFile) -> None:
    """Say what is wrong with a company's profile, or what decks get from it."""
    from slidekit import app as work

    report.remark(work.check_profile(file))


@profiles.command("show")
def show_profile(file: ProfileFile, as_json: Json = False) -> None:
    """Show a profile with all that is filled in from its master and from the house."""
    from slidekit import app as work

    report.show(work.profile_as_json(file), as_json, report.profile)


@rules.command("list")
def list_rules(as_json: Json = False) -> None:
    """List the rules of decks and of files by subject, each with how much it weighs."""
    from slidekit.rules.about import listed

    report.show({"rules": list(listed(screen_language()))}, as_json, report.rules)


@rules.command("explain")
def explain_rule(rule: str) -> None:
    """Explain one rule: what must hold, why, what the policy sets, and how to mend it."""
    from slidekit.rules.about import explain

    typer.echo(explain(rule, screen_language()))


def _options(
    template: str,
    purpose: str,
    audience: str,
    market: str,
    policy: str,
    profile: str,
    language: str,
    settings: list[str] | None,
) -> Any:  # noqa: ANN401
    from slidekit.app import Options

    pairs = [text.partition("=") for text in settings or []]
    if wrong := [key for key, sign, _ in pairs if not sign or not key]:
        raise typer.BadParameter(f"--set {wrong[0]}: write KEY=VALUE, such as presenter.name=...")
    return Options(
        template=template,
        policy=policy,
        profile=profile,
        purpose=purpose,
        audience=audience,
        markets=tuple(code.strip().upper() for code in market.split(",") if code.strip()),
        set=tuple((key, value) for key, _, value in pairs),
        language=language.strip().lower(),
    )


def run(argv: list[str]) -> int:
    """Run a command and return its exit code; nothing a user does ends in a traceback."""
    try:
        return int(app(argv, standalone_mode=False) or 0)
    except typer.Exit as leave:
        return leave.exit_code
    except typer.Abort:
        return 2
    except report.UsageProblem as problem:
        return answer_misuse(problem)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        return answer(error)


def answer(error: Exception) -> int:
    """Say what was wrong and return the exit code: 1 refused, 2 bad input, 3 a bug."""
    if isinstance(error, Refused):
        report.remark(str(error))
        report.as_json({"refused": error.code})
        return 1
    if isinstance(error, SlidekitError):
        report.remark(str(error))
        return 2
    report.remark(report.bug(error))
    return 3
