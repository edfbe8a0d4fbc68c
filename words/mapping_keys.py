"""The keys of a mapping, for its JSON Schema: on the first line how a key is called, on the next what it is for."""

WORDS: dict[str, tuple[str, str]] = {
    "Mapping": (
        "对照表\n导入的表格哪一列是什么，原来系统的阶段在这里算什么。",
        "Mapping\nWhich column of a table is what, and what the stages of the other system mean here.",
    ),
    # the table
    "what": (
        "表里是什么\n不写就是商机（deals）；另有商机变动 events、订单 orders、客户 accounts、联系人 contacts、拜访 visits。",
        "What the table holds\nDeals unless said otherwise; else events of deals, orders, accounts, contacts or visits.",
    ),
    "source": (
        "来源\n给这份数据起个名，编号按它记住；不要改，同一份文件再导入就认得出来。",
        "Source\nA name for where the data is from. Ids are remembered under it; keep it, and the file can come again.",
    ),
    "playbook": (
        "销售打法\n导入的商机按哪套打法走。",
        "Playbook\nThe playbook the deals follow once they are in.",
    ),
    "encoding": (
        "文字编码\n一般自动识别；识别错了再写，如 gb18030、cp1252。",
        "Encoding\nFound out by itself; name it where that goes wrong, such as cp1252.",
    ),
    "delimiter": (
        "分隔符\n一般自动识别；要写就写一个字符，或 tab。",
        "Delimiter\nFound out by itself; else one character, or tab.",
    ),
    "sheet": (
        "工作表名\nExcel 里的哪一张；不写就用第一张有表格的。",
        "Sheet\nOf a workbook; the first one with a table unless named.",
    ),
    "heading": (
        "标题行\n列名在第几行，从 1 数起。",
        "Heading row\nThe row with the column names, counted from 1.",
    ),
    "columns": (
        "列\n左边是我们的叫法，右边是文件里的列名。",
        "Columns\nBy what we call it, the column of the file.",
    ),
    "constants": (
        "固定值\n没有这一列、或单元格空着时用它。",
        "Constants\nWhat stands in where there is no column, or its cell is empty.",
    ),
    "also": (
        "列的别名\n同一列在别的语言、别的导出里叫什么。",
        "Other names\nBy a column, what it is called in other languages and other exports.",
    ),
    "optional": (
        "可以没有的列\n文件里没有这些列也照样导入。",
        "Optional columns\nColumns a file may go without.",
    ),
    "dates": (
        "日期写法\nday first（先日后月）、month first（先月后日）或 year first（先年后月），中英文都可以；或 %d.%m.%Y 这样的写法；不写就按整列识别。",
        "Days\nday first, month first or year first, or forms such as %d.%m.%Y; found out over the whole column unless said.",
    ),
    "dates_in": ("某一列的日期写法\n只管这一列。", "Days in one column\nThe same, for that column alone."),
    "decimal": (
        "小数点\n“.”或“,”；不写就按整列识别。",
        "Decimal mark\n“.” or “,”; found out over the whole column unless said.",
    ),
    "first_of": (
        "一格里的第一个\n按列写明一格里几个值之间用什么隔开，只取第一个；表里有这一列的几个名字时，也取写在前面的那个。",
        "First of several\nBy column, what stands between several values in a cell: the first counts. Where the table"
        " has the column under more than one of its names, the name written first counts as well.",
    ),
    "decimal_in": (
        "某一列的小数点\n只管这一列。",
        "Decimal mark in one column\nThe same, for that column alone.",
    ),
    "units": (
        "某一列金额的单位\n单元格里的数要乘以几，如 10000；不写就看列名，如“金额（万元）”。",
        "Unit of the amounts in one column\nWhat the numbers in its cells are multiplied by, such as 1000; found in headings like Amount (k€) unless said.",
    ),
    "nulls": (
        "等于空的写法\n如 NULL、N/A；与空单元格一样看待。",
        "Words for nothing\nCells that say no more than an empty one, such as NULL.",
    ),
    "nulls_in": (
        "某一列里等于空的写法\n只管这一列。",
        "Words for nothing in one column\nThe same, for that column alone.",
    ),
    "open_ends": (
        "表示“至今”的日期\n如 9999-12-31；不当作日期。",
        "Open ends\nDays that stand for “not yet”, such as 9999-12-31.",
    ),
    "only": (
        "只要哪些行\n按列写出要的值，其他行跳过并计数。",
        "Rows that are wanted\nBy column, the values; other rows are skipped, and counted.",
    ),
    "ids": (
        "哪家系统的编号\n写 salesforce 时，15 位的编号按 18 位记，两种写法认作同一条记录。",
        "Whose ids they are\nsalesforce: an id of 15 characters is remembered as the 18 it stands for, so both find the same record.",
    ),
    # columns
    "id": (
        "编号\n原来系统里的编号；再导入时靠它认出来。没有就按整行内容认。",
        "Id\nIts id in the other system, by which it is known when the file comes again; else by all the row says.",
    ),
    "events.id": ("商机编号\n这一行说的是哪个商机。", "Id of the deal\nWhich deal the row tells of."),
    "title": (
        "商机名称\n一列，或几列拼起来。",
        "Title\nOne column, or several put together.",
    ),
    "stage": (
        "阶段\n在列里是商机现在的阶段，在步骤里是到了的阶段。",
        "Stage\nOf a row, where the deal stands; of a step, where it came to.",
    ),
    "account": (
        "客户名称\n按名称找，没有就建档；constants 里写的用于全部行。",
        "Account\nFound by name, or opened; under constants, the one of all rows.",
    ),
    "account_id": (
        "客户编号\n同一来源导入客户时用的编号。",
        "Account id\nThe id under which accounts of the same source came in.",
    ),
    "owner": (
        "负责人\n登录名或姓名；没见过的会登记为销售。",
        "Owner\nBy login or name; somebody new joins as a rep.",
    ),
    "amount": ("金额\n商机的金额。", "Amount\nWhat the deal is worth."),
    "orders.amount": (
        "金额\n订单金额；负数是退货或冲减。",
        "Amount\nOf the order; below zero is a credit note.",
    ),
    "currency": ("币种\n三个字母，如 CNY。", "Currency\nThree letters, such as EUR."),
    "close_date": ("预计成交日\n哪一列。", "Close date\nWhen it is expected to be signed."),
    "behaviour": (
        "采购倾向\nproject、relationship 或 profit。",
        "Buying behaviour\nproject, relationship or profit.",
    ),
    "reason": (
        "终止原因\n列，或固定的一句话。",
        "Reason\nWhy it was stopped: a column, or a fixed sentence.",
    ),
    "activity": (
        "活动\n发生了什么的那一列；含义写在 activities。",
        "Activity\nThe column that says what happened; what it means stands under activities.",
    ),
    "at": ("时间\n什么时候发生的。", "Time\nWhen it happened."),
    "on": (
        "日期列\n到这一步的日期在哪一列。",
        "Day\nThe column with the day of this step.",
    ),
    "orders.on": ("订单日期\n哪一列。", "Day of the order\nIts column."),
    "visits.on": ("日期\n哪天谈的。", "Day\nWhen they spoke."),
    "code": (
        "客户代码\n这里的代码；不写就从名称取。",
        "Code\nOf the account here; made from its name unless given.",
    ),
    "place": ("所在地\n城市或地区。", "Place\nTown or region."),
    "abc": (
        "客户等级\nA、B、C；别的写法在 classes 里说明。",
        "Class\nA, B or C; other words are explained under classes.",
    ),
    "name": ("名称\n客户的名称。", "Name\nOf the account."),
    "contacts.name": ("姓名\n一列，或几列拼起来。", "Name\nOne column, or several put together."),
    "part": (
        "在决策中的角色\n别的写法在 parts 里说明。",
        "Part in the decision\nOther words are explained under parts.",
    ),
    "style": ("沟通风格\n别的写法在 styles 里说明。", "Style\nOther words are explained under styles."),
    "job": ("职务\n哪一列。", "Job\nIts column."),
    "phone": ("电话\n哪一列。", "Phone\nIts column."),
    "email": ("邮箱\n哪一列。", "Mail\nIts column."),
    "address": ("地址\n哪一列。", "Address\nIts column."),
    "preferences": ("喜好\n哪一列。", "Preferences\nIts column."),
    "topics": ("关心的话题\n哪一列。", "Topics\nWhat interests this person."),
    "family": ("家庭情况\n哪一列。", "Family\nIts column."),
    "since": ("从什么时候起\n哪天认识或到任。", "Since\nThe day they came."),
    "left_on": ("离职日期\n哪一列。", "Left on\nThe day they left."),
    "summary": (
        "谈了什么\n一列，或几列拼起来。",
        "Summary\nWhat was said: one column, or several put together.",
    ),
    "deal": (
        "商机\n这里的商机编号，或同一来源的编号。",
        "Deal\nIts key here, or its id from the same source.",
    ),
    "contact": ("和谁谈的\n联系人姓名。", "Contact\nWith whom, by name."),
    "contact_id": (
        "联系人编号\n同一来源导入联系人时用的编号。",
        "Contact id\nThe id under which contacts of the same source came in.",
    ),
    "channel": (
        "怎么谈的\nin_person、online 或 call；别的写法在 channels 里说明。",
        "Channel\nin_person, online or call; other words are explained under channels.",
    ),
    "two_sided": ("有没有来有往\n客户有没有回应。", "Two-sided\nWhether the client spoke as well."),
    "cost": ("成本\n哪一列；与 margin 只写一个。", "Cost\nIts column; or the margin."),
    "margin": ("毛利\n哪一列；与 cost 只写一个。", "Margin\nWhat is left of the amount; or the cost."),
    "product": ("产品\n列，或固定的一个。", "Product\nA column, or one for all rows."),
    "note": ("备注\n列，或固定的一句。", "Note\nA column, or one for all rows."),
    # what values mean
    "stages": (
        "阶段对照\n左边是文件里的阶段，右边是商机走过的阶段，可以带日期列；一个阶段写两次、各带一列的，取先有日期的那列。",
        "Stages\nBy a stage of the file, the way a deal in it has come, with the columns of the days. Where a stage is named"
        " twice, the first column that has a day counts.",
    ),
    "activities": (
        "活动对照\n左边是文件里的活动，右边是它让商机到了哪个阶段，或终止；没写到的不算。",
        "Activities\nBy an activity of the log, the stage it brought the deal to, or its stop; others mean nothing.",
    ),
    "stop": (
        "终止\n终止类别；文件没说为什么就写 unknown。",
        "Stop\nIts class; unknown where the file does not say why.",
    ),
    "join": ("连接\n几列拼起来时中间放什么。", "Join\nWhat stands between the parts that are put together."),
    "answers": (
        "团队自己的问题\n问题和答案所在的列；只写列名，列名就是问题。",
        "Questions of the team's own\nBy question the column with the answer; columns alone are called as they ask.",
    ),
    "worksheets": ("工作表\n按工作表和字段写明列。", "Worksheets\nBy worksheet and field, the column."),
    "classes": ("等级对照\n文件里的写法是 A、B 还是 C。", "Classes\nBy a word of the file: A, B or C."),
    "parts": (
        "角色对照\n文件里的写法是哪种角色。",
        "Parts\nBy a word of the file, the part in the decision.",
    ),
    "styles": ("风格对照\n文件里的写法是哪种风格。", "Styles\nBy a word of the file, the social style."),
    "channels": (
        "方式对照\n文件里的写法是哪种沟通方式。",
        "Channels\nBy a word of the file, how they spoke.",
    ),
    "one_sided": (
        "不算沟通的\n这些只是我们单方面做的，如发邮件、待办。",
        "One-sided\nWords for what is no talk with the client, such as a mail sent.",
    ),
}
