"""The use cases: the only place where the parts meet. Every function takes values and paths in."""

from slidekit.app.answers import Imported, import_bundle
from slidekit.app.bundles import export_bundle, reply_to_bundle, show_bundle
from slidekit.app.checking import (
    check,
    check_pptx,
    check_template,
    draft,
    findings,
    is_pptx,
    shipped_files,
    template_or_policy,
)
from slidekit.app.comparing import Compared, compare_decks, compare_files, compared_as_json
from slidekit.app.decks import (
    Options,
    is_deck,
    new_deck,
    open_deck,
    quiet,
    refuse_deck_target,
    refuse_export_targets,
    save_deck,
)
from slidekit.app.derivatives import DerivedFile, write_derived
from slidekit.app.deriving import approval_of_derived, derive
from slidekit.app.dossier import write_dossier
from slidekit.app.fixing import Fixed, fix
from slidekit.app.libraries import RefreshedLibrary, refresh_library
from slidekit.app.offline import check_out_file
from slidekit.app.packs import Packed, write_pack
from slidekit.app.profiles import (
    ReadProfile,
    check_profile,
    load_profile,
    plain_profile,
    profile_as_json,
    profile_said,
    save_profile,
)
from slidekit.app.refreshing import Refreshed, refresh, refresh_deck
from slidekit.app.releasing import released
from slidekit.app.reviewing import (
    ReleasedVersion,
    deck_of,
    release_version,
    submit_deck,
    submit_file,
)
from slidekit.app.tables import answer_statistics, inspect, write_study_file
from slidekit.app.verifying import is_clean, verify
from slidekit.app.versions import compare_versions, verify_in_library
from slidekit.app.writing import Built, build, open_frames, shown_frames, shown_numbers

__all__ = [
    "Built",
    "Compared",
    "DerivedFile",
    "Fixed",
    "Imported",
    "Options",
    "Packed",
    "ReadProfile",
    "Refreshed",
    "RefreshedLibrary",
    "ReleasedVersion",
    "answer_statistics",
    "approval_of_derived",
    "build",
    "check",
    "check_out_file",
    "check_pptx",
    "check_profile",
    "check_template",
    "compare_decks",
    "compare_files",
    "compare_versions",
    "compared_as_json",
    "deck_of",
    "derive",
    "draft",
    "export_bundle",
    "findings",
    "fix",
    "import_bundle",
    "inspect",
    "is_clean",
    "is_deck",
    "is_pptx",
    "load_profile",
    "new_deck",
    "open_deck",
    "open_frames",
    "plain_profile",
    "profile_as_json",
    "profile_said",
    "quiet",
    "refresh",
    "refresh_deck",
    "refresh_library",
    "refuse_deck_target",
    "refuse_export_targets",
    "release_version",
    "released",
    "reply_to_bundle",
    "save_deck",
    "save_profile",
    "shipped_files",
    "show_bundle",
    "shown_frames",
    "shown_numbers",
    "submit_deck",
    "submit_file",
    "template_or_policy",
    "verify",
    "verify_in_library",
    "write_derived",
    "write_dossier",
    "write_pack",
    "write_study_file",
]
