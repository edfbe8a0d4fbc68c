"""What columns are called, in Chinese and English, some in German: by kind of table and field.

Compared as `plain` writes them; the first of a list that a table has is taken.
"""

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from exchange.mapping.columns import folded
from exchange.styles.heading_unit import unit_of

_REMARK = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$")
_LEADING_UP = re.compile(r"\s+(?:in|en|单位)\s*$", re.IGNORECASE)
"""What stands before a unit without brackets: `Value in TEUR`."""
_SIGNS = re.compile(r"[\s_\-./:()（）：]+")
_BEFORE = ("property ", "do not modify ", "deal deal ", "opportunity opportunity ")


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(","))


_ACCOUNT = _names("""
    account, account name, company, company name, customer, customer name, client, client name,
    organization, organisation, potential customer, associated company, buyer, 客户, 客户名称,
    客户名, 公司, 公司名称, 单位, 单位名称, 企业名称, kunde, kundenname, firma
""")
_ACCOUNT_ID = _names("""
    account id, company id, customer id, client id, organization id, 客户编号, 客户id, kundennr,
    kundennummer
""")
_OWNER = _names("""
    owner, sales agent, sales rep, salesperson, seller, rep, assigned to, account manager,
    opportunity owner, deal owner, 负责人, 销售, 销售员, 销售人员, 业务员, 所有人, 客户经理,
    verantwortlich, betreuer
""")
_AMOUNT = _names("""
    amount, value, deal value, deal amount, close value, revenue, expected revenue, est revenue,
    amount requested, total, price, net value, contract value, 金额, 商机金额, 预计金额, 合同金额,
    预计收入, 成交金额, 价值, 订单金额, betrag, wert, auftragswert
""")
_CURRENCY = _names("currency, currency code, 币种, 货币, währung")
_CLOSE = _names("""
    close date, closedate, expected close date, est close date, expected closing, closing date,
    预计成交日期, 预计成交日, 成交日期, 预计结束日期, 结束日期, 预计签约日期, 签约日期,
    abschlussdatum
""")
_TITLE = _names("""
    title, name, deal name, dealname, opportunity name, opportunity, deal, topic, subject, project,
    商机名称, 商机, 业务机会名称, 项目名称, 项目, 名称, 主题, bezeichnung, projekt, verkaufschance
""")
_STAGE = _names("""
    stage, deal stage, stage name, sales stage, pipeline stage, deal pipeline stage id,
    pipeline phase, phase, status, 阶段, 商机阶段, 销售阶段, 项目阶段, 状态, verkaufsphase
""")
_ID = _names("""
    id, record id, deal id, opportunity id, external id, case id, number, no, 编号, 商机编号,
    商机id, 项目编号, 合同编号, 合同号, 单号, 序号, nr, nummer
""")
_DAY = _names("date, on, day, 日期, 时间, datum")
ORDER_ID = _names("""
    order id, order no, order number, invoice no, invoice number, 订单号, 订单编号, 发票号,
    auftragsnr, auftragsnummer, bestellnr, bestellnummer, rechnungsnr, rechnungsnummer
""")
ORDER_DAY = _names("""
    order date, invoice date, 下单日期, 订单日期, 开票日期, auftragsdatum, bestelldatum, rechnungsdatum
""")

