"""Every change of the ground, by its verb, and what is written for every change anywhere."""

from lantoa.commune.cards import card_is_good, enter_by_card, people_to_wipe
from lantoa.commune.chain import heads, verify
from lantoa.commune.changes import Regrouping, regroup, rename
from lantoa.commune.files import clean_name, read_file, store_file
from lantoa.commune.ground import (
    add_hamlet,
    add_households,
    add_person,
    add_unit,
    give_hat,
    make_commune,
)
from lantoa.commune.halves import add_whole_file, whole_file
from lantoa.commune.household_lines import COLUMNS, names_in
from lantoa.commune.left import leave, settle_left
from lantoa.commune.lists_in import import_households
from lantoa.commune.passkeys import (
    Here,
    add_passkey,
    asks_in,
    asks_new,
    enter_by_passkey,
    remove_passkey,
)
from lantoa.commune.planned import plan_change, settle_plan
from lantoa.commune.provinces import make_province
from lantoa.commune.record import (
    Slip,
    canonical,
    digest,
    hold,
    hold_own,
    journal,
    line_hash,
    receipt,
)
from lantoa.commune.regrouping import Newcomer
from lantoa.commune.tables import read_table
from lantoa.commune.undoing import take_back, why_not

__all__ = [
    "COLUMNS",
    "Here",
    "Newcomer",
    "Regrouping",
    "Slip",
    "add_hamlet",
    "add_households",
    "add_passkey",
    "add_person",
    "add_unit",
    "add_whole_file",
    "asks_in",
    "asks_new",
    "canonical",
    "card_is_good",
    "clean_name",
    "digest",
    "enter_by_card",
    "enter_by_passkey",
    "give_hat",
    "heads",
    "hold",
    "hold_own",
    "import_households",
    "journal",
    "leave",
    "line_hash",
    "make_commune",
    "make_province",
    "names_in",
    "people_to_wipe",
    "plan_change",
    "read_file",
    "read_table",
    "receipt",
    "regroup",
    "remove_passkey",
    "rename",
    "settle_left",
    "settle_plan",
    "store_file",
    "take_back",
    "verify",
    "whole_file",
    "why_not",
]
