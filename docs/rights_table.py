"""The table of `engine.rights` as the pages on rights show it, in Chinese and English."""

from collections.abc import Iterator

from engine import rights
from engine.message import Text
from engine.people import ROLES
from engine.rights import RIGHTS, Right
from words.say import say

DO = {
    "read": Text("看所有商机、客户、联系人和历史", "read every deal, client and contact, and their history"),
    "work": Text(
        "新建商机，改动它，推进、退回、终止、重新打开它",
        "open a deal, change it, move it on or back, stop it, reopen it",
    ),
    "reopen_done": Text("重新打开已完成的商机", "reopen a deal that is done"),
    "undo": Text("撤销最近一条记录", "take back the newest event"),
    "waive": Text("豁免一项要求", "waive a requirement"),
    "review": Text("在评审中拿主意（`review`）", "give a verdict on a deal (`review`)"),
    "review_done": Text("说明评审时约好的事已经办妥", "say that what a review agreed on is done"),
    "look": Text(
        "看一个人的一天、拜访计划、评审页和拜访单",
        "see somebody's day, visit plan, page of the review, and sheets for all their deals",
    ),
    "add_client": Text("新建客户", "add a client"),
    "client": Text(
        "改动客户、填它的工作表、记拜访、录入和撤回订单，添加、修改联系人，记他们离开",
        "change a client, fill in its worksheets, log a visit to it, record and take back its orders;"
        " add, change or see off its contacts",
    ),
    "classify": Text(
        "把所有客户的等级记下来（`account classify`）",
        "put the classes of all clients on record (`account classify`)",
    ),
    "merge": Text("合并重复的客户", "merge accounts that are one company"),
    "erase": Text("抹去联系人的个人信息", "erase a contact"),
    "week": Text(
        "看和写一个人的一周：计划、每天的重点、回款、没达标的原因",
        "see and write somebody's week: its plan, the focus of a day, what came in, the causes of misses",
    ),
    "target": Text("给一个人定目标", "set somebody's targets"),
    "settings": Text(
        "设汇率，改工作日历，让程序重新学习停留时限",
        "set exchange rates, change the working calendar, have the limits learned anew",
    ),
    "people": Text("登记人员、改角色、办离职交接", "add people, change their roles, hand over"),
    "let_in": Text(
        "发登录链接，注销别人的令牌（`person invite`，`token drop --of`）",
        "give out links to sign in, drop other people's tokens (`person invite`, `token drop --of`)",
    ),
    "archive": Text(
        "把全队归档（`export archive`）", "put the whole team into an archive (`export archive`)"
    ),
    "bring_in": Text(
        "导入，安装销售打法，让商机换打法版本、整批撤回",
        "import, install a playbook, take deals to another version of it and back",
    ),
}
BUT = {
    "own_event": Text("销售代表只能撤销自己记的", "a rep only what they wrote themselves"),
    "never_owner": Text("在这一阶段负责过这个商机的人不行", "nobody who has owned the deal during this stay"),
    "not_alone": Text("只有一个人的工作区里没有豁免", "there are none where one works alone"),
    "or_alone": Text("一个人单干时，自己就行", "whoever works alone may"),
    "or_asked": Text("受托办这件事的人也行", "whoever was asked to do it may"),
    "or_nobody": Text("没人在那里有商机的客户，谁都行", "anybody may where nobody has a deal"),
}
_REACHES = {
    rights.NONE: Text("不行", "no"),
    rights.OWN: Text("自己的", "own"),
    rights.TEAM: Text("自己和本团队的", "own, and the team's"),
    rights.ANY: Text("全部", "all"),
}
_YES = Text("可以", "yes")


def rights_table() -> Iterator[str]:
    """A row a right."""
    heads = [say(f"people.role_{role}") for role in ROLES]
    yield f"| | {' | '.join(heads)} | {say(Text('另外', 'but'))} |"
    yield f"|{'---|' * (len(ROLES) + 2)}"
    for right in RIGHTS:
        but = say(Text("；", "; ")).join(say(BUT[id]) for id in right.but)
        yield f"| {say(DO[right.id])} | {' | '.join(_cell(right, role) for role in ROLES)} | {but} |"


def _cell(right: Right, role: str) -> str:
    far = getattr(right, role)
    return say(_YES if far == rights.ANY and not right.of else _REACHES[far])


def rights_events() -> Iterator[str]:
    """Which events each right lets somebody write."""
    yield f"| {say(Text('记录', 'event'))} | {say(Text('凭哪一条', 'by the right to'))} |"
    yield "|---|---|"
    for right in RIGHTS:
        for sort in dict.fromkeys(event.partition(".")[0] for event in right.events):
            kinds = [kind for event in right.events for s, _, kind in [event.partition(".")] if s == sort]
            yield f"| {sort}: {' '.join(f'`{kind}`' for kind in kinds)} | {say(DO[right.id])} |"
