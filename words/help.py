"""Help: what each command does, its example, and what its options mean."""

WORDS: dict[str, tuple[str, str]] = {
    "dealgate": (
        "用代码管理销售流程：客户想清楚了，商机才往前走。",
        "Your sales process as code: a deal moves when the client has decided, with evidence.",
    ),
    # The page itself
    "page.usage": ("用法：", "Usage: "),
    "page.options_follow": ("[选项]", "[OPTIONS]"),
    "page.arguments": ("参数", "Arguments"),
    "page.options": ("选项", "Options"),
    "page.everywhere": ("通用选项", "Everywhere"),
    "page.example": ("示例", "Example"),
    "page.choices": ("{about}；可选 {known}", "{about}; one of {known}"),
    "page.required": ("[必填]", "[required]"),
    "page.default": ("[默认：{value}]", "[default: {value}]"),
    "page.more": (
        "某个命令的用法和示例：{path} 命令 --help",
        "More on a command, with an example: {path} COMMAND --help",
    ),
    "page.section.start": ("开始使用", "Start"),
    "page.section.deals": ("商机", "Deals"),
    "page.section.day": ("每天的工作", "The day"),
    "page.section.clients": ("客户", "Clients"),
    "page.section.coach": ("销售教练", "Coach"),
    "page.section.playbooks": ("销售打法", "Playbooks"),
    "page.section.data": ("数据", "Data"),
    "page.section.serving": ("网页", "In a browser"),
    "page.section.commands": ("命令", "Commands"),
    # Start
    "init": ("建立数据库，登记你为管理员", "Set up the database, with you as its admin"),
    "init.example": ("dealgate init --time-zone Asia/Shanghai --country CN --currency CNY",) * 2,
    "demo": ("建一批示例商机供试用", "Build a sample pipeline to try things on"),
    "demo.example": ("dealgate demo",) * 2,
    "doctor": (
        "检查安装、数据库和所在磁盘是否正常",
        "Check the installation, the database and the disk it is on",
    ),
    "doctor.example": ("dealgate doctor",) * 2,
    "db": ("数据库的升级、备份、搬迁与核验", "Upgrade, back up, move and verify the database"),
    "db.upgrade": (
        "把数据库升级到本程序需要的版本；SQLite 文件先自动备份，PostgreSQL 请自己先备份",
        "Bring the database up to this program; a SQLite file after a backup, on PostgreSQL make one yourself",
    ),
    "db.upgrade.example": ("dealgate db upgrade",) * 2,
    "db.backup": (
        "备份到一个新的 SQLite 文件，并检查是否完好；PostgreSQL 也一样",
        "Back the database up, PostgreSQL too, into a new SQLite file, and check the copy",
    ),
    "db.backup.example": ("dealgate db backup 2026-11-21.sqlite",) * 2,
    "db.restore": (
        "从备份或归档恢复：恢复到没有商机的文件，或空的 PostgreSQL 数据库",
        "Restore a backup or an archive, into a file without deals or an empty PostgreSQL database",
    ),
    "db.restore.example": (
        "dealgate db restore 2026-11-21.sqlite\n"
        "dealgate db restore team.dealgate.zip --as wei\n"
        "dealgate db restore 2026-11-21.sqlite --db postgresql://wei@server/sales",
    )
    * 2,
    "db.copy": (
        "把整个团队搬到另一个数据库：SQLite 与 PostgreSQL 之间，历史原样不变",
        "Move a whole team to another database, SQLite or PostgreSQL, its history as it is",
    ),
    "db.copy.example": (
        "dealgate db copy team.sqlite postgresql://wei@server/sales\n"
        "dealgate db copy postgresql://wei@server/sales again.sqlite",
    )
    * 2,
    "db.verify": (
        "核验全部历史：有没有被改动、有没有绕过关卡",
        "Prove the history: nothing altered, no gate passed by",
    ),
    "db.verify.example": ("dealgate db verify\ndealgate db verify --against 1204.9f2c…",) * 2,
    "db.status": (
        "数据库在哪里、什么版本、有多少记录",
        "Where the database is, its version and what it holds",
    ),
    "db.status.example": ("dealgate db status",) * 2,
    "db.grant": (
        "PostgreSQL：每人一个登录名，权限由数据库把关；由所有者运行，人员变动后再运行",
        "PostgreSQL: give everybody a login whose rights the database enforces; run by the owner of the database,"
        " again when somebody comes or goes",
    ),
    "db.grant.example": ("dealgate db grant --passwords --db postgresql://owner@server/sales",) * 2,
    "db.password": (
        "PostgreSQL：换掉自己的登录密码",
        "PostgreSQL: change the password of your own login",
    ),
    "db.password.example": ("dealgate db password --db postgresql://lin@server/sales",) * 2,
    "db.rate": ("设定汇率，用于不同币种的比较", "Set an exchange rate, so that currencies can be compared"),
    "db.rate.example": ("dealgate db rate USD 7.12",) * 2,
    "db.calendar": (
        "工作日历：每年的工作日，已公布还是暂定，怎么更新",
        "The working calendar: each year's working days, published or provisional, and how to mend them",
    ),
    "db.calendar.example": ("dealgate db calendar --refresh",) * 2,
    "person": ("团队成员", "The people of the team"),
    "person.add": ("添加团队成员及其角色", "Add somebody to the team, with a role"),
    "person.add.example": (
        "dealgate person add wei --role coach --team 华北 --name 韦敏",
        'dealgate person add wei --role coach --team north --name "Wei Min"',
    ),
    "person.list": ("列出团队成员", "List the team"),
    "person.list.example": ("dealgate person list",) * 2,
    "person.leave": ("成员离开，商机全部移交", "Somebody leaves and hands every deal over"),
    "person.leave.example": ("dealgate person leave lin --to wei",) * 2,
    "person.invite": (
        "给成员一条登录链接，用来设置或重设网页密码",
        "Make a link by which somebody sets their password for the pages, the first or a new one",
    ),
    "person.invite.example": ("dealgate person invite lin --url https://desk.example",) * 2,
    # Deals
    "new": ("新建一个商机", "Open a deal"),
    "new.example": (
        "dealgate new 三号产线改造 --account ACME --amount 500000 --currency CNY",
        'dealgate new "Line 3 upgrade" --account ACME --amount 500000 --currency CNY',
    ),
    "list": ("列出商机", "List deals"),
    "list.example": ("dealgate list --stage explore",) * 2,
    "show": (
        "查看一个商机的全部情况，或其中一张工作表",
        "Show all there is on a deal, or one of its worksheets",
    ),
    "show.example": ("dealgate show ACME-3 risks --markdown",) * 2,
    "set": ("修改商机的金额、预计成交日、负责人等", "Change a deal's amount, close date, owner and so on"),
    "set.example": ("dealgate set ACME-3 amount=480000 close_date=2026-12-18",) * 2,
    "step": (
        "和客户约定下一步：做什么、哪天、和谁",
        "Agree the next step: what, when, with whom at the client",
    ),
    "step.example": (
        "dealgate step ACME-3 现场看样机 --on 2026-11-27 --with 陈宇",
        'dealgate step ACME-3 "See the pilot on site" --on 2026-11-27 --with "Chen Yu"',
    ),
    "promise": (
        "记下我方或客户的承诺，或记为已兑现",
        "Note a promise of ours or the client's, or that it was kept",
    ),
    "promise.example": (
        "dealgate promise ACME-3 提供与同行的对比 --by us --on 2026-11-23",
        'dealgate promise ACME-3 "Comparison with the others" --by us --on 2026-11-23',
    ),
    "gate": ("这个商机为什么还不能往前走，怎么补上", "Why a deal can't move yet, and what settles it"),
    "gate.example": ("dealgate gate ACME-3",) * 2,
    "answer": (
        "记录客户对决策点的回答和依据",
        "Record the client's answer to a decision point, with evidence",
    ),
    "answer.example": (
        "dealgate answer ACME-3 needs_known yes --evidence 我们要的他们都写进去了 \\\n"
        "    --kind client_said --contact 陈宇",
        'dealgate answer ACME-3 needs_known yes --evidence "You have understood us" \\\n'
        '    --kind client_said --contact "Chen Yu"',
    ),
    "fill": (
        "填写工作表：逐项提问、写“字段=值”、读文件，或用编辑器",
        "Fill in a worksheet: asked, by FIELD=VALUE, from a file or with your editor",
    ),
    "fill.example": (
        "dealgate fill ACME-3 risks risks.工期延误.likelihood=4 risks.工期延误.proof_kind=试点",
        "dealgate fill ACME-3 risks risks.delay.likelihood=4 risks.delay.proof_kind=pilot",
    ),
    "tick": ("勾选清单上的一项", "Tick an item of the checklist"),
    "tick.example": ("dealgate tick ACME-3 comparison_shown",) * 2,
    "waive": (
        "销售教练豁免一项要求：有理由、有期限，永久留痕",
        "A coach waives one requirement: reason, expiry, on record",
    ),
    "waive.example": (
        "dealgate waive ACME-3 item:comparison_shown --reason 客户停产检修 --until 2026-11-30",
        'dealgate waive ACME-3 item:comparison_shown --reason "Client on shutdown" --until 2026-11-30',
    ),
    "wait": ("有原因地等到某一天，期间不报停滞", "Wait until a day for a known reason, quietly"),
    "wait.example": (
        "dealgate wait ACME-3 --until 2026-12-01 --reason 等客户年度预算",
        'dealgate wait ACME-3 --until 2026-12-01 --reason "Client\'s budget round"',
    ),
    "advance": ("关卡通过后，进入下一阶段", "Move on to the next stage, if the gate passes"),
    "advance.example": ("dealgate advance ACME-3",) * 2,
    "back": ("退回更早的阶段，重新做起", "Go back to an earlier stage and do it again"),
    "back.example": (
        "dealgate back ACME-3 understand --reason 预算负责人换了",
        'dealgate back ACME-3 understand --reason "The budget has a new owner"',
    ),
    "stop": ("终止跟进，写明类别和原因", "End the pursuit, with its class and reason"),
    "stop.example": (
        "dealgate stop ACME-3 --class no_decision --reason 项目推迟到明年 --wake 2027-03-01",
        'dealgate stop ACME-3 --class no_decision --reason "Put off to next year" --wake 2027-03-01',
    ),
    "reopen": ("重新打开已终止或已完成的商机", "Open a stopped or finished deal again"),
    "reopen.example": (
        "dealgate reopen ACME-3 --reason 客户恢复了项目",
        'dealgate reopen ACME-3 --reason "The client took it up again"',
    ),
    "history": ("商机的全部经过，谁在什么时候做了什么", "All that happened to a deal: who, when, what"),
    "history.example": ("dealgate history ACME-3",) * 2,
    "undo": ("撤回对商机的最近一次改动", "Take back the latest change to a deal"),
    "undo.example": ("dealgate undo ACME-3",) * 2,
    # The day
    "next": ("今天最该做的事，逐个商机", "What to do today, deal by deal"),
    "next.example": ("dealgate next",) * 2,
    "prep": ("生成一份拜访准备清单", "Prepare a visit: a checklist made for this one deal"),
    "prep.example": (
        "dealgate prep ACME-3 --with 陈宇\ndealgate prep --all --out 拜访",
        'dealgate prep ACME-3 --with "Chen Yu"\ndealgate prep --all --out visits',
    ),
    "visit": ("拜访记录", "Visits"),
    "visit.log": ("记录一次拜访或沟通", "Record a visit or a talk"),
    "visit.log.example": (
        "dealgate visit log ACME-3 --with 陈宇 --on 2026-11-20 --summary 交期决定一切",
        'dealgate visit log ACME-3 --with "Chen Yu" --on 2026-11-20 --summary "Lead time decides"',
    ),
    "visit.read": ("把填好的清单读回来", "Read a filled-in sheet back"),
    "visit.read.example": ("dealgate visit read ACME-3.md",) * 2,
    "report": (
        "日报、周报和例会页面",
        "The daily and the weekly report, and the page for the coach's meeting",
    ),
    "report.day": (
        "日报：计划和到期的事做了没有，见了谁，接下来有什么",
        "The day: what was planned or fell due against what was done, who was met, what comes",
    ),
    "report.day.example": (
        "dealgate report day --focus 拿下华南的对比\ndealgate report day --format md",
        'dealgate report day --focus "Win the comparison at Huanan"\ndealgate report day --format md',
    ),
    "report.week": (
        "周报：目标与实际、计划与完成、往后的安排、没完成的原因",
        "The week: target against actual, the plan against what was held, what comes, and why something was missed",
    ),
    "report.week.example": (
        "dealgate report week --week 上周\ndealgate report week collection=3万",
        'dealgate report week --week "last week"\ndealgate report week collection=30000',
    ),
    "report.html": (
        "例会用的一页：停滞商机、变化、漏斗、停留曲线、预测；手机、屏幕、打印都能看",
        "One page for the coach's meeting: what stalled, what changed, funnel, time in stage, forecast",
    ),
    "report.html.example": (
        "dealgate report html --team 华北 --since 上周一\ndealgate report html --out 例会.html --open",
        'dealgate report html --team north --since "last monday"\ndealgate report html --out meeting.html --open',
    ),
    "report.miss": ("说明为什么没完成", "Say why something was missed"),
    "report.miss.example": (
        "dealgate report miss visits --cause outside --note 客户停产",
        'dealgate report miss visits --cause outside --note "two clients on shutdown"',
    ),
    "visit.plan": (
        "排一天或一周的拜访：约好的、停滞的、该联系的，按轻重和地点",
        "Propose visits for a day or a week: what is agreed, stalled or due, by importance and place",
    ),
    "visit.plan.example": (
        "dealgate visit plan --week\ndealgate visit plan 下周一 --week --keep",
        'dealgate visit plan --week\ndealgate visit plan "next Monday" --week --keep',
    ),
    "visit.list": (
        "列出约好的拜访、该联系的客户，或已做的拜访",
        "List visits agreed, clients due for contact, or visits held",
    ),
    "visit.list.example": ("dealgate visit list --due",) * 2,
    "visit.calendar": (
        "把一天或一周的约定导出为日历文件",
        "Write the appointments of a day or a week to a calendar file",
    ),
    "visit.calendar.example": (
        "dealgate visit calendar --week --out 本周.ics",
        "dealgate visit calendar --week --out week.ics",
    ),
    # Clients
    "account": ("客户公司", "Client companies"),
    "account.add": ("添加一家客户", "Add a client company"),
    "account.add.example": (
        "dealgate account add 华南精工 --code HNJG",
        'dealgate account add "Acme Works" --code ACME',
    ),
    "account.list": ("列出客户", "List client companies"),
    "account.list.example": ("dealgate account list --by class",) * 2,
    "account.show": (
        "查看一家客户的档案：联系人、采购、竞品、拜访和商机",
        "Show the record of a client company: people, purchases, competitors' goods, visits and deals",
    ),
    "account.show.example": ("dealgate account show ACME",) * 2,
    "account.edit": ("修改客户资料", "Change what is known of a client company"),
    "account.edit.example": (
        "dealgate account edit ACME name=华南精工集团",
        'dealgate account edit ACME name="Acme Group"',
    ),
    "account.fill": (
        "填写客户的工作表，不写字段就逐项提问",
        "Fill in a worksheet of a client; without fields it asks one by one",
    ),
    "account.fill.example": ("dealgate account fill ACME rating standing=4 share_of_wallet=30%",) * 2,
    "account.value": (
        "一家客户值多少：等级、格位、终身价值，每一项都讲理由",
        "What a client is worth: class, cell, lifetime value, each with its reason",
    ),
    "account.value.example": ("dealgate account value ACME",) * 2,
    "account.classify": (
        "按订单给客户分 A、B、C 三级，并记下来",
        "Class the clients A, B and C by their orders, on record",
    ),
    "account.classify.example": ("dealgate account classify --dry-run",) * 2,
    "account.duplicates": (
        "找出可能重复的客户，以及同一家客户里可能重复的联系人",
        "List client companies, and people at one, that may be there twice",
    ),
    "account.duplicates.example": ("dealgate account duplicates",) * 2,
    "account.merge": (
        "把重复的客户并成一家：商机、联系人、订单、拜访全部转过去，历史都在",
        "Merge a company that is there twice: deals, people, orders, visits move, with their history",
    ),
    "account.merge.example": ("dealgate account merge ACME2 --into ACME --dry-run",) * 2,
    "argument.merge_from": ("要并掉的客户，代码或名称", "The account to merge, by code or name"),
    "option.merge_into": ("并到哪一家，代码或名称", "The account that goes on, by code or name"),
    "account.review": (
        "客户盘点的六个问题，一次答完",
        "The six questions of the account review, answered at once",
    ),
    "account.review.example": ("dealgate account review",) * 2,
    "order": ("客户的订单", "What clients have ordered"),
    "order.add": ("记录一笔订单", "Record an order"),
    "order.add.example": (
        "dealgate order add ACME 12万 --on 2026-11-20 --product 备件",
        "dealgate order add ACME 120000 --on 2026-11-20 --product Spares",
    ),
    "order.list": ("列出订单", "List orders"),
    "order.list.example": ("dealgate order list --account ACME",) * 2,
    "order.drop": ("撤下一笔记错的订单", "Take back an order recorded by mistake"),
    "order.drop.example": (
        "dealgate order drop ACME/12 --reason 重复录入",
        'dealgate order drop ACME/12 --reason "entered twice"',
    ),
    "contact": ("客户联系人和决策链", "People at the client and their part in the decision"),
    "contact.add": (
        "添加联系人及其在决策中的角色",
        "Add somebody at the client, with a part in the decision",
    ),
    "contact.add.example": (
        "dealgate contact add 陈宇 --account ACME --part decider --style analytical",
        'dealgate contact add "Chen Yu" --account ACME --part decider --style analytical',
    ),
    "contact.list": ("列出联系人", "List the people at clients"),
    "contact.list.example": ("dealgate contact list --account ACME",) * 2,
    "contact.show": (
        "查看一个人的客户档案：联系方式、喜好、说过的话、见过几次",
        "Show the record of a person: how to reach them, what they like, what they said, when you met",
    ),
    "contact.show.example": ("dealgate contact show 陈宇", 'dealgate contact show "Chen Yu"'),
    "contact.edit": ("修改联系人资料", "Change what is known of somebody at the client"),
    "contact.edit.example": (
        "dealgate contact edit 陈宇 part=economic_buyer",
        'dealgate contact edit "Chen Yu" part=economic_buyer',
    ),
    "contact.leave": ("联系人离开客户公司", "Somebody has left the client"),
    "contact.leave.example": ("dealgate contact leave 陈宇", 'dealgate contact leave "Chen Yu"'),
    "contact.erase": (
        "抹去一个联系人的全部个人信息，历史仍可核验",
        "Blank all that is known of a person; the history can still be proved",
    ),
    "contact.erase.example": ("dealgate contact erase ACME.1",) * 2,
    # Coach, playbooks, data
    "target": ("给成员定每周的目标，或查看", "Set or see somebody's targets for the week"),
    "target.example": ("dealgate target lin visits=8 sales=300000 --weeks 4",) * 2,
    "stalled": (
        "哪些商机停滞了，为什么，先做什么",
        "Which deals have stopped moving, why, and what to do first",
    ),
    "stalled.example": ("dealgate stalled --all\ndealgate stalled --oldest --limit 50",) * 2,
    "limits": (
        "每个阶段最多停留多久，这条线从哪来、依据多少商机",
        "How long a deal may stay in each stage, where that comes from and on how many deals it rests",
    ),
    "limits.example": ("dealgate limits --stage explore",) * 2,
    "review": (
        "和团队逐个过停滞的商机：事实、问题、结论",
        "Go through the stalled deals one by one: the facts, the question, the verdict",
    ),
    "review.example": (
        "dealgate review --team 华东\ndealgate review --agenda > 议程.md\ndealgate review --minutes > 纪要.md\n"
        "dealgate review --since 上次\n"
        "dealgate review ACME-3 --verdict help --who han --by 周五",
        "dealgate review --team north\ndealgate review --agenda > agenda.md\n"
        "dealgate review --minutes > minutes.md\ndealgate review --since last\n"
        "dealgate review ACME-3 --verdict help --who han --by Friday",
    ),
    "forecast": (
        "进行中的商机哪个月能赢多少，上下会差多少，以往准不准",
        "How many open deals will be won by month, give or take, and how right past forecasts were",
    ),
    "forecast.example": ("dealgate forecast --team north",) * 2,
    "stats": ("统计：从已结束的商机里学到什么", "Statistics: what closed deals teach"),
    "stats.answers": (
        "每个资格问题的每种回答，赢单率各是多少",
        "The win rate of each answer to each qualification question",
    ),
    "stats.answers.example": ("dealgate stats answers --team north",) * 2,
    "stats.retention": (
        "哪些客户又买了，流失了谁、为什么，一年能卖多少",
        "Who bought again, who was lost and why, what a year may bring",
    ),
    "stats.retention.example": ("dealgate stats retention --period quarter",) * 2,
    "stats.funnel": (
        "商机能走多远：各阶段有多少继续推进、多少终止",
        "How far deals come: at each stage, how many go on and how many stop",
    ),
    "stats.funnel.example": ("dealgate stats funnel --since 2026-01-01",) * 2,
    "stats.time": (
        "商机在各阶段停留多久，从立项到赢单要多久",
        "How long deals stay in each stage, and how long the way to winning is",
    ),
    "stats.time.example": ("dealgate stats time --stage explore --plot",) * 2,
    "stats.velocity": (
        "销售速度：跟进中的商机照目前的赢单率和快慢，每天能带来多少",
        "Sales velocity: what the open deals bring a day, at the rate and speed deals were won",
    ),
    "stats.velocity.example": ("dealgate stats velocity --by team",) * 2,
    "stats.wins": (
        "赢单率：按到过的阶段、采购倾向、负责人、接触过几个人、金额",
        "Win rates by stage reached, behaviour, owner, number of contacts or amount",
    ),
    "stats.wins.example": ("dealgate stats wins --by contacts",) * 2,
    "stats.stops": (
        "各阶段为什么终止跟进，哪些该唤醒了",
        "Why deals were stopped, stage by stage, and which are to be woken",
    ),
    "stats.stops.example": ("dealgate stats stops --team north",) * 2,
    "stats.waivers": (
        "跳过关卡划不划算：豁免放行的与全部满足的，后来各怎样",
        "Does skipping a gate pay? Deals let pass by waiver against those that proved it",
    ),
    "stats.waivers.example": ("dealgate stats waivers",) * 2,
    "stats.signs": (
        "回头检验：停留太久被预警的商机，后来是不是真的少赢",
        "Looked back upon: were deals flagged for their age won less often?",
    ),
    "stats.signs.example": ("dealgate stats signs --learned-before 2026-01-01",) * 2,
    "mapping": (
        "对照表：导入文件的哪一列是什么，原来的阶段在这里算什么",
        "Mappings: which column of a file is what, and what its stages mean here",
    ),
    "mapping.list": (
        "列出自带的对照表：Salesforce、HubSpot、Pipedrive、Dynamics、Odoo",
        "List the mappings that came along: Salesforce, HubSpot, Pipedrive, Dynamics, Odoo",
    ),
    "mapping.list.example": ("dealgate mapping list",) * 2,
    "mapping.show": (
        "输出一份自带的对照表，可以照着改成自己的",
        "Print a mapping that came along, to begin one's own with",
    ),
    "mapping.show.example": ("dealgate mapping show hubspot/deals > ours.yaml",) * 2,
    "mapping.lint": (
        "检查对照表，一次指出全部错误",
        "Check mappings and name every fault at once",
    ),
    "mapping.lint.example": (
        "dealgate mapping lint ours.yaml\ndealgate mapping lint ours.yaml --table deals.csv",
    )
    * 2,
    "mapping.schema": (
        "输出对照表的 JSON Schema，编辑器照它提示和检查",
        "Write the JSON Schema of mappings, for an editor to complete and check by",
    ),
    "mapping.schema.example": ("dealgate mapping schema --out mapping.schema.json",) * 2,
    "playbook": ("销售打法：阶段、关卡、清单", "Playbooks: stages, gates, checklists"),
    "playbook.list": (
        "列出已安装的销售打法，和系统自带、还没装的",
        "List the playbooks installed, and those that came along and are not",
    ),
    "playbook.list.example": ("dealgate playbook list",) * 2,
    "playbook.show": ("查看一套销售打法", "Show a playbook"),
    "playbook.show.example": (
        "dealgate playbook show client-value\ndealgate playbook show our-playbook/ --resolved --origin",
    )
    * 2,
    "playbook.lint": ("检查打法文件，一次指出全部错误", "Check a playbook file and name every fault at once"),
    "playbook.lint.example": ("dealgate playbook lint our.yaml",) * 2,
    "playbook.test": (
        "跑一遍打法旁边的用例：关卡和动作的答复对不对",
        "Try the cases beside a playbook: do its gates and moves answer as expected?",
    ),
    "playbook.test.example": (
        "dealgate playbook test our-playbook/\ndealgate playbook test our-playbook/ --coverage",
    )
    * 2,
    "playbook.new": (
        "新建一套打法：文件夹、两个用例、编辑器用的提示文件",
        "Begin a playbook of your own: a folder with two cases and what your editor goes by",
    ),
    "playbook.new.example": (
        "dealgate playbook new our-way\ndealgate playbook new our-way --extends client-value",
    )
    * 2,
    "playbook.edit": (
        "改打法文件里的几处，注释、顺序和其他各行保持原样",
        "Change a playbook file in a few places; comments, order and all other lines stay",
    ),
    "playbook.edit.example": (
        "dealgate playbook edit our-way stages.understand.limits.warn=25d --raise-version\n"
        "dealgate playbook edit our-way stages.understand.gate.decision:needs_known.valid_for=30d --dry-run\n"
        "dealgate playbook edit our-way stages.understand.worksheets+=risks --remove waits",
    )
    * 2,
    "playbook.schema": (
        "输出打法的 JSON Schema，编辑器照它提示和检查",
        "Write the JSON Schema of playbooks, for an editor to complete and check by",
    ),
    "playbook.schema.example": ("dealgate playbook schema --out playbook.schema.json",) * 2,
    "playbook.simulate": (
        "拿已有结果的商机，看换一套打法会拦下哪些、拦多久、后来怎样",
        "What would another playbook have held back, for how long, and what became of those deals?",
    ),
    "playbook.simulate.example": ("dealgate playbook simulate our-playbook/ --since 2026-01-01",) * 2,
    "playbook.diagram": (
        "把打法画成图：阶段、关卡和能走的每一步",
        "Draw a playbook: its stages, its gates and every move there is",
    ),
    "playbook.diagram.example": (
        "dealgate playbook diagram client-value --format svg --out client-value.svg",
    )
    * 2,
    "playbook.diff": (
        "比较两套打法，说清楚哪里收紧、哪里放宽",
        "In what two playbooks differ, by meaning: added, removed, tightened, loosened",
    ),
    "playbook.diff.example": (
        "dealgate playbook diff client-value@2 client-value@3\n"
        "dealgate playbook diff client-value our-playbook/ --check",
    )
    * 2,
    "playbook.install": (
        "安装一套打法或它的新版本；照它新建商机用 new --playbook",
        "Install a playbook, or a new version of one; new --playbook opens deals that go by it",
    ),
    "playbook.install.example": (
        "dealgate playbook install our-playbook/\ndealgate playbook install client-value",
    )
    * 2,
    "playbook.upgrade": (
        "让进行中的商机改照打法的另一个版本走，整批进退",
        "Take live deals to another version of their playbook, all or none, and back",
    ),
    "playbook.upgrade.example": ("dealgate playbook upgrade client-value --dry-run",) * 2,
    "import": (
        "从表格导入商机、历史、客户、联系人、拜访或订单（CSV、Excel、JSON 行）",
        "Bring in deals, histories, accounts, contacts, visits or orders from a table: CSV, Excel or JSON lines",
    ),
    "import.example": (
        "dealgate import pipeline.xlsx --guess --map map.yaml\n"
        "dealgate import pipeline.xlsx --map map.yaml --dry-run\n"
        "dealgate import deals.csv --map hubspot/deals",
    )
    * 2,
    "serve": ("在浏览器里打开看板和商机", "Open the board and the deals in a browser"),
    "serve.example": (
        "dealgate serve --open\n"
        "dealgate serve --sign-in --secure --host 0.0.0.0 --proxy 10.0.0.2 --workers 2",
    )
    * 2,
    "token": ("令牌：让程序用你的身份读写", "Tokens, by which your own programs come in as you"),
    "token.add": ("生成一个令牌，只显示一次", "Make a token, shown once"),
    "token.add.example": ('dealgate token add "weekly export" --days 30',) * 2,
    "token.list": ("列出自己的令牌", "List your own tokens"),
    "token.list.example": ("dealgate token list",) * 2,
    "token.drop": ("注销一个令牌", "Drop a token"),
    "token.drop.example": ("dealgate token drop 1f0c9a7be2",) * 2,
    "argument.token_label": ("令牌的名字，哪个程序用的", "What the token is for"),
    "argument.token_id": ("令牌的编号，见 token list", "The token's id, from token list"),
    "option.token_days": ("有效多少天", "Days it works"),
    "option.token_of": ("注销谁的令牌；默认自己的", "Whose token to drop; your own unless given"),
    "export": (
        "导出任何一张表、全队归档、给 CRM 的更新、事件日志，或不断的新记录",
        "Give out any table, the whole team as an archive, updates for a CRM, an event log, or new events",
    ),
    "export.example": (
        "dealgate export deals --owner lin --out deals.xlsx\n"
        "dealgate export all --out team.xlsx\n"
        "dealgate export archive --out team.dealgate.zip\n"
        "dealgate export updates --for hubspot --out updates.csv\n"
        "dealgate export eventlog --out deals.xes\n"
        "dealgate export --follow --cursor warehouse.json --out warehouse.jsonl",
    )
    * 2,
    # Placeholders
    "metavar.command": ("命令 ...", "COMMAND ..."),
    "metavar.deal": ("商机", "DEAL"),
    "metavar.account": ("客户", "ACCOUNT"),
    "metavar.copy_from": ("来源", "FROM"),
    "metavar.copy_to": ("目标", "TO"),
    "metavar.key": ("编号", "KEY"),
    "metavar.contact": ("联系人", "CONTACT"),
    "metavar.text": ("文字", "TEXT"),
    "metavar.number": ("数字", "NUMBER"),
    "metavar.table": ("表", "TABLE"),
    "metavar.file": ("文件", "FILE"),
    "metavar.day": ("日期", "DAY"),
    "metavar.lang": ("zh|en", "zh|en"),
    "metavar.db": ("路径或地址", "PATH|URL"),
    "metavar.user": ("用户", "USER"),
    "metavar.version": ("版本号", "VERSION"),
    "metavar.id": ("编号", "ID"),
    "metavar.name": ("名字", "NAME"),
    "metavar.title": ("标题", "TITLE"),
    "metavar.what": ("内容", "WHAT"),
    "metavar.point": ("决策点", "POINT"),
    "metavar.stage": ("阶段", "STAGE"),
    "metavar.requirement": ("要求", "REQUIREMENT"),
    "metavar.item": ("清单项", "ITEM"),
    "metavar.worksheet": ("工作表", "WORKSHEET"),
    "metavar.fields": ("字段=值", "FIELD=VALUE"),
    "metavar.kind": ("种类", "KIND"),
    "metavar.amount": ("金额", "AMOUNT"),
    "metavar.currency": ("币种", "CURRENCY"),
    "metavar.mapping": ("对照表", "MAPPING"),
    "metavar.playbook": ("打法", "PLAYBOOK"),
    "metavar.edits": ("路径=值", "PATH=VALUE"),
    "metavar.path": ("路径", "PATH"),
    "metavar.folder": ("文件夹", "FOLDER"),
    "metavar.batch": ("批次", "BATCH"),
    "metavar.stage_to": ("原阶段=新阶段", "OLD=NEW"),
    "metavar.order": ("订单", "ORDER"),
    "metavar.code": ("代码", "CODE"),
    "metavar.team": ("团队", "TEAM"),
    "metavar.time_zone": ("时区", "ZONE"),
    "metavar.country": ("国家", "COUNTRY"),
    "metavar.rate": ("汇率", "RATE"),
    "metavar.class": ("类别", "CLASS"),
    "metavar.question": ("问题", "QUESTION"),
    "metavar.digest": ("摘要", "DIGEST"),
    "metavar.year": ("年份", "YEAR"),
    "metavar.figure": ("指标", "FIGURE"),
    "metavar.figures": ("指标=值", "FIGURE=VALUE"),
    # Arguments
    "argument.deal": (
        "商机编号，如 ACME-3；唯一的开头几位也可以",
        "Key of the deal, such as ACME-3; a unique beginning will do",
    ),
    "argument.account": ("客户代码", "Code of the client company"),
    "argument.account_name": ("客户名称", "Name of the client company"),
    "argument.contact": ("联系人姓名", "Name of the contact"),
    "argument.contact_name": ("联系人姓名", "The person's name"),
    "argument.user": ("团队成员的登录名", "Login name of the team member"),
    "argument.title": ("这个商机是什么", "What the deal is about"),
    "argument.order": ("订单号，如 ACME/12", "The order, such as ACME/12"),
    "argument.order_amount": (
        "金额，以元等主单位计；退货写负数，前面加 --，如 -- -500",
        "Amount in whole units of the currency; a credit note is negative, behind --, as in -- -500",
    ),
    "argument.set_fields": (
        "要改的字段和新值；字段有 title、account、owner、amount、currency、close_date、behaviour",
        "What to change: title, account, owner, amount, currency, close_date, behaviour",
    ),
    "argument.account_fields": (
        "要改的字段和新值；字段有 name、place（所在地）、class（A、B、C，留空则按订单排名）",
        "What to change: name, place, class (A, B or C; empty leaves it to the ranking)",
    ),
    "argument.contact_fields": (
        "要改的字段和新值；字段有 name、part、style、since、job、phone、email、address、preferences、topics、family",
        "What to change: name, part, style, since, job, phone, email, address, preferences, topics, family",
    ),
    "argument.fields": (
        "工作表字段和内容；不写则逐项提问",
        "Fields of the worksheet; leave them out to be asked",
    ),
    "argument.what": ("做什么", "What is to be done"),
    "argument.point": ("决策点，如 needs_known", "The decision point, such as needs_known"),
    "argument.answer": ("客户的回答：是、不确定、否", "The client's answer"),
    "argument.worksheet": ("工作表，如 client_profile", "The worksheet, such as client_profile"),
    "argument.account_worksheet": ("客户的工作表，如 rating", "The client's worksheet, such as rating"),
    "argument.item": ("清单项", "The item of the checklist"),
    "argument.requirement": (
        "gate 列出的要求，如 decision:needs_known",
        "As gate lists it, such as decision:needs_known",
    ),
    "argument.stage": ("退回到哪个阶段", "The stage to go back to"),
    "argument.copy_from": ("从哪里：文件或地址", "From where: a file or an address"),
    "argument.copy_to": ("到哪里：新文件，或空的数据库", "To where: a new file, or an empty database"),
    "argument.backup": ("备份文件", "The backup file"),
    "argument.currency": ("币种代码，如 USD", "Currency code, such as USD"),
    "argument.rate": ("一单位该币种折合本币多少", "What one unit is worth in the workspace's currency"),
    "argument.playbook": ("打法代号", "Id of the playbook"),
    "argument.playbook_or_file": (
        "打法：文件、文件夹、代号，或 代号@版本",
        "A playbook: its file or folder, its id, or id@version",
    ),
    "argument.playbook_install": (
        "打法的文件夹或 YAML 文件，或程序自带打法的代号（文件夹若与它同名，请写成 ./代号）；不写就装 client-value",
        "Folder or YAML file of the playbook, or the id of one that came along (write ./ID for a folder of that name);"
        " client-value unless given",
    ),
    "argument.playbook_test": (
        "打法的文件夹或 YAML 文件；也可以是 tests 里的一个用例文件",
        "Folder or YAML file of the playbook, or one file of its cases in tests",
    ),
    "argument.new_playbook": ("新打法的代号，如 our-way", "Id of the new playbook, such as our-way"),
    "argument.playbook_path": ("打法的文件夹或 YAML 文件", "Folder or YAML file of the playbook"),
    "argument.edits": (
        "要改的地方：路径=值；列表里加一项用 +=；值按 YAML 写",
        "What to change: PATH=VALUE, or PATH+=VALUE for one more of a list; values are YAML",
    ),
    "argument.playbook_old": (
        "原来的打法：代号、代号@版本，或文件夹",
        "The one before: an id, id@version, or a folder",
    ),
    "argument.playbook_new": (
        "现在的打法：代号、代号@版本，或文件夹",
        "The one after: an id, id@version, or a folder",
    ),
    "option.diff_check": (
        "只要比原来要求更多，就以退出码 1 结束",
        "Exit 1 where more is asked of a deal than before",
    ),
    "argument.playbook_file": ("打法文件（YAML）", "The playbook file (YAML)"),
    "argument.mapping": (
        "对照表的名称，如 salesforce/deals",
        "Name of the mapping, such as salesforce/deals",
    ),
    "argument.mappings": (
        "对照表文件（YAML），或自带对照表的名称",
        "The mapping's file (YAML), or the name of one that came along",
    ),
    "argument.import_file": ("要导入的表格", "The table to bring in"),
    "argument.told": (
        "要上报的数：回款，如 collection=30000",
        "What is told, as nothing on record adds up to it: collection=30000",
    ),
    "argument.miss": (
        "没完成的一项：visits、calls、sales、margin、new_clients、collection，或计划里没去的那次拜访（商机或客户代码）",
        "What was missed: visits, calls, sales, margin, new_clients, collection, or a planned visit by its deal or client",
    ),
    "argument.figures": (
        "目标：visits、calls、new_clients 写次数，sales、margin、collection 写金额；留空则取消；不写则查看",
        "Targets: visits, calls, new_clients as counts, sales, margin, collection as amounts; empty takes one away;"
        " without any, shows them",
    ),
    # Options of the program
    "option.json": ("输出一个 JSON 对象", "Answer with one JSON object"),
    "option.csv": ("输出 CSV", "Answer with CSV"),
    "option.lang": ("界面语言", "Language of the answer"),
    "option.db": ("数据库", "The database"),
    "option.as": ("以谁的身份操作", "Who acts"),
    "option.no_input": ("不提问，缺什么就报错", "Never ask; fail where something is missing"),
    "option.as_of": ("按这一天当时的情况回答", "Answer as things stood on that day"),
    "option.dry_run": ("只说会发生什么，什么都不改", "Say what would happen and change nothing"),
    "option.expect": ("只有仍是这个版本才改", "Only if it still has this version"),
    "option.request": (
        "本次改动的编号；重复提交只算一次",
        "An id for this change; repeating it changes nothing",
    ),
    "option.help": ("显示这一页", "Show this page"),
    "option.version": ("显示程序版本", "Show the program's version"),
    "option.install_completion": ("为当前 shell 安装 Tab 补全", "Install Tab completion for your shell"),
    "option.show_completion": ("显示 Tab 补全脚本", "Show the completion script for your shell"),
    # Options of commands
    "option.reason": ("理由", "Why"),
    "option.until": ("到哪天为止，如 2026-11-30 或 +2w", "Until which day, such as 2026-11-30 or +2w"),
    "option.on": ("哪天，如 2026-11-27、tomorrow、+3d", "Which day, such as 2026-11-27, tomorrow, +3d"),
    "option.on_or_today": ("哪天发生的；默认今天", "Which day it happened; today unless given"),
    "option.with": ("客户方的联系人", "Who at the client"),
    "option.with_whom": ("和客户方的谁", "With whom at the client"),
    "option.due": ("哪天兑现", "Which day it is due"),
    "option.job": ("职务", "What the person is there, such as head of production"),
    "option.place": ("所在城市或区", "City or district the client is in"),
    "option.account": ("所属客户的代码", "Code of the client company"),
    "option.time_zone": ("时区，如 Asia/Shanghai", "Time zone, such as Europe/Berlin"),
    "option.country": ("按哪国的工作日计算，如 CN", "Whose working days count, such as DE"),
    "option.currency": ("币种，如 CNY", "Currency, such as EUR"),
    "option.role": ("角色", "Role"),
    "option.team": ("只看这个团队", "Only this team"),
    "option.their_team": ("属于哪个团队", "The team they belong to"),
    "option.name": ("成员的姓名", "Full name"),
    "option.to": ("移交给谁", "Who takes over"),
    "option.code": (
        "客户代码，商机编号以它开头；默认取自名称",
        "Code its deals' keys begin with; from the name unless given",
    ),
    "option.part": ("在决策中的角色", "Part in the decision"),
    "option.style": ("沟通风格", "Social style"),
    "option.since": ("从哪天起担任这个角色；默认今天", "Since when they have this part; today unless given"),
    "option.left_on": ("哪天离开的；默认今天", "Which day they left; today unless given"),
    "option.amount": ("金额，以元等主单位计", "Amount in whole units of the currency"),
    "option.owner": ("负责人", "Who owns it"),
    "option.upgrade_to": (
        "换到哪个版本，如 3，或 打法@版本；不写就换到已安装的最新版",
        "Which version, as in 3, or PLAYBOOK@VERSION; the newest installed unless given",
    ),
    "option.upgrade_stage": (
        "新版没有的阶段，其中的商机换到哪个阶段；可多次使用",
        "Where deals go whose stage the new version doesn't have; may be given again",
    ),
    "option.upgrade_deal": (
        "只换这个商机，不论它现在照哪个版本走；可多次使用",
        "This deal alone, whatever version it follows now; may be given again",
    ),
    "option.take_back": ("把这个批次整批撤回", "Take this batch back, all of it"),
    "option.only_playbook": ("只看用这套打法的商机", "Only deals that follow this playbook"),
    "option.learned_before": (
        "用哪天之前建立的商机算停留上限；默认取记录的中间",
        "Learn the limits from deals created before this day; the middle of the record unless given",
    ),
    "option.resolved": (
        "输出整份打法的 YAML，继承来的也写全",
        "The whole playbook as YAML, with what it extends merged in",
    ),
    "option.origin": (
        "每一行写明出自哪份文件的第几行",
        "Beside each line, the file and line it comes from",
    ),
    "option.playbook": ("用哪套销售打法", "Which playbook it follows"),
    "option.behaviour": ("采购倾向：项目型、关系型、价格型", "Buying behaviour"),
    "option.follows": (
        "承接哪个商机：上一单谈出来的下一单",
        "The deal this one follows: what its last conversation led to",
    ),
    "option.close": ("预计成交日", "Expected close date"),
    "option.by": ("谁的承诺：我方（us）或客户（client）", "Whose promise it is"),
    "option.kept": ("已兑现", "It was kept"),
    "option.evidence": ("依据：看到或听到了什么", "What was seen or said"),
    "option.kind": (
        "依据的种类：client_said、client_document、event_held、terms_accepted、seller_observed；"
        "最后一种打不开关卡",
        "Kind of evidence: client_said, client_document, event_held, terms_accepted or seller_observed; "
        "the last opens no gate",
    ),
    "option.contact": ("谁说的；client_said 时必填", "Who said it; needed for client_said"),
    "option.off": ("取消勾选", "Take the tick off"),
    "option.class": ("终止类别", "Why it ends, as a class"),
    "option.wake": ("哪天再联系", "When to wake it up again"),
    "argument.sheet": (
        "填好的 Markdown 清单；- 表示从标准输入读",
        "The filled-in Markdown sheet; - reads what comes in",
    ),
    "option.sheet_deal": ("清单上看不出时，是哪个商机", "Which deal it is for, where the sheet doesn't say"),
    "option.yes": ("不再问，直接写入", "Write it without asking"),
    "option.met": ("见了客户方的谁；可以写几次", "Who at the client was there; may be given several times"),
    "option.log_account": ("不为哪个商机，只拜访这家客户", "The client, where no deal is what it was about"),
    "option.channel": ("当面、线上还是电话；默认当面", "How it was held; in person unless given"),
    "option.interest": (
        "看到的兴趣表现，如 handled、asked_terms；可以写几次",
        "A sign of interest, such as handled or asked_terms; may be given several times",
    ),
    "metavar.interest": ("表现", "SIGN"),
    "option.gained": ("这次得了什么", "What was gained"),
    "option.lost": ("失了什么", "What was lost"),
    "option.improve": ("下次改进什么", "What to do better next time"),
    "option.opinions": ("客户的意见和建议", "What they think and suggest"),
    "option.handled": ("这些意见怎么处理的", "What was done about it"),
    "option.preferences": (
        "客户的喜好，记入客户档案；见了几个人就写“姓名：喜好”",
        "What they like, for the customer record; of several people as “NAME: what”",
    ),
    "option.topics": (
        "爱聊的话题；见了几个人就写“姓名：话题”",
        "What they like to talk about; of several people as “NAME: what”",
    ),
    "option.family": (
        "家庭情况；见了几个人就写“姓名：情况”",
        "Their family; of several people as “NAME: what”",
    ),
    "option.goods": (
        "在客户那里看到的竞品，如“控制器（西门子）”；可以写几次",
        "A competitor's product seen there, such as “Controls (Siemens)”; may be given several times",
    ),
    "metavar.goods": ("产品（哪家的）", "GOODS"),
    "option.insight": ("体会", "What it taught us"),
    "option.summary": ("谈了什么", "What was said"),
    "option.two_sided": (
        "客户有回应，还是只有我方单方面联系",
        "Whether the client took part, or only we did",
    ),
    "option.form_file": ("从 YAML 表格读入；- 表示标准输入", "Read a form in YAML; - is standard input"),
    "option.edit_form": ("用编辑器（$VISUAL 或 $EDITOR）填表", "Fill in the form with $VISUAL or $EDITOR"),
    "option.form": ("只打印表格，不写入", "Print the form and write nothing"),
    "option.all_fields": (
        "从头逐项问，不只从第一处空缺问起",
        "Ask for everything, not from the first gap on",
    ),
    "option.markdown": ("输出 Markdown，可贴进邮件", "As Markdown, to be pasted into a mail"),
    "option.format": (
        "清单格式；默认看 --out 的文件名",
        "Form of the sheet; from the name of --out unless given",
    ),
    "option.lint_format": (
        "结果的格式：text 给人看，github 和 sarif 给代码审查和编辑器",
        "Form of what is found: text for people, github and sarif for code review and editors",
    ),
    "option.lint_table": (
        "对着这个要导入的文件检查：列在不在，阶段是不是都写到了",
        "Hold it against this table: are its columns there, does it name every stage",
    ),
    "option.lint_strict": ("有提醒也算不通过", "Let no warning pass either"),
    "option.plan_format": (
        "计划格式；默认看 --out 的文件名",
        "Form of the plan; from the name of --out unless given",
    ),
    "argument.day_in_week": ("哪一天；不写就是今天", "The day meant; today unless given"),
    "option.whole_week": ("那一天所在的整周", "The whole week of that day"),
    "option.keep_plan": (
        "把它定为这一周的计划，周报照它对比",
        "Make it the week's plan, which the weekly report compares with",
    ),
    "option.list_due": (
        "按联系频次该联系的客户，逾期的在前",
        "Clients due by their cadence, the overdue first",
    ),
    "option.list_held": ("已做的拜访和电话，最近的在前", "Visits and calls on record, the newest first"),
    "option.list_agreed": ("约好的下一步，最早的在前", "Next steps agreed, the earliest first"),
    "option.out": ("写入文件", "Write to this file"),
    "option.prep_out": ("写入文件；用 --all 时是文件夹", "Write to this file; with --all, into this folder"),
    "option.prep_force": (
        "文件上已经写了内容，也换成新的清单",
        "Replace a sheet even where it has been written on",
    ),
    "option.open": ("写好后用电脑上的程序打开", "Open it when it is written"),
    "option.prep_with": (
        "要见谁，可以写多次；默认是下一步约好的人",
        "Who is to be met, once or more; unless given, the person of the next step",
    ),
    "option.prep_on": (
        "哪天去；默认是下一步的日子，否则今天",
        "Day of the visit; unless given that of the next step, or today",
    ),
    "option.prep_all": ("为所有进行中的商机各生成一份", "A sheet for every live deal"),
    "option.prep_owner": ("配合 --all：只为这个人的商机", "With --all: only this person's deals"),
    "option.prep_team": ("配合 --all：只为这个团队的商机", "With --all: only this team's deals"),
    "argument.export_what": (
        "deals、accounts、contacts、visits、orders、answers、worksheets、promises、waivers、stages、events、people、"
        "playbooks，或 all（全部）、archive（归档）、updates（给 CRM 的更新）、eventlog（事件日志）",
        "deals, accounts, contacts, visits, orders, answers, worksheets, promises, waivers, stages, events, people,"
        " playbooks; or all, archive, updates, eventlog",
    ),
    "option.export_format": (
        "格式；默认看 --out 的文件名，否则是 csv",
        "Format; from the name of --out unless given, else csv",
    ),
    "option.export_out": (
        "写入文件；导出 all 时可以是文件夹。已有的文件不会被覆盖，推送记录时接在后面",
        "Write to this file; of all tables it may be a folder. No file is ever overwritten; a feed is appended",
    ),
    "option.host": ("在哪个地址上等浏览器", "Address to wait for browsers at"),
    "option.port": (
        "在哪个端口上等浏览器；0 由系统选",
        "Port to wait for browsers at; 0 for whichever is free",
    ),
    "option.sign_in": ("团队用：每个人用密码登录", "For a team: everybody signs in with a password"),
    "option.secure": (
        "前面有 https：登录只经 https 发送",
        "Behind https: what lets people in is sent by https alone",
    ),
    "option.proxy": (
        "前面的代理的地址或网段，只信它转告的来源",
        "Address or network of the proxy in front, whose word on where a request came from is taken",
    ),
    "option.workers": ("几个进程一起应答", "How many processes answer"),
    "option.open_browser": ("同时打开浏览器", "Open the browser as well"),
    "option.url": (
        "浏览器打开看板的网址，如 https://desk.example",
        "Where browsers find the desk, such as https://desk.example",
    ),
    "option.oidc": (
        "公司账号的服务器（OpenID Connect 签发者）",
        "The company account's server, an OpenID Connect issuer",
    ),
    "option.oidc_client": (
        "在那里登记的客户端编号；密钥放在 DEALGATE_OIDC_SECRET",
        "The client id registered there; its secret is read from DEALGATE_OIDC_SECRET",
    ),
    "option.oidc_claim": ("凭哪一项认出登录名", "What of the account is the login here"),
    "metavar.url": ("网址", "URL"),
    "metavar.host": ("地址", "HOST"),
    "option.export_headings": (
        "表头用列编号还是列名；工作簿默认用列名，其余默认用编号",
        "Column ids or titles as headings; titles in workbooks unless given, ids elsewhere",
    ),
    "option.export_for": (
        "哪个 CRM：salesforce、hubspot、pipedrive、dynamics、odoo",
        "Which CRM: salesforce, hubspot, pipedrive, dynamics, odoo",
    ),
    "option.export_map": (
        "当初导入这些商机用的对照表；默认用自带的那份",
        "The mapping these deals came in by; the shipped one unless given",
    ),
    "option.follow": ("写完现有的新记录之后继续等", "Go on waiting for new events when all are written"),
    "option.cursor": (
        "记住写到哪里的文件。请和 --out 一起用：写进管道的，读的一方出了错就收不到，游标却已经过去",
        "File that remembers how far it got. Use it with --out: what went into a pipe is lost if its reader fails,"
        " and the cursor is past it",
    ),
    "option.follow_from": (
        "从哪里开始：start（最早）、now（现在），或接收方最后存下的 position",
        "Where to begin: start, now, or the last position the reader has stored",
    ),
    "option.follow_every": (
        "多久看一次有没有新记录，最短 100ms",
        "How often to look for new events; 100ms at the least",
    ),
    "option.export_since": ("只要这一天以来有变动的商机", "Only deals that changed since this day"),
    "option.export_changed": (
        "只要导入之后在这里变动过的商机",
        "Only deals that changed here since they were last imported",
    ),
    "option.map": ("对照表（YAML）", "How columns map to fields (YAML)"),
    "option.guess": (
        "不导入，先按表格内容拟一份对照表",
        "Import nothing; draft a mapping from what the table looks like",
    ),
    "option.guess_what": (
        "拟对照表时，表里是什么：deals、accounts、contacts、visits、orders 或 events",
        "What the table holds, for --guess: deals, accounts, contacts, visits, orders or events",
    ),
    "metavar.way": ("办法", "WAY"),
    "option.rejected": (
        "没有导入的行存到这个文件（默认是当前文件夹里的 <表名>.rejected.csv；none 表示不存）",
        "Where to keep the rows that stay out (default: NAME.rejected.csv in this folder; none keeps nothing)",
    ),
    "option.conflicts": (
        "表里和这里都改了的，怎么办：show 只列出，theirs 以表为准，ours 以这里为准",
        "What changed in the table and here: show names it, theirs takes the table's, ours keeps what is here",
    ),
    "option.all_or_nothing": ("只要有一行不能导入，就全部不导入", "Bring in nothing if any row is bad"),
    "argument.deal_reviewed": ("只看这个商机", "Only this deal"),
    "option.verdict": ("结论", "What is decided"),
    "option.review_what": ("说好要做什么", "What is to be done"),
    "option.review_who": (
        "谁来做；默认负责人，求助必须写",
        "Who does it; the owner unless given, needed for help",
    ),
    "option.review_by": ("哪天之前", "By when"),
    "option.review_kept": ("上次说好的事办到了没有", "Whether what was agreed last time was done"),
    "option.review_done": ("上次说好的事办完了", "What was agreed last time is done"),
    "option.agenda": ("输出会议用的 Markdown 议程", "Write the agenda of the meeting in Markdown"),
    "option.minutes": (
        "输出今天（或 --since 那天起）定下的事，Markdown 纪要",
        "Write what was decided today, or since --since, in Markdown",
    ),
    "option.review_since": (
        "只看从这天起的变化；“上次”为上次评审那天",
        "Only what changed from this day on; “last” is the day of the last review",
    ),
    "option.review_limit": (
        "最多看多少个，默认 10；0 为全部",
        "At most so many deals, 10 unless given; 0 for all",
    ),
    "option.stage": ("只看这个阶段", "Only this stage"),
    "option.schema_out": (
        "写到这个文件；不写就显示在屏幕上",
        "Write it to this file; on the screen unless given",
    ),
    "option.extends": (
        "在这套打法上改：代号（可带 @版本），或路径",
        "The playbook it changes: an id, with @VERSION to insist on one, or a path",
    ),
    "option.new_out": (
        "建在哪个文件夹；不写就建在当前位置，以代号命名",
        "The folder to make; one of that id, here, unless given",
    ),
    "option.remove": (
        "去掉这一处；可多次使用",
        "Take this away; may be given again",
    ),
    "option.raise_version": ("版本号加一", "Raise the version by one"),
    "option.edit_dry_run": ("只显示会改成什么样，不写文件", "Show what would change, and write nothing"),
    "option.coverage": ("逐项列出用例见过什么", "Show requirement by requirement what the cases have seen"),
    "option.require_coverage": (
        "有要求没测全就不算通过",
        "Fail unless every requirement was seen to pass, to stay open and not to be needed",
    ),
    "option.accept_wording": (
        "认可现在的文字和设置；以后每次都拿来核对",
        "Accept the wording and settings as they are now; later runs compare with them",
    ),
    "option.every_case": ("通过的用例也列出来", "List the cases that pass, too"),
    "option.of_playbook": ("只看这套打法", "Only this playbook"),
    "option.learn": (
        "现在就从历史重新学习（需要销售教练以上）",
        "Learn anew from history, now; takes a coach or above",
    ),
    "option.status": ("只看这个状态", "Only this status"),
    "option.months_ahead": (
        "按月看几个月，默认 3；看记录时取最近几个月",
        "How many months ahead, 3 unless given; with --record, the last so many",
    ),
    "option.weeks_ahead": (
        "改按周看几周；看记录时取最近几周",
        "How many weeks instead of months; with --record, the last so many",
    ),
    "option.each_deal": (
        "每个商机赢单的可能和金额，最要紧的在前",
        "Each deal with its chance and value, those that bring the most first",
    ),
    "option.record": ("以往的预测与实际相比", "How past forecasts compare with what happened"),
    "option.seed": (
        "模拟用的随机种子；同样的种子得同样的结果",
        "Seed of the simulation; the same gives the same answer",
    ),
    "option.all": ("全部列出", "Show every one"),
    "option.oldest": (
        "只列停留超过本阶段预警线的，最久的在前，一页一页看",
        "Those past the warning of their stage, the oldest stay first, page by page",
    ),
    "option.limit": ("最多列出多少行", "At most so many rows"),
    "option.after": ("从这一行之后接着列", "Go on after this row, by its key"),
    "option.after_event": ("从这条记录之后接着列", "Go on after this event, by its number"),
    "option.decided_since": ("只看这一天及以后有结果的商机", "Only deals decided on that day or later"),
    "option.decided_until": ("只看到这一天为止有结果的商机", "Only deals decided by that day"),
    "option.simulated_under": (
        "只看当时用这套打法的商机（代号或 代号@版本）；默认同一代号的，一个都没有就看全部",
        "Only deals that ran under this playbook (id or id@version); those of the same id unless given, and all where"
        " there are none",
    ),
    "option.simulated_deals": ("逐个列出会被拦下的", "List the moves that would have been held, one by one"),
    "option.diagram_format": (
        "图的格式；默认看 --out 的文件名，否则 mermaid",
        "What to draw it as; from the name of --out unless given, else mermaid",
    ),
    "option.diagram_out": (
        "写入文件（.svg、.mmd 或 .md），覆盖以前画的",
        "Write to this file (.svg, .mmd or .md), over one drawn before",
    ),
    "option.opened_since": ("只算这一天及以后立项的", "Only deals opened on that day or later"),
    "option.velocity_by": ("按团队或负责人分开算", "Apart by team or by owner"),
    "option.wins_by": ("按什么分", "What to go by"),
    "option.closed_since": ("只算这一天及以后结束的", "Only deals closed on that day or later"),
    "option.question": ("只看这个问题", "Only this question"),
    "option.least_deals": (
        "一种回答至少要有多少个商机才单列，其余合并；页面默认 5，程序默认 1",
        "Deals an answer needs to stand alone, the rarer together; 5 on the page, 1 for programs",
    ),
    "option.against": ("与先前记下的摘要核对", "A digest noted earlier, to compare with"),
    "option.cost": ("这笔订单我们的成本，毛利由它算出", "What it cost us; contribution is reckoned from it"),
    "option.product": ("买的是什么产品", "What was bought"),
    "option.order_deal": ("来自哪个商机", "The deal it came from"),
    "option.note": ("备注", "A note"),
    "option.orders_since": ("只算这一天及以后的订单", "Only orders of that day and later"),
    "option.portfolio_by": (
        "按等级、价值方格或象限看全部客户",
        "The whole portfolio by class, by grid cell or by quadrant",
    ),
    "option.matrix": ("哪个矩阵", "Which two-by-two matrix"),
    "option.plot": ("画成图", "Draw it"),
    "option.rules_playbook": (
        "按哪套打法的规则计算；默认进行中的商机用得最多的那套",
        "Whose rules count; those of the playbook most live deals follow unless given",
    ),
    "option.retention_period": ("按年还是按季度；默认照打法", "Count by; as the playbook says unless given"),
    "option.class_measure": ("按收入还是毛利分级；默认照打法", "Rank by; as the playbook says unless given"),
    "option.passwords": (
        "给新登录名生成密码，只显示一次",
        "Make a password for each new login, and show it once",
    ),
    "option.reset_password": (
        "给这个人换一个新密码，只显示一次；可重复",
        "Give this person a new password, and show it once; repeatable",
    ),
    "option.calendar_refresh": (
        "按装好的 holidays 重算缺少的和暂定的年份；加 --year 则重算那一年",
        "Ask the installed holidays again for years missing or provisional; with --year for that one, whatever stands",
    ),
    "option.calendar_file": (
        "用 YAML 文件写明一年：country、year、off（放假）、on（周末上班）",
        "Tell a year by a YAML file: country, year, off (days off), on (weekends worked)",
    ),
    "option.calendar_year": ("只看这一年", "Only this year, in full"),
    "option.position": (
        "职位，决定多久拜访一次客户；默认由角色而定",
        "Position, on which it depends how often clients are seen; by the role unless given",
    ),
    "option.report_on": ("哪天的日报；默认今天", "Which day; today unless given"),
    "option.report_owner": ("谁的；默认自己的", "Whose; one's own unless given"),
    "option.report_team": ("整个团队的周报", "The whole team's"),
    "option.report_out": (
        "写到哪个文件；默认当前目录下，以日期命名",
        "Which file to write; one named by the day, here, unless given",
    ),
    "option.meeting_since": (
        "变化从哪天算起；默认一周前",
        "Changes since which day; a week ago unless given",
    ),
    "option.report_force": ("文件已存在也覆盖", "Overwrite the file, whatever it is"),
    "option.report_open": ("写好后用浏览器打开", "Show it in the browser once it is written"),
    "option.report_format": ("文字或 Markdown", "As text or as Markdown"),
    "option.focus": ("定下这一天的重点；留空则取消", "Set what the day is for; empty takes it away"),
    "option.week": (
        "哪一周：其中任何一天，或“上周”；默认本周",
        "Which week: any day of it, or “last week”; this one unless given",
    ),
    "option.weeks": ("连续几周", "For so many weeks in a row"),
    "option.cause": (
        "原因：目标不合适、外部、能力、执行",
        "Why: the target itself, an outside cause, skill or execution",
    ),
    "option.miss_week": (
        "哪一周；默认最近过完的一周",
        "Which week; the last one that is over unless given",
    ),
    "option.miss_note": ("补充一句", "A few words more"),
    # What stands for a value of which only a few will do
    "name.answer": ("回答", "ANSWER"),
    "name.verdict": ("结论", "VERDICT"),
    "name.behaviour": ("采购倾向", "BEHAVIOUR"),
    "name.by": ("承诺方", "SIDE"),
    "name.cause": ("原因", "CAUSE"),
    "name.common_db": ("数据库", "DATABASE"),
    "name.common_lang": ("语言", "LANGUAGE"),
    "name.format": ("格式", "FORMAT"),
    "name.matrix": ("矩阵", "MATRIX"),
    "name.part": ("决策角色", "PART"),
    "name.period": ("时期", "PERIOD"),
    "name.position": ("职位", "POSITION"),
    "name.role": ("角色", "ROLE"),
    "name.status": ("状态", "STATUS"),
    "name.style": ("沟通风格", "STYLE"),
}
