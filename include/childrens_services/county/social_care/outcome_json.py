"""Outcomes as the Standard Safeguarding Dataset has them: JSON text with every flag, Y for those that hold."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

REFERRAL = ("SINGLE_ASSESSMENT", "NFA", "STRATEGY_DISCUSSION", "CLA_REQUEST", "NON_AGENCY_ADOPTION",
            "PRIVATE_FOSTERING", "CP_TRANSFER_IN", "CP_CONFERENCE", "CARE_LEAVER", "OTHER_OUTCOMES_EXIST")  # fmt: skip
ASSESSMENT = ("NFA", "NFA_S47_END", "STRATEGY_DISCUSSION", "CLA_REQUEST", "PRIVATE_FOSTERING", "LEGAL_ACTION",
              "PROV_OF_SERVICES", "PROV_OF_SB_CARE", "SPECIALIST_ASSESSMENT", "REFERRAL_TO_OTHER_AGENCY",
              "OTHER_ACTIONS", "OTHER_OUTCOMES_EXIST")  # fmt: skip
ENQUIRY = ("NFA", "LEGAL_ACTION", "PROV_OF_SERVICES", "PROV_OF_SB_CARE", "CP_CONFERENCE", "NFA_CONTINUE_SINGLE",
           "MONITOR", "OTHER_OUTCOMES_EXIST")  # fmt: skip
CONFERENCE = ("NFA", "REFERRAL_TO_OTHER_AGENCY", "SINGLE_ASSESSMENT", "PROV_OF_SERVICES", "CP",
              "OTHER_OUTCOMES_EXIST")  # fmt: skip
CONTACT = ("NEW_REFERRAL", "EXISTING_REFERRAL", "CP_ENQUIRY", "NFA", "NON_AGENCY_ADOPTION", "PRIVATE_FOSTERING",
           "ADVICE", "MISSING", "OLA_CP", "OTHER_OUTCOMES_EXIST")  # fmt: skip


def outcome(flags: Sequence[str], *holds: str) -> str:
    """All the flags, Y for those named."""
    return json.dumps({f"{flag}_FLAG": "Y" if flag in holds else "N" for flag in flags})


def by(flags: Sequence[str], kinds: Any, meaning: Mapping[str, Sequence[str]]) -> Any:
    """The outcome of each row, by its kind; a kind without meaning has none (None)."""
    kinds = np.asarray(kinds, dtype=object)
    found = np.full(len(kinds), None, dtype=object)
    for kind, holds in meaning.items():
        found[kinds == kind] = outcome(flags, *holds)
    return found
