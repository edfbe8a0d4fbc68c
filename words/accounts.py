"""Accounts."""

WORDS: dict[str, tuple[str, str]] = {
    "unknown": ("没有“{account}”这个客户。", "There is no account “{account}”."),
    "ambiguous": ("“{account}”不止一个：{candidates}", "“{account}” could be any of: {candidates}"),
    "exists": ("已经有“{account}”这个客户了。", "There is an account “{account}” already."),
    "no_name": ("客户要有名称。", "An account needs a name."),
    "bad_code": (
        "代码“{code}”不能用：只用字母和数字，最多 {longest} 个，不能只是 D。",
        "“{code}” won't do as a code: use letters and digits, at most {longest}, and not D alone.",
    ),
    "code_taken": ("代码 {code} 已被占用。", "The code {code} is taken."),
    "added": ("已添加客户 {account}，代码 {code}。", "{account} is added, with the code {code}."),
    "edited": ("{code} 现在叫{account}。", "{code} is now called {account}."),
    "edit_fields": (
        "客户只能改名称：name=新名称（给的是：{fields}）",
        "Only the name of an account can change: name=… (given: {fields})",
    ),
    "none": ("还没有客户。", "No accounts yet."),
    "col_code": ("代码", "Code"),
    "col_name": ("名称", "Name"),
    "col_deals": ("商机", "Deals"),
    "not_yours": (
        "{user} 在 {code} 没有商机，不能改它的资料；商机负责人、其销售教练、经理或管理员可以。",
        "{user} has no deal at {code} and may not change it; a deal's owner, their coach, a manager or an admin may.",
    ),
    "unknown_among": (
        "没有“{account}”这个客户。有：{candidates}",
        "There is no account “{account}”. There are: {candidates}",
    ),
    "not_yet": ("{day}那天还没有{account}。", "{account} was not known yet on {day}."),
}