NAMES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "deals": {
        "id": _ID,
        "title": _TITLE,
        "stage": _STAGE,
        "account": _ACCOUNT,
        "account_id": _ACCOUNT_ID,
        "owner": _OWNER,
        "amount": _AMOUNT,
        "currency": _CURRENCY,
        "close_date": _CLOSE,
        "behaviour": _names("buying behaviour, 采购倾向"),
        "reason": _names("""
            lost reason, closed lost reason, loss reason, 丢单原因, 输单原因, 失败原因
        """),
    },
    "events": {
        "id": _names("""
            case id, deal id, opportunity id, opportunityid, id, 商机编号, 商机id, 项目编号, 编号
        """),
        "activity": (
            *_names("activity, event, action, to stage, new stage, new value, value"),
            *_STAGE,
            *_names("活动, 动作, 事件, 变更后, 新阶段"),
        ),
        "at": (
            *_names("""
                timestamp, time, date entered, changed at, change date, created date, createddate,
                last modified, at
            """),
            *_DAY,
            *_names("变更时间, 发生时间, 修改时间"),
        ),
        "title": _names("title, deal name, opportunity name, 商机名称"),
        "account": _ACCOUNT,
        "amount": _AMOUNT,
        "currency": _CURRENCY,
        "close_date": _CLOSE,
    },
    "orders": {
        "id": (*ORDER_ID, *_ID),
        "account": _ACCOUNT,
        "on": (*ORDER_DAY, *_DAY),
        "amount": (
            *_names("order amount, net amount, sales, 订单金额, 销售额, 开票金额, nettobetrag, umsatz"),
            *_AMOUNT,
        ),
        "cost": _names("cost, cost of sales, 成本"),
        "margin": _names("margin, gross margin, profit, 毛利"),
        "currency": _CURRENCY,
        "product": _names(
            "product, product name, item, sku, 产品, 产品名称, 商品, 商品名称, 品名, produkt, artikel"
        ),
        "deal": _names("deal id, opportunity id, 商机编号"),
        "note": _names("note, notes, remark, 备注"),
    },
    "accounts": {
        "id": _names("""
            account id, company id, customer id, record id, external id, id, 客户编号, 编号
        """),
        "name": (*_ACCOUNT, *_names("name, 名称")),
        "place": _names("""
            city, billing city, location, office location, place, region, address 1 city, country,
            城市, 所在地, 地区, 区域
        """),
        "abc": _names("class, abc, abc class, rating, tier, 客户级别, 级别, 客户等级"),
    },
    "contacts": {
        "id": _names("contact id, person id, record id, external id, id, 联系人编号, 编号"),
        "name": _names("""
            full name, name, contact name, person name, 姓名, 联系人, 联系人姓名, 全名
        """),
        "account": (*_ACCOUNT, *_names("person organization")),
        "account_id": _ACCOUNT_ID,
        "part": _names("role, buying role, part, 决策角色, 角色"),
        "job": _names("job title, title, job, position, job position, 职务, 职位"),
        "phone": _names("""
            phone, phone number, mobile, business phone, tel, 电话, 手机, 手机号, 联系电话
        """),
        "email": _names("email, e mail, mail, email address, 邮箱, 电子邮件, 邮件"),
        "address": _names("address, 地址"),
    },
    "visits": {
        "id": _names("activity id, visit id, call id, record id, id, 编号"),
        "on": (
            *_names("""
                activity date, visit date, due date, start, actual end, 拜访日期, 拜访时间
            """),
            *_DAY,
        ),
        "summary": _names("""
            summary, subject, notes, note, description, call title, 内容, 拜访内容, 纪要, 主题,
            记录
        """),
        "deal": _names("""
            deal id, opportunity id, associated deal ids, 商机编号, deal, deal name, opportunity,
            opportunity name, 商机, 商机名称, 项目, 项目名称
        """),
        "account": (*_ACCOUNT, *_names("company account")),
        "contact": _names("""
            contact, contact name, contact person, person, 联系人, 联系人姓名, 对接人
        """),
        "channel": _names("type, activity type, channel, 拜访方式, 沟通方式, 类型"),
        "owner": _OWNER,
    },
}
CREATED = _names("""
    created, create date, created date, createdate, createddate, created on, created at, creation date,
    date created, opened, opened on, 创建日期, 创建时间, 建立日期, 建立时间, 录入日期, 录入时间, 登记日期,
    立项日期, 立项时间, angelegt am, erstellt am, erstelldatum
""")
"""The day a deal began."""
FIRST_AND_LAST = (
    ("first name", "firstname", "名", "名字"),
    ("last name", "lastname", "surname", "姓", "姓氏"),
)
"""Names in two columns."""
PRODUCT = _names("product, product name, 产品, 产品名称, produkt")
"""What a deal is called where nothing else says."""


def plain(name: str) -> str:
    """`(Do Not Modify) Opportunity_ID` as `opportunity id`, `金额（万元）` as `金额`."""
    text = _SIGNS.sub(" ", folded(_without_unit(name))).strip()
    for prefix in _BEFORE:
        text = text.removeprefix(prefix)
    return text


def _without_unit(name: str) -> str:
    unit = unit_of(name)
    if unit is None:
        return name
    text, written = normalize("NFKC", name), unit.written
    before, _, after = text.rpartition(written)
    return _LEADING_UP.sub("", before.rstrip("([【〔 ")) + after.lstrip(")]】〕 ") or name


def called(names: Sequence[str], heading: Sequence[str], *, ending: bool = True) -> tuple[str, bool] | None:
    """The column that is called so, and whether it is exactly; else one that is but for a remark in brackets,
    or, where `ending` counts, whose name ends with it."""
    plainly: dict[str, str] = {}
    remarked: dict[str, str] = {}
    for each in heading:
        plainly.setdefault(plain(each), each)
        remarked.setdefault(plain(_REMARK.sub("", each)), each)
    for name in names:
        if name in plainly:
            return plainly[name], True
    for name in names:
        if name in remarked:
            return remarked[name], False
    for name in names if ending else ():
        for each, column in plainly.items():
            if len(name) > 2 and each.endswith(f" {name}"):
                return column, False
            if not name.isascii() and len(name) > 1 and each.endswith(name):
                return column, False
    return None
