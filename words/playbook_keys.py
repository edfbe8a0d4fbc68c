"""The keys of a playbook, for its JSON Schema and the reference: on the first line how a key is called, on the
next what it is for."""

WORDS: dict[str, tuple[str, str]] = {
    # the file
    "Playbook": (
        "销售打法\n团队怎么卖：分几个阶段，每一关要问清什么，拜访前准备什么。",
        "Playbook\nHow a team sells: its stages, what each gate asks for, what to bring to a visit.",
    ),
    "Playbook.playbook": (
        "代号\n这套打法的代号，小写字母开头；一旦安装就不要再改。",
        "Id\nWhat the playbook is called by, beginning with a small letter; once installed, leave it as it is.",
    ),
    "Playbook.version": (
        "版本号\n从 1 起；内容有变就加一。已经安装的版本不能改内容。",
        "Version\nFrom 1 on; raise it whenever the meaning changes. An installed version can't say something else.",
    ),
    "Playbook.extends": (
        "基于哪套打法\n在另一套打法上改：写它的代号（如 client-value，指定版本写 client-value@3）或相对路径。不基于别的就不写。",
        "Builds on\nThe playbook this one changes: its id (client-value, or client-value@3 to insist on a version)"
        " or a relative path. Leave it out where it stands alone.",
    ),
    "Playbook.title": ("名称\n这套打法的名称。", "Title\nThe name people know this playbook by."),
    "Playbook.stages": (
        "阶段\n商机从上到下依次走过的阶段；未赢单的排在已赢单的前面。",
        "Stages\nWhat a deal goes through, from top to bottom; open stages before won ones.",
    ),
    "Playbook.behaviours": (
        "采购倾向\n三种采购倾向的客户，各要怎么打交道。",
        "Buying behaviours\nHow clients of each buying behaviour want to be met.",
    ),
    "Playbook.styles": (
        "社交风格\n四种风格的人，各要怎么打交道。",
        "Social styles\nHow people of each social style want to be met.",
    ),
    "Playbook.parts": (
        "决策角色\n决策中扮演不同角色的人，各要怎么打交道。",
        "Parts in the decision\nHow people in each part of the decision want to be met.",
    ),
    "Playbook.stop_classes": (
        "终止原因\n在系统自带的终止原因之外再加，或换个说法。",
        "Stop classes\nReasons to stop a deal, beside those that come along, or these in other words.",
    ),
    "Playbook.waits": (
        "可等待次数\n一个商机在同一阶段里最多能搁置等待几次。",
        "Waits\nHow often a deal may be put to wait in one stay.",
    ),
    "Playbook.closing": (
        "请客户下单\nmoves：到了能赢单的阶段，拜访清单教销售讲一条优势、等客户认可、请客户下单；off：不这样催，只用打法自己的话。",
        "Closing\nmoves: where the deal can be won, a sheet has the rep name an advantage, have it agreed and ask for"
        " the order. off: nobody is pressed; the playbook's own lines close.",
    ),
    "Playbook.accounts": (
        "客户价值规则\n客户分级、估值和指数用的界限与权重；不写就照方法的默认值。",
        "Account rules\nThresholds and weights of client classes, values and the index; the method's unless given.",
    ),
    "Playbook.cadence": (
        "联系频次\n各级客户多久拜访、多久联系一次，按负责人的职位定。",
        "Cadence\nHow often clients of a class are seen and called, by the position of whoever does it.",
    ),
    "Playbook.signs": (
        "停滞信号\n关闭或调整自带的停滞信号，或者自己加一个。",
        "Signs\nSigns that a deal has stalled: switch one off, tune it, or add one of your own.",
    ),
    # a stage
    "Stage": (
        "阶段\n商机要走的一段路，出口是一道关卡。",
        "Stage\nA stretch of the way, with a gate at its exit.",
    ),
    "Stage.id": (
        "代号\n小写字母、数字、下划线；不能叫 done 或 stopped。",
        "Id\nSmall letters, digits and underscores; not done and not stopped.",
    ),
    "Stage.status": (
        "状态\nopen 未赢单，won 已赢单：进入第一个 won 阶段就算赢单。",
        "Status\nopen or won: entering the first won stage wins the deal.",
    ),
    "Stage.label": (
        "简称\n列表里用的短名；不写就用标题。",
        "Label\nThe short name in lists; the title unless given.",
    ),
    "Stage.title": ("标题\n阶段的全称。", "Title\nThe full name of the stage."),
    "Stage.focus": ("关注点\n这个阶段心思放在哪里。", "Focus\nWhat this stage is about."),
    "Stage.question": (
        "核心问题\n走完这个阶段要答得出的那个问题。",
        "Question\nThe one question to be answered by its end.",
    ),
    "Stage.outcome": (
        "达成状态\n过了这一关，商机算到了什么程度。",
        "Outcome\nWhat a deal has become once it is through the gate.",
    ),
    "Stage.back": (
        "可退回的阶段\n商机可以退回前面哪几个阶段；不写就是都可以。",
        "Ways back\nThe earlier stages a deal may be moved back to; every one unless given.",
    ),
    "Stage.objectives": (
        "目标\n对客户、对自己团队、对竞争对手，这个阶段各要做到什么。",
        "Objectives\nWhat the stage is to reach on three sides.",
    ),
    "Stage.limits": (
        "时限\n可以停留、可以没有回音多少个工作日。",
        "Limits\nHow many working days a deal may stay, and stay silent.",
    ),
    "Stage.worksheets": (
        "工作表\n这个阶段要填的工作表，写代号。",
        "Worksheets\nWhat is worked out in this stage, by id.",
    ),
    "Stage.gate": (
        "关卡\n离开这个阶段前要满足的要求，至少一项。",
        "Gate\nWhat must be met before a deal leaves; at least one requirement.",
    ),
    "Stage.checklist": (
        "清单\n这个阶段该做的事，做完打勾；关卡可以点名要其中几项。",
        "Checklist\nThings to do in this stage and tick off; the gate may insist on some of them.",
    ),
    "Stage.stuck": (
        "卡住怎么办\n商机在这里停住时，先做什么。",
        "When it sticks\nWhat to do first when a deal sticks here.",
    ),
    "Stage.visit": (
        "拜访要点\n拜访准备清单上属于这个阶段的内容。",
        "Visit lines\nWhat this stage adds to the sheet for a visit.",
    ),
    "Limits": ("时限\n单位是工作日，一周算五天。", "Limits\nIn working days; a week has five."),
    "Limits.warn": (
        "预警线\n停留超过这么久就预警；自己的商机够多之后，以实际数据为准。",
        "Warn\nA longer stay warns; once enough deals of the team's own have ended, theirs counts.",
    ),
    "Limits.critical": (
        "红线\n停留超过这么久就越过红线；不能短于预警线。",
        "Critical\nA longer stay is critical; not below warn.",
    ),
    "Limits.quiet": (
        "沉默期\n多久没有和客户双向沟通算沉默。",
        "Quiet\nHow long without a two-sided contact counts as silence.",
    ),
    "Limits.learn": (
        "照实际数据调整\n写 no 就一直用这里的预警线和红线，不随团队的实际数据变。",
        "Learn\nno keeps warn and critical as written, whatever the team's own deals say.",
    ),
    "Objectives": (
        "目标\n这个阶段在三方面要做到什么。",
        "Objectives\nWhat the stage is to reach, on three sides.",
    ),
    "Objectives.client": (
        "对客户\n要让客户走到哪一步。",
        "With the client\nWhere the client is to be by its end.",
    ),
    "Objectives.own_team": (
        "对我方\n自己团队要想清、做好什么。",
        "In our team\nWhat we have worked out among ourselves.",
    ),
    "Objectives.competitors": (
        "对竞争对手\n关于对手，要弄清或做到什么。",
        "Against competitors\nWhat we know of them, or have done about them.",
    ),
    "Item": ("清单项目\n一件要做的事。", "Checklist item\nOne thing to do."),
    "Item.id": ("代号\n整套打法里不能重复。", "Id\nUnique in the whole playbook."),
    "Item.title": ("做什么\n写成一句可以照办的话。", "Title\nWhat to do, so that somebody can do it."),
    "Item.because": ("为什么\n不做会怎样。", "Because\nWhat it is good for."),
    "Item.where": (
        "在哪里做\nvisit 和客户一起，office 自己内部；拜访清单不向客户问 office 的事。",
        "Where\nvisit with the client, office among ourselves: a visit sheet asks nobody at the client for that.",
    ),
    "VisitLines": (
        "拜访要点\n按拜访准备清单的栏目来写。",
        "Visit lines\nLines for the sheet of a visit, by its sections.",
    ),
    "VisitLines.goals": ("拜访目标\n这次要达到什么。", "Goals\nWhat this visit is to reach."),
    "VisitLines.prepare": ("准备\n出门前做的功课。", "Prepare\nHomework before the visit."),
    "VisitLines.open": ("开场\n怎么开口。", "Open\nHow to begin."),
    "VisitLines.ask": ("询问\n要问的问题。", "Ask\nQuestions to put."),
    "VisitLines.suggest": ("建议\n要提出的主张。", "Suggest\nWhat to put forward."),
    "VisitLines.close": ("结束\n怎么约定下一步。", "Close\nHow to agree on the next step."),
    "VisitLines.kit": ("随身携带\n要带的东西。", "Kit\nWhat to bring along."),
    "VisitLines.objections": (
        "可能的异议\n客户会怎么说，怎么回应。",
        "Objections\nWhat they may object, and how to answer.",
    ),
    "Manner": (
        "打交道的方式\n这类客户或这种人想要怎样的拜访。",
        "Manner\nHow such a client, or such a person, wants to be met.",
    ),
    "Manner.title": ("名称\n怎么称呼这一类。", "Title\nWhat this kind is called."),
    "Manner.wants": (
        "想要什么\n对方希望从销售这里得到什么。",
        "Wants\nWhat they want from whoever sells to them.",
    ),
    "Manner.wrong_card": (
        "忌讳的牌\n打出去就可能出局的那一张。",
        "Wrong card\nThe one that can put us out at once.",
    ),
    "Manner.visit": (
        "拜访要点\n排在阶段自己的要点前面。",
        "Visit lines\nThey come before those of the stage.",
    ),
    "Manner.at": (
        "分阶段的要点\n在某个阶段，或某种状态（open、won）的所有阶段，用这些换掉上面的，按栏目换。",
        "At a stage\nIn one stage, or in all of one status (open, won), these take the place of the lines above,"
        " section by section.",
    ),
    "Manner.leave_out": (
        "不问的事\n对这样的人不设目标、不提问的：决策点、关卡要求、清单项目、工作表或其中一项；deciders 是“谁拍板”那一问。",
        "Leave out\nWhat is no goal and no question with them: decision points, requirements, checklist items,"
        " worksheets and their fields; deciders is the question who decides.",
    ),
    "behaviours.project": (
        "项目型\n知道要达到什么，不知道怎么做；多是新客户。",
        "Project-centred\nKnows what to reach and not how; often a new client.",
    ),
    "behaviours.relationship": (
        "关系型\n信任我们，不知道哪种方案最合适；多是老客户。",
        "Relationship-centred\nTrusts us and doesn't know which solution works best; often a loyal client.",
    ),
    "behaviours.profit": ("价格型\n清楚自己要买什么。", "Benefit-centred\nKnows exactly what to buy."),
    "styles.analytical": (
        "分析型\n看数据、讲顺序，决定慢。",
        "Analytical\nFacts, precision and order; slow to decide.",
    ),
    "styles.amiable": (
        "亲和型\n重关系和保障，不愿冒险。",
        "Amiable\nRelationship and guarantee; avoids risk.",
    ),
    "styles.driver": ("驾驭型\n要结果、要快、要掌控。", "Driver\nResults, speed and control."),
    "styles.expressive": ("表现型\n看重愿景、认可和人。", "Expressive\nVision, recognition and people."),
    "parts.economic_buyer": ("最终拍板人\n最后放款的人。", "Economic buyer\nReleases the money."),
    "parts.decider": ("决策人\n决定选谁。", "Decider\nDecides whom to take."),
    "parts.influencer": ("影响者\n说话有分量。", "Influencer\nIs listened to."),
    "parts.user": ("使用者\n以后天天用。", "User\nWill work with it."),
    "parts.buyer": ("采购\n管价格、条款和流程。", "Buyer\nLooks after price, terms and procedure."),
    "parts.blocker": ("反对者\n不想让这件事成。", "Blocker\nWants it not to happen."),
    "parts.champion": (
        "客户内部支持者\n我们不在场时替我们说话。",
        "Champion\nSpeaks for us when we are not in the room.",
    ),
    # requirements
    "Requirement": (
        "关卡要求\n一项只能是一种：decision、worksheet、item、condition、contact 或 visit。",
        "Requirement\nExactly one of decision, worksheet, item, condition, contact and visit.",
    ),
    "Requirement.id": (
        "代号\n同一关里不重复；不写就是 kind:name 的样子，如 decision:needs_known。",
        "Id\nUnique in its gate; kind:name unless given, such as decision:needs_known.",
    ),
    "Requirement.when": (
        "什么情况下才要求\n条件不成立就不要求；说不清是否成立，就算没有满足。",
        "When\nAsked for only where this holds; where nobody knows whether it does, it isn't met.",
    ),
    "Requirement.because": ("为什么\n说给被拦下的人听。", "Because\nSaid to whoever is held up by it."),
    "Requirement.waivable": (
        "可以豁免\n写 false 就谁也不能豁免。",
        "Waivable\nfalse lets no coach waive it.",
    ),
    "Requirement.title": ("标题\n要求什么，一句话。", "Title\nWhat is asked for, in one sentence."),
    "Requirement.ask": ("问题\n用客户的口气问。", "Ask\nThe question, in the client's voice."),
    "Requirement.valid_for": (
        "有效期\n客户点头之后多久算过期，按日历天。",
        "Valid for\nHow long a yes stays fresh, in calendar days.",
    ),
    "Requirement.at_least": (
        "至少填到\n工作表要填到百分之几。",
        "At least\nHow much of the worksheet is filled in.",
    ),
    "Requirement.today": (
        "这次能做到的\n一次拜访办不完时，今天能拿到的那一部分。",
        "Today\nWhat one visit can bring home, where it takes more than that.",
    ),
    "Requirement.where": (
        "在哪里解决\nvisit 和客户一起，office 自己内部。",
        "Where\nSettled with the client (visit) or among ourselves (office).",
    ),
    "Requirement.within": ("多久以内\n最近多少个日历天之内。", "Within\nIn the last so many calendar days."),
    "Decision": (
        "决策点\n客户自己要想清楚的一件事。",
        "Decision point\nSomething the client must have decided.",
    ),
    "Decision.decision": (
        "决策点\n代号；一个决策点只在一道关卡问。",
        "Decision point\nIts id; a decision point stands at one gate.",
    ),
    "WorksheetFilled": ("工作表\n填够了才算。", "Worksheet\nFilled in as far as asked."),
    "WorksheetFilled.worksheet": ("工作表\n工作表的代号。", "Worksheet\nThe id of the worksheet."),
    "ItemDone": ("清单项目\n打了勾才算。", "Checklist item\nTicked off."),
    "ItemDone.item": (
        "清单项目\n本阶段清单里一项的代号。",
        "Item\nThe id of an item on this stage's checklist.",
    ),
    "ConditionHolds": ("条件\n成立才算。", "Condition\nHolds for the deal."),
    "ConditionHolds.condition": ("条件\n要成立的条件。", "Condition\nWhat must hold."),
    "ContactKnown": ("认识的人\n认识客户里担任这个角色的人。", "Contact\nSomebody in this part is known."),
    "ContactKnown.contact": ("决策角色\n要认识的是哪种人。", "Part\nThe part in the decision."),
    "VisitHeld": ("拜访\n见过面、谈过。", "Visit\nA conversation was held."),
    "VisitHeld.visit": (
        "和谁\ntwo_sided 和谁谈过都算，或者指定决策角色。",
        "With whom\ntwo_sided is a conversation with anybody; or name a part in the decision.",
    ),
    # conditions
    "Condition": (
        "条件\n一个条件只能是一种：field、all、any、not 或 expression。",
        "Condition\nExactly one of field, all, any, not and expression.",
    ),
    "Condition.because": ("为什么\n这个条件说的是什么情况。", "Because\nWhat kind of case this is."),
    "Compare": ("比较\n拿一个字段和一个值比。", "Comparison\nA field against a value."),
    "Compare.field": (
        "字段\n如 deal.amount，字段表见参考文档。",
        "Field\nSuch as deal.amount; the reference lists them.",
    ),
    "Compare.op": ("怎么比\nknown 只看有没有。", "Operator\nknown only looks whether there is a value."),
    "Compare.value": (
        "值\n数字、文字、日期；in 和 not in 后面写清单。",
        "Value\nA number, a text, a day; a list behind in and not in.",
    ),
    "Compare.currency": ("币种\n和金额比时写明。", "Currency\nOf an amount."),
    "All": ("都成立\n每一条都成立。", "All\nEvery one of them holds."),
    "All.all": ("都成立\n每一条都要成立的条件。", "All\nConditions that must hold one and all."),
    "AnyOf": ("有一条成立\n至少一条成立。", "Any\nAt least one of them holds."),
    "AnyOf.any": ("有一条成立\n成立一条就够的条件。", "Any\nConditions of which one will do."),
    "Not": ("不成立\n反过来。", "Not\nThe contrary."),
    "Not.not": ("不成立\n不应成立的条件。", "Not\nThe condition that must not hold."),
    "Expression": (
        "表达式\n上面几种写不出来时才用。",
        "Expression\nThe way out where structure is not enough.",
    ),
    "Expression.expression": (
        "表达式\n一行 Jinja，如 contacts.count >= 3。",
        "Expression\nA line of Jinja, such as contacts.count >= 3.",
    ),
    "Bilingual": ("中英文\n同一句话，两种语言。", "Text\nOne text in both languages."),
    "Bilingual.zh": ("中文\n中文说法，用全角标点。", "Chinese\nAs it is said in Chinese."),
    "Bilingual.en": (
        "英文\n英文说法，不要逐字翻译。",
        "English\nAs it is said in English, not word by word.",
    ),
    # cadence and signs
    "Cadence": ("联系频次\n按客户等级。", "Cadence\nBy an account's class."),
    "Cadence.per_day": ("一天几家\n一天最多安排几次拜访。", "Per day\nHow many visits fit into a day."),
    "Cadence.A": ("A 级客户\n最重要的客户。", "Class A\nThe clients that count most."),
    "Cadence.B": ("B 级客户\n中间一档。", "Class B\nThe middle class."),
    "Cadence.C": ("C 级客户\n其余的客户。", "Class C\nAll others."),
    "Contacts": (
        "多久一次\n拜访也算一次联系；写 when_needed 就不作要求。",
        "How often\nA visit counts as a call as well; when_needed asks for nothing.",
    ),
    "Contacts.visit": ("拜访\n如 3/month、1/1-2 months。", "Visits\nSuch as 3/month or 1/1-2 months."),
    "Contacts.call": ("联系\n电话、线上都算。", "Calls\nBy phone or on line."),
    "position.sales_rep": ("销售代表\n销售代表多久去一次。", "Sales rep\nHow often a sales rep goes."),
    "position.business_manager": (
        "业务经理\n业务经理多久去一次。",
        "Business manager\nHow often a business manager goes.",
    ),
    "position.marketing_director": (
        "市场总监\n市场总监多久去一次。",
        "Marketing director\nHow often a marketing director goes.",
    ),
    "position.general_manager": (
        "总经理\n总经理多久去一次。",
        "General manager\nHow often a general manager goes.",
    ),
    "Sign": (
        "停滞信号\n调整自带的信号，或用 condition 自己加一个；写 off 就关闭。",
        "Sign\nTunes one that comes along; with a condition it is your own; off switches it off.",
    ),
    "Sign.level": (
        "轻重\n一出现就算哪一级：note 提示、warn 预警、critical 红线；off 关闭。",
        "Level\nHow bad it is whenever it shows: note, warn or critical; off switches it off.",
    ),
    "Sign.warn": (
        "预警线\n从何时起预警：工作日（如 10d）或次数。",
        "Warn\nFrom where on it warns: working days (10d) or times.",
    ),
    "Sign.critical": (
        "红线\n从何时起越过红线；不能低于预警线。",
        "Critical\nFrom where on it is critical; not below warn.",
    ),
    "Sign.stages": ("在哪些阶段\n不写就是所有阶段。", "Stages\nWhere it holds; everywhere unless given."),
    "Sign.condition": (
        "条件\n自己加的信号：条件成立时出现。",
        "Condition\nA sign of your own shows where this holds.",
    ),
    "Sign.because": ("说法\n销售教练看到的那句话。", "Because\nThe sentence a coach reads."),
    "Sign.ask": ("要问的\n销售教练接着要问的问题。", "Ask\nThe question that goes with it."),
    # files that extend another
    "Change.after": ("排在谁后面\n放到这一项后面。", "After\nPut behind the entry of this id."),
    "Change.before": ("排在谁前面\n放到这一项前面。", "Before\nPut in front of the entry of this id."),
    "Change.remove": (
        "去掉\n去掉基础打法里的这一项，或清单里的这些。",
        "Remove\nTakes the base's entry away, or these out of its list.",
    ),
    "Change.add": ("加上\n在基础打法的清单后面加这些。", "Add\nPuts these behind what the base lists."),
    "ById": (
        "改一项要求\n用代号指明是基础打法里的哪一项。",
        "A requirement by its id\nChanges the one the base has under this id.",
    ),
    # the value of accounts
    "accounts.value_by": (
        "按什么分级\nrevenue 收入，contribution 毛利。",
        "Value by\nrevenue or contribution.",
    ),
    "accounts.window": ("统计窗口\n往回算多少天的收入。", "Window\nHow many days back revenue is summed."),
    "accounts.a_share": (
        "A 级占比\n收入累计到百分之几为 A 级。",
        "A share\nCumulative per cent at which class A ends.",
    ),
    "accounts.b_share": (
        "B 级占比\n收入累计到百分之几为 B 级。",
        "B share\nCumulative per cent at which class B ends.",
    ),
    "accounts.gold": ("金牌客户\n金牌客户占百分之几。", "Gold\nPer cent of clients that are gold."),
    "accounts.laggard_after": ("沉睡界限\n多少天没买算沉睡客户。", "Laggard after\nDays without a purchase."),
    "accounts.cycle_window": (
        "周期窗口\n看多少天内的采购周期。",
        "Cycle window\nHow many days back the purchase cycle is looked at.",
    ),
    "accounts.short_cycle": ("短周期\n不超过多少天算短。", "Short cycle\nUp to so many days."),
    "accounts.medium_cycle": ("中周期\n不超过多少天算中等。", "Medium cycle\nUp to so many days."),
    "accounts.medium_amount": (
        "中等金额\n每次采购从多少起算中等；带引号写。",
        "Medium amount\nPer purchase, from here on; in quotes.",
    ),
    "accounts.large_amount": (
        "大额\n每次采购从多少起算大额；带引号写。",
        "Large amount\nPer purchase, from here on; in quotes.",
    ),
    "accounts.groups": (
        "各组权重\n大客户指数三组各占多少。",
        "Groups\nWeights of the three groups of the index.",
    ),
    "accounts.items": ("各项权重\n每一项在组内的权重。", "Items\nWeights of the items within their group."),
    "accounts.long_together": (
        "合作年限\n合作几年算满分。",
        "Long together\nYears together that score full marks.",
    ),
    "accounts.discount_rate": (
        "折现率\n一年，如 “0.10”；带引号写。",
        "Discount rate\nA year, such as “0.10”; in quotes.",
    ),
    "accounts.horizon": (
        "展望年数\n客户终身价值往后看几年。",
        "Horizon\nYears a lifetime value looks ahead.",
    ),
    "accounts.retention": (
        "留存率\n一年，0 到 1；不写就从订单里数。",
        "Retention\nA year, 0 to 1; counted from orders unless given.",
    ),
    "accounts.period": ("统计周期\nyear 按年，quarter 按季。", "Period\nyear or quarter."),
    "accounts.wanted_contacts": (
        "应有联系人数\n最想要的客户里要认识几个人。",
        "Wanted contacts\nPeople to know at each firm we want most.",
    ),
    "accounts.complaints": (
        "客诉次数\n窗口内几次算反复投诉。",
        "Complaints\nSo many within the window are repeated.",
    ),
    "accounts.largest": (
        "最大买家数\n回顾时看去年最大的几家。",
        "Largest\nHow many of last year's largest buyers are reviewed.",
    ),
    "groups.contribution": ("贡献\n收入、服务成本、利润。", "Contribution\nRevenue, cost to serve, profit."),
    "groups.characteristics": (
        "客户特征\n对方是怎样的客户。",
        "Characteristics\nWhat kind of client they are.",
    ),
    "groups.relationship": ("关系\n和我们的关系有多牢。", "Relationship\nHow firm the tie to us is."),
    "items.revenue": ("收入\n在“贡献”里的权重。", "Revenue\nIts weight within contribution."),
    "items.cost_to_serve": ("服务成本\n在“贡献”里的权重。", "Cost to serve\nIts weight within contribution."),
    "items.profit": ("利润\n在“贡献”里的权重。", "Profit\nIts weight within contribution."),
    "items.price_sensitivity": (
        "价格敏感度\n在“客户特征”里的权重。",
        "Price sensitivity\nIts weight within characteristics.",
    ),
    "items.standing": ("行业地位\n在“客户特征”里的权重。", "Standing\nIts weight within characteristics."),
    "items.recent_performance": (
        "近期业绩\n在“客户特征”里的权重。",
        "Recent performance\nIts weight within characteristics.",
    ),
    "items.dependence_on_us": (
        "对我们的依赖\n在“客户特征”里的权重。",
        "Dependence on us\nIts weight within characteristics.",
    ),
    "items.openness_to_new": (
        "对新事物的态度\n在“客户特征”里的权重。",
        "Openness to the new\nIts weight within characteristics.",
    ),
    "items.future_need": (
        "今后的需要\n在“客户特征”里的权重。",
        "Future need\nIts weight within characteristics.",
    ),
    "items.spending_mix": (
        "支出结构\n在“客户特征”里的权重。",
        "Spending mix\nIts weight within characteristics.",
    ),
    "items.switching_ease": (
        "更换供应商的难易\n在“关系”里的权重。",
        "Ease of switching\nIts weight within relationship.",
    ),
    "items.attitude_to_competitors": (
        "对竞争对手的态度\n在“关系”里的权重。",
        "Attitude to competitors\nIts weight within relationship.",
    ),
    "items.satisfaction": ("满意度\n在“关系”里的权重。", "Satisfaction\nIts weight within relationship."),
    "items.years_together": (
        "合作年数\n在“关系”里的权重。",
        "Years together\nIts weight within relationship.",
    ),
    "items.share_of_wallet": (
        "采购份额\n在“关系”里的权重。",
        "Share of wallet\nIts weight within relationship.",
    ),
}
