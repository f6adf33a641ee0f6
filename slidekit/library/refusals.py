"""The codes of what a library refuses; scripts read them, so they do not change."""

from __future__ import annotations

from typing import Final

AUTHOR_CANNOT_APPROVE: Final = "author_cannot_approve"
WRONG_ROLE: Final = "wrong_role"
WRONG_STATE: Final = "wrong_state"
UNRESOLVED_MUST_FIX: Final = "unresolved_must_fix"
UNWAIVED: Final = "unwaived"
LOCKED: Final = "locked"
BAD_PASSWORD: Final = "bad_password"
STALE_VERSION: Final = "stale_version"
DISABLED: Final = "disabled"
POLICY_NOT_PERMITTED: Final = "policy_not_permitted"
UNCONFIRMED: Final = "unconfirmed"
NOT_COVERED: Final = "not_covered"
WITHDRAWN_CONTENT: Final = "withdrawn_content"

CODES: Final = frozenset(
    {
        AUTHOR_CANNOT_APPROVE,
        WRONG_ROLE,
        WRONG_STATE,
        UNRESOLVED_MUST_FIX,
        UNWAIVED,
        LOCKED,
        BAD_PASSWORD,
        STALE_VERSION,
        DISABLED,
        POLICY_NOT_PERMITTED,
        UNCONFIRMED,
        NOT_COVERED,
        WITHDRAWN_CONTENT,
    }
)
