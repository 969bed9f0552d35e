"""Every address of the house, with who may read it and who may change something there.

Words for people: admin, office (admin, officer), leaders (and the approver), readers (and the
viewer), approver, operator, association, heads, own (the head of the thing's own hamlet), doers
(heads, association, operator), province, anyone (signed in).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Address:
    """What is expected of one address.

    `thing`: what its ids name, "" for a page of the whole commune. `sees`: who can read it, or
    find the thing there (others get 404); "" takes the thing's own line in `SEES`. `does`: who
    can change something there (others who see it get 403), where need be by ground. `get`,
    `post`: which verbs it knows.
    `public`: for everyone alike; `visitors`: shows people without an account something of its own.
    """

    thing: str = ""
    sees: str = ""
    does: str | dict[str, str] = ""
    get: bool = True
    post: bool = False
    public: bool = False
    visitors: bool = False


def page(thing: str = "", sees: str = "") -> Address:
    """Return a page that is only read."""
    return Address(thing, sees)


def form(thing: str, does: str | dict[str, str], sees: str = "") -> Address:
    """Return a page with a form, shown and sent by the same people."""
    return Address(thing, sees, does, post=True)


def act(thing: str, does: str | dict[str, str], sees: str = "") -> Address:
    """Return an address that only changes something."""
    return Address(thing, sees, does, get=False, post=True)


INSIDE = "readers doers"
# The office's own report is answered by the leader who seals it, a hamlet's by the office.
ANSWERS = {"own": "office", "sibling": "office", "parent": "admin approver", "foreign": "office"}
MINE = {"own": "own", "sibling": "own", "parent": "office", "foreign": ""}
# What was written for a unit is answered by the unit alone.
MINE_ALONE = {"own": "own", "sibling": "own", "parent": "", "foreign": ""}
# Names are held against a hamlet's households: the office everywhere, the head at home.
NAMED = {"own": "office own", "sibling": "office own", "parent": "office", "foreign": "office"}
PUBLIC = Address(public=True)

# Who finds a thing; for items and versions also by where it lies (drafts are not shared).
SEES: dict[str, str | dict[str, str]] = {
    "activity": "readers own",
    "assignment": INSIDE,
    "campaign": INSIDE,
    "card": "leaders",
    "change": "readers",
    "code_sheet": "office",
    "concern": "readers own",
    "directive": INSIDE,
    "due": "readers own",
    "file": "readers own",
    "hamlet": INSIDE,
    "hat": "leaders",
    "household": "office own",
    "lesson": "office",
    "list_in": "office own",
    "item": {"own": "readers own", "sibling": "readers own", "parent": INSIDE},
    "outlet": INSIDE,
    "person": "leaders",
    "point": INSIDE,
    "proof": "readers own",
    "recall": f"{INSIDE} province",
    "recall_sheet": "office own",
    "reminder": "readers own",
    "report": "readers own",
    "unit": INSIDE,
    "version": {"own": "readers own", "sibling": "readers own", "parent": INSIDE},
}

ADDRESSES: dict[str, Address] = {
    # home
    "home:desk": Address("", "anyone", visitors=True),
    "home:sign_in": PUBLIC,
    "home:sign_in_as": PUBLIC,
    "home:sign_out": PUBLIC,
    "home:password": page("", "anyone"),
    "home:card": PUBLIC,
    "home:shared": form("", "anyone", "anyone"),
    "home:hand_in": form("", "office", INSIDE),
    "home:hello": PUBLIC,
    "home:worker": PUBLIC,
    "home:waiting": page("", "anyone"),
    "home:launch": act("directive", "office"),
    "home:papers": page("campaign"),
    "home:plan_docx": page("campaign"),
    "home:plan_pdf": page("campaign"),
    "home:radio_docx": page("", INSIDE),
    "home:radio_pdf": page("", INSIDE),
    "home:hamlet_docx": page("hamlet", "readers own"),
    "home:hamlet_pdf": page("hamlet", "readers own"),
    "home:changes": form("", "office", INSIDE),
    "home:merge": form("", "office", INSIDE),
    "home:split": form("hamlet", "office"),
    "home:renamed": form("hamlet", "office"),
    "home:change": form("change", "office"),
    "home:take_back": act("change", "office"),
    # public
    "public:home": PUBLIC,
    "public:campaign": PUBLIC,
    "public:news": PUBLIC,
    "public:item": PUBLIC,
    "public:receipt": PUBLIC,
    # commune
    "commune:start": page("", INSIDE),
    "commune:hamlet_new": form("", "office", INSIDE),
    "commune:hamlet": page("hamlet"),
    "commune:hamlet_edit": form("hamlet", "office"),
    "commune:households_in": act("hamlet", "office own"),
    "commune:households_fewer": act("hamlet", "office own"),
    "commune:households_left": form("hamlet", "office own"),
    "commune:lanes": form("hamlet", "office own"),
    "commune:lane": form("hamlet", "office own"),
    "commune:list_in": form("list_in", "office own"),
    "commune:list_given_up": act("list_in", "office own"),
    "commune:household_moved": act("household", "office own"),
    "commune:households_out": act("hamlet", "office own"),
    "commune:households_more": act("hamlet", "office own"),
    "commune:household": form("household", "office own"),
    "commune:household_left": act("household", "office own"),
    "commune:units": page("", INSIDE),
    "commune:unit_new": form("", "office", INSIDE),
    "commune:unit": form("unit", "office"),
    "commune:unit_close": act("unit", "office"),
    "commune:people": form("", "office", INSIDE),
    "commune:person_new": form("", "admin", INSIDE),
    "commune:person": form("person", "admin"),
    "commune:hat_new": act("person", "admin"),
    "commune:password_reset": act("person", "admin"),
    "commune:hat_end": act("hat", "admin"),
    "commune:settings": form("", "admin", INSIDE),
    "commune:journal": form("", "leaders", INSIDE),
    "commune:half": form("", "anyone", "anyone"),
    "commune:cards": form("", "office", INSIDE),
    "commune:card_nod": act("card", "office"),
    "commune:card_off": act("card", "office"),
    "commune:file": page("file"),
    # intake
    "intake:list": page("", INSIDE),
    "intake:new": form("", "office", INSIDE),
    "intake:directive": page("directive"),
    "intake:progress": page("directive"),
    "intake:stop": act("directive", "office"),
    "intake:again": act("directive", "office"),
    "intake:correct": act("directive", "office"),
    "intake:accept": act("directive", "office"),
    "intake:ask_again": act("directive", "office"),
    "intake:take": act("directive", "office"),
    "intake:take_out": act("directive", "office"),
    "intake:settle_all": act("directive", "office"),
    "intake:settle": act("point", "office"),
    "intake:enclose": act("directive", "office"),
    "intake:part": act("directive", "office"),
    "intake:lessons": page("", "office"),
    "intake:lessons_file": page("", "office"),
    "intake:forget": act("lesson", "office"),
    # plan
    "plan:campaigns": page("", "anyone"),
    "plan:campaign": page("campaign"),
    "plan:window": form("campaign", "office"),
    "plan:unit": page("unit"),
    "plan:assignment": form("assignment", "office"),
    # content
    "content:list": page("", "anyone"),
    "content:new": form("", "office doers", INSIDE),
    "content:submit_ready": act("campaign", INSIDE),
    "content:pack": page("", "anyone"),
    "content:approve": act("", "anyone", "anyone"),
    "content:sheet": page("", f"{INSIDE} province"),
    "content:item": page("item"),
    "content:edit": form("item", "office own"),
    "content:submit": act("item", "office own"),
    "content:return": form("version", "approver"),
    "content:withdraw": form("version", "leaders own"),
    "content:preview": page("version"),
    "content:preview_file": page("version"),
    # outreach
    "outreach:ledger": page("", INSIDE),
    "outreach:calendar": page("", INSIDE),
    "outreach:log": page("", f"{INSIDE} province"),
    "outreach:attach": act("", "anyone", "anyone"),
    "outreach:week": page("", INSIDE),
    "outreach:fill": act("", "leaders", INSIDE),
    "outreach:pack": page("", INSIDE),
    "outreach:book": page("", INSIDE),
    "outreach:script": page("version"),
    "outreach:listen": page("version"),
    "outreach:outlets": page("", INSIDE),
    "outreach:new_outlet": form("", "office", INSIDE),
    "outreach:pause": form("outlet", "office"),
    "outreach:resume": act("outlet", "office"),
    "outreach:activity": page("activity"),
    "outreach:confirm": act("activity", "office own"),
    "outreach:aired": act("activity", "office own"),
    "outreach:miss": act("activity", "office own"),
    "outreach:prove": act("activity", "office own"),
    "outreach:code_sheets": form("", "office", INSIDE),
    "outreach:code_sheets_print": act("", "office", INSIDE),
    "outreach:code_sheet": form("code_sheet", "office"),
    "outreach:call": Address("", INSIDE, "office"),
    "outreach:object": act("activity", MINE_ALONE),
    "outreach:stands": act("activity", "office"),
    "outreach:write_out": act("proof", "office"),
    "outreach:zones": form("outlet", "office"),
    "outreach:codes": Address("activity", does=NAMED),
    "outreach:named": act("activity", NAMED),
    "outreach:move": form("activity", "office"),
    "outreach:correct": form("activity", "office own"),
    "outreach:sheet": page("activity"),
    # reach
    "reach:start": page("", "anyone"),
    "reach:board": page("campaign"),
    "reach:panel": page("campaign"),
    "reach:hamlet": page("hamlet", "readers own"),
    "reach:next": page("hamlet", "readers own"),
    "reach:area_home": page("", "province"),
    "reach:area": page("place_code", "readers province"),
    "reach:area_csv": page("place_code", "readers province"),
    "reach:area_xlsx": page("place_code", "readers province"),
    "reach:area_geojson": page("place_code", "readers province"),
    "reach:csv": page("campaign", "readers heads"),
    "reach:xlsx": page("campaign", "readers heads"),
    "reach:geojson": page("campaign", "readers heads"),
    "reach:walk": form("hamlet", "office own", "readers own"),
    "reach:walk_paper": Address("hamlet", "readers own", "office own"),
    "reach:recalls": page("campaign"),
    "reach:recall_new": form("campaign", "office"),
    "reach:recall": page("recall"),
    "reach:recall_sheet": page("recall_sheet"),
    "reach:recall_paper": page("recall_sheet"),
    "reach:recall_answer": act("recall_sheet", "office own"),
    "reach:recall_close": act("recall_sheet", "office own"),
    "reach:recall_give": act("recall_sheet", "office"),
    # learning
    "learning:list": PUBLIC,
    "learning:lesson": PUBLIC,
    "learning:finished": PUBLIC,
    "learning:hold": act("", "anyone", "anyone"),
    # concerns
    "concerns:list": page("", INSIDE),
    "concerns:new": form("", "leaders doers", INSIDE),
    "concerns:concern": page("concern"),
    "concerns:answer": act("concern", "leaders"),
    "concerns:ask": act("concern", "leaders own"),
    "concerns:close": act("concern", "leaders own"),
    # report
    "report:list": page("", "anyone"),
    "report:draft": act("due", "office own"),
    "report:report": page("report"),
    "report:figure": page("report"),
    "report:sentence": page("report"),
    "report:send": act("report", "office own"),
    "report:refresh": act("report", "office own"),
    "report:send_back": act("report", ANSWERS),
    "report:accept": act("report", ANSWERS),
    "report:numbers": page("report"),
    "report:layout": form("", "anyone", "anyone"),
    "report:layout_own": page("report"),
    "report:issue": form("report", "office own"),
    "report:issue_off": act("report", "office own"),
    "report:issued": page("report"),
    "report:issue_plan": form("campaign", "office"),
    "report:issue_plan_off": act("campaign", "office"),
    "report:issued_plan": page("campaign"),
    "report:docx": page("report"),
    "report:pdf": page("report"),
    # urge
    "urge:list": form("", "office", INSIDE),
    "urge:mine": page("", INSIDE),
    "urge:preference": form("", INSIDE, INSIDE),
    "urge:again": act("", "office", INSIDE),
    "urge:said": act("unit", "office"),
    "urge:call": form("unit", "office"),
    "urge:escalate": act("unit", "office"),
    "urge:read": act("reminder", MINE_ALONE),
    # api
    "api:healthz": PUBLIC,
    "api:activities": act("", "anyone", "anyone"),
    "api:openapi": Address("", "anyone", "office"),
    "api:api-root": PUBLIC,
}
