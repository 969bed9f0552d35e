"""Every change of the ledger, by its verb."""

from lantoa.outreach.adding import add
from lantoa.outreach.doing import Done, DoneByOthers, confirm
from lantoa.outreach.ending import cancel, give_up, miss, move
from lantoa.outreach.entries import correct, log
from lantoa.outreach.filling import fill_sessions
from lantoa.outreach.following import ONCE, counted_in, follow, unfollow
from lantoa.outreach.hint_actions import keep_hint
from lantoa.outreach.objecting import answer_objection, object_to
from lantoa.outreach.outlets import add_outlet, close_outlet, resume, suspend
from lantoa.outreach.proofs import add_proof, write_out
from lantoa.outreach.receipts import acknowledge, finish_lesson
from lantoa.outreach.scheduling import schedule
from lantoa.outreach.zones import end_zone, set_zone

__all__ = [
    "ONCE",
    "Done",
    "DoneByOthers",
    "acknowledge",
    "add",
    "add_outlet",
    "add_proof",
    "answer_objection",
    "cancel",
    "close_outlet",
    "confirm",
    "correct",
    "counted_in",
    "end_zone",
    "fill_sessions",
    "finish_lesson",
    "follow",
    "give_up",
    "keep_hint",
    "log",
    "miss",
    "move",
    "object_to",
    "resume",
    "schedule",
    "set_zone",
    "suspend",
    "unfollow",
    "write_out",
]
