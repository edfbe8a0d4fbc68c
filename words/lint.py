"""What can be wrong in a playbook, said to whoever edits it."""

WORDS: dict[str, tuple[str, str]] = {
    # the verdict
    "failed": (
        "这份销售打法有 {n} 处要改，改好之前不能使用",
        "{n:fault|faults} to fix before this playbook can be used",
    ),
    "passed": (
        "没有问题：{title} 第 {version} 版，{stages} 个阶段，{requirements} 项关卡要求，{points} 个决策点",
        "Nothing wrong: {title}, version {version}: {stages:stage|stages}, "
        "{requirements:gate requirement|gate requirements}, {points:decision point|decision points}",
    ),
    "usable": (
        "可以使用：{title} 第 {version} 版，{stages} 个阶段，{requirements} 项关卡要求，{points} 个决策点",
        "Fit for use: {title}, version {version}: {stages:stage|stages}, "
        "{requirements:gate requirement|gate requirements}, {points:decision point|decision points}",
    ),
    "and_warnings": ("{what}；另有 {n} 处提醒", "{what}; {n:warning|warnings} beside"),
    "warned": (
        "{n} 处提醒，不影响使用，但值得看一看",
        "{n:warning|warnings}: nothing that keeps it from being used, but worth a look",
    ),
    "strict": ("{n} 处提醒，--strict 要求一处也没有", "{n:warning|warnings}, and --strict wants none"),
    "warning": ("提醒：{what}", "warning: {what}"),
    "along": ("{name}（系统自带）", "{name} (came along)"),
    "unseen": (
        "有模板没能试用，这台电脑上做不出这种格式：{why}",
        "Some templates could not be tried, for this computer can't make their format: {why}",
    ),
    "more_faults": (
        "还有更多问题；先改好上面这 {n} 处，再检查一遍",
        "there are more; mend these {n} and check again",
    ),
    # the file
    "no_file": ("找不到这个文件", "no such file"),
    "unreadable": ("这个文件打不开", "this file can't be opened"),
    "too_big": ("文件超过 {limit} MB，不像是销售打法", "over {limit} MB: too big for a playbook"),
    "not_utf8": (
        "第 {line} 行的文字不是 UTF-8 编码；请另存为 UTF-8",
        "line {line} is not UTF-8; save the file as UTF-8",
    ),
    "no_playbook": (
        "这不是销售打法：里面没有 playbook 这个键",
        "this is no playbook: it has no key “playbook”",
    ),
    "empty_file": ("文件里什么也没有", "nothing in this file"),
    # YAML
    "yaml_too_deep": ("层级超过 {limit} 层", "nested more than {limit} levels deep"),
    "yaml_too_many": ("内容展开后超过 {limit} 项", "unfolds to more than {limit} entries"),
    "yaml_long": ("文字超过 {limit} 字", "a text of more than {limit} characters"),
    "yaml_key": ("键只能是一个词", "a key must be a single word"),
    "yaml_tag": ("不支持“!{tag}”这种标记，去掉即可", "tags like !{tag} are not supported; leave it out"),
    "yaml_character": ("有一个不可见的字符（{code}），请删掉", "an invisible character ({code}); delete it"),
    "yaml_tab": ("缩进用了制表符；请改用空格", "indented with a tab; use spaces"),
    "yaml_colon": (
        "这里多了一个冒号；文字里要用冒号，请给整句加引号",
        "one colon too many; put the text in quotes if the colon belongs to it",
    ),
    "yaml_full_width": ("这里是{what}", "here stands {what}"),
    "yaml_quote": (
        "文字不能以这个符号开头；请给整句加引号",
        "a text can't begin with this character; put it in quotes",
    ),
    "yaml_open_quote": ("引号没有配对", "a quotation mark is left open"),
    "yaml_open_bracket": (
        "括号没有配对，或者缺了逗号",
        "a bracket is left open, or a comma is missing",
    ),
    "yaml_indent": (
        "缩进和上面几行对不齐",
        "the indentation does not match the lines above",
    ),
    "yaml_alias": ("引用了一个没有定义的锚点", "refers to an anchor that is not defined"),
    "yaml_documents": (
        "一个文件只能写一份销售打法；这里又开始了一份",
        "one playbook a file; a second one begins here",
    ),
    "yaml_syntax": ("从这里开始不是有效的 YAML", "no valid YAML from here on"),
    "duplicate_key": ("{key} 在第 {line} 行已经写过", "{key} stands on line {line} already"),
    # keys and values
    "unknown_key": ("没有这个键；可选：{known}", "unknown key; the keys here are {known}"),
    "unknown_key_close": ("没有这个键；是不是 {close}？", "unknown key; did you mean {close}?"),
    "missing_key": ("缺少 {key}", "{key} is missing"),
    "no_zh": ("没有中文", "no Chinese text"),
    "no_en": ("没有英文", "no English text"),
    "want_bilingual": (
        "要写成中英两种文字：{{zh: …, en: …}}",
        "write it in both languages: {{zh: …, en: …}}",
    ),
    "want_text": ("这里要填文字", "a text belongs here"),
    "want_number": ("这里要填整数", "a whole number belongs here"),
    "want_true_or_false": ("这里只能填 true 或 false", "write true or false"),
    "want_list": ("这里要列成清单，每行以“- ”开头", "a list belongs here, each line beginning with “- ”"),
    "want_mapping": ("这里要按“key: value”来写", "write this as “key: value” lines"),
    "empty_list": ("至少要有一项", "needs at least one entry"),
    "too_small": ("不能小于 {least}", "must be {least} or more"),
    "too_large": ("不能大于 {most}", "must be {most} or less"),
    "wrong_value": ("这个值不能用在这里", "this value can't stand here"),
    "no_value": ("这里没有写值", "no value was written here"),
    "bad_id": (
        "“{given}”不能作代号；只用小写字母、数字和下划线，以字母开头",
        "“{given}” can't be an id; use small letters, digits and underscores, beginning with a letter",
    ),
    "bad_currency": (
        "“{given}”不是币种代码；请写三个大写字母，如 CNY",
        "“{given}” isn't a currency code; write three capitals, such as CNY",
    ),
    "duration": (
        "“{given}”不是时长；请写天数或周数，如 20d、3w",
        "“{given}” isn't a duration; write days or weeks, such as 20d or 3w",
    ),
    "duration_long": ("最长可写 {most}", "must be {most} or less"),
    "rhythm": (
        "“{given}”不是联系频次；请写成 3/month、2-3/month、1/1-2 months 或 1/year",
        "“{given}” isn't a rhythm; write it as 3/month, 2-3/month, 1/1-2 months or 1/year",
    ),
    "control": (
        "文字里有控制字符 {code}，请去掉",
        "the text has a control character, {code}; take it out",
    ),
    "per_cent": ("“{given}”不是百分比；请写 1% 到 100%", "“{given}” isn't a percentage; write 1% to 100%"),
    # what it is built on
    "extends_unknown": (
        "找不到基础打法 {base}；可选：{known}，也可以写文件路径",
        "no playbook {base} to extend; choose from {known}, or write the path of a file",
    ),
    "extends_unknown_close": (
        "找不到基础打法 {base}；是不是 {close}？",
        "no playbook {base} to extend; did you mean {close}?",
    ),
    "extends_no_file": (
        "这个路径下没有打法文件：{path}",
        "no playbook stands at {path}",
    ),
    "extends_outside": (
        "不读 {path}：基础打法要放在旁边的文件夹里，或者在同一个代码库里，路径从这份文件算起",
        "{path} is not read: a base stands in a folder beside this one, or in the same repository, "
        "and is named by the way from this file",
    ),
    "extends_form": (
        "“{given}”不能指明基础打法；请写它的代号，要求版本就写成 client-value@3",
        "“{given}” names no playbook; write an id, and where you insist on a version, client-value@3",
    ),
    "extends_another": (
        "文件夹叫 {base}，里面的打法却是 {given}；请改文件夹的名字，或者在这里写路径",
        "the folder {base} holds the playbook {given}; rename it, or write the way to it here",
    ),
    "extends_version": (
        "{base} 现在是第 {version} 版，不是第 {wanted} 版；核对改动之后，把这里改成 {base}@{version}",
        "{base} is version {version} now, not {wanted}; look at what changed, then write {base}@{version}",
    ),
    "extends_circle": (
        "绕回来了：{base} 自己就建立在这份打法上",
        "this goes round in a circle: {base} is itself built on this playbook",
    ),
    "extends_deep": (
        "一层套一层，超过 {limit} 层；请少套几层",
        "more than {limit} playbooks on top of one another; flatten them",
    ),
    "entry_unknown_close": (
        "基础打法里没有 {name}，作新增又不完整；是不是要改 {close}？",
        "the base has no {name}, and as a new entry it is not complete; did you mean {close}?",
    ),
    "entry_twice": ("{name} 在这里写了两次；请合成一条", "{name} stands here twice; make one entry of them"),
    "remove_unknown": (
        "基础打法里没有 {name}，不用去掉",
        "the base has no {name} to take away",
    ),
    "remove_unknown_close": (
        "基础打法里没有 {name}；要去掉的是不是 {close}？",
        "the base has no {name} to take away; did you mean {close}?",
    ),
    "remove_alone": (
        "去掉一条只写它的代号和 remove: true，别的都不写",
        "to take an entry away, write its id and remove: true, and nothing else",
    ),
    "place_unknown": ("这份清单里没有 {name}，没法排在它旁边", "there is no {name} here to stand beside"),
    "place_unknown_close": (
        "这份清单里没有 {name}；是不是 {close}？",
        "there is no {name} here to stand beside; did you mean {close}?",
    ),
    "place_both": ("after 和 before 只能写一个", "write after or before, not both"),
    "place_circle": (
        "这一条排在 {other} 旁边，{other} 又要跟着它排，定不下先后",
        "this stands beside {other}, and {other} waits for this: neither has a place",
    ),
    "directive_alone": (
        "{key} 只用在继承了别的打法（extends）的文件里",
        "{key} only means something in a playbook that extends another",
    ),
    # names
    "unknown": ("{noun}不能是 {given}；可选：{known}", "no {noun} {given}; choose from {known}"),
    "unknown_close": ("{noun}不能是 {given}；是不是 {close}？", "no {noun} {given}; did you mean {close}?"),
    "names_more": ("另有 {more} 个", "{more} more"),
    "unknown_none": ("{noun}不能是 {given}", "no {noun} {given}"),
    "value": ("这里", "such value:"),
    "worksheet": ("工作表", "worksheet"),
    "item": ("清单项目", "item on this stage's checklist:"),
    "stage": ("阶段", "stage"),
    "sign": ("停滞信号", "sign"),
    "stage_or_status": ("阶段或状态", "stage or status"),
    "askable": (
        "可以问的东西（决策点、关卡条件、清单项目、工作表或其中一项）",
        "decision point, requirement, checklist item, worksheet or field of one:",
    ),
    # stages and gates
    "duplicate_stage": ("阶段 {id} 前面已经有了", "there is a stage {id} above already"),
    "reserved_stage": (
        "{id} 由系统使用，阶段请换个名字",
        "{id} is taken by the program; name the stage otherwise",
    ),
    "open_after_won": (
        "走不到这个阶段：前面的 {won} 已是赢单，不能再回到未赢单",
        "out of reach as an open stage: {won}, above, is won already",
    ),
    "way_back": (
        "从这个阶段退不回去；写明可以退回哪些阶段，不写 back 就是都可以",
        "there is no way back from this stage; name earlier stages, or leave back out and all of them will do",
    ),
    "back_not_earlier": (
        "{stage} 不在这个阶段之前，退不到那里",
        "{stage} isn't before this stage, so nobody goes back there",
    ),
    "limits_fall": (
        "红线 {critical} 个工作日，比预警线 {warn} 个工作日还短",
        "{critical:working day|working days} is below warn ({warn})",
    ),
    "one_kind": ("每项要求只能是其中一种：{known}", "a requirement is exactly one of {known}"),
    "one_logic": ("每个条件只能是其中一种：{known}", "a condition is exactly one of {known}"),
    "condition_needs_id": (
        "由几部分组成的条件要起个名字：加一行 id",
        "a condition of several parts needs a name: add an id",
    ),
    "duplicate_requirement": (
        "这一关已经有 {id}；请另加一个 id 区分",
        "this gate has {id} already; give one of them an id of its own",
    ),
    "point_twice": (
        "决策点 {point} 已经在 {stage} 的关卡里问过；一个决策点只问一次",
        "{point} is asked at the gate of {stage} already; a decision point stands at one gate",
    ),
    "duplicate_item": (
        "清单项目 {id} 在 {stage} 里已经有了",
        "the checklist of {stage} has {id} already",
    ),
    "reused_id": (
        "{id} 已经用作{thing}的代号；请换一个，免得说到它时分不清是哪一个",
        "{id} is the id of {thing} already; choose another, or nobody knows which is meant",
    ),
    "thing_decision": ("决策点", "a decision point"),
    "thing_worksheet": ("工作表", "a worksheet"),
    "thing_item": ("清单项目", "a checklist item"),
    "thing_condition": ("另一个条件", "a condition"),
    "thing_contact": ("对联系人的要求", "a requirement of contacts"),
    "thing_visit": ("对拜访的要求", "a requirement of visits"),
    "worksheet_unlisted": (
        "{stage} 和之前的阶段都没有列出工作表 {worksheet}，没有人会想到去填；请加到 worksheets 里",
        "no stage up to {stage} lists the worksheet {worksheet}, so nobody will think of it; "
        "add it to worksheets",
    ),
    "behaviour_undescribed": (
        "behaviours 里没有 {behaviour}，按这份打法走的商机不会有这种采购倾向",
        "behaviours doesn't describe {behaviour}, so no deal under this playbook can have it",
    ),
    "same_name": (
        "{id} 也叫“{name}”；大家是按名字挑的，请改成不一样的说法",
        "{id} is called “{name}” as well; people choose by names, so give each its own",
    ),
    "listed_twice": ("{name} 列了两次", "{name} is listed twice"),
    # texts in both languages
    "untranslated": ("没有翻译：{why}", "not translated: {why}"),
    "half_translated": ("看来没有翻译完：{why}", "looks untranslated: {why}"),
    "same_in_both": ("中英文一字不差", "the same text in both languages"),
    "chinese_in_english": ("英文里有汉字", "Chinese characters in the English text"),
    "english_in_chinese": ("中文里夹着一句英文", "a phrase of English in the Chinese text"),
    "no_chinese": ("中文里没有汉字", "no Chinese in the Chinese text"),
    # signs that a deal has stalled
    "sign_taken": (
        "{id} 是系统自带的信号；自己的信号请换个名字",
        "{id} comes with the program; give a sign of your own another name",
    ),
    "sign_has_words": (
        "自带的信号已有说法；because 和 ask 只用在自己加的信号上",
        "this sign has its own words; because and ask go with signs you add",
    ),
    "sign_no_limits": (
        "{id} 没有界限可调；要改轻重请用 level",
        "{id} has no limits to set; say how bad it is with level",
    ),
    "sign_limits_in_stage": (
        "{id} 的界限不写在这里，写在每个阶段的 {where}",
        "the limits of {id} stand in each stage: {where}",
    ),
    "sign_own_limits": (
        "自己加的信号不分预警和红线；请用 level",
        "a sign of your own has no limits; say how bad it is with level",
    ),
    "sign_wants_days": (
        "这个信号按工作日算；请写 10d 或 2w",
        "this sign counts working days; write 10d or 2w",
    ),
    "sign_wants_times": ("这个信号按次数算；请写整数", "this sign counts times; write a whole number"),
    "sign_level_and_limits": (
        "warn、critical 和 level 不能同时写：前两个说从何时起，level 说一出现就算哪一级",
        "limits or level, not both: limits say from when on, level how bad it is whenever it shows",
    ),
    "sign_limits_fall": (
        "红线 {critical} 比预警线 {warn} 还低",
        "critical ({critical}) is below warn ({warn})",
    ),
    # conditions
    "unknown_field": ("条件里没有 {field} 这个字段", "no field {field}"),
    "unknown_field_close": (
        "条件里没有 {field} 这个字段；是不是 {close}？",
        "no field {field}; did you mean {close}?",
    ),
    "wrong_op": (
        "{field} 不能用 {op} 比较；可选：{known}",
        "{field} can't be compared by {op}; choose from {known}",
    ),
    "op_wants_list": (
        "{op} 后面的 value 要写成清单：[…, …]",
        "the value after {op} must be a list: […, …]",
    ),
    "field_wants_number": ("{field} 要和数字比较", "{field} is compared to a number"),
    "field_wants_number_close": (
        "{field} 要和数字比较，写成 {number}",
        "{field} is compared to a number: write {number}",
    ),
    "field_wants_day": (
        "{field} 要和日期比较，写成 2026-11-21 这样",
        "{field} is compared to a day, written like 2026-11-21",
    ),
    "field_wants_text": ("{field} 要和文字比较", "{field} is compared to a text"),
    "no_currency": (
        "{field} 是金额，要写明 currency，如 CNY",
        "{field} is money: say in which currency, such as currency: CNY",
    ),
    "currency_idle": (
        "这里不和金额比较，不需要 currency",
        "no amount is compared here: leave currency out",
    ),
    "value_idle": ("known 只看有没有，不需要 value", "known compares with nothing: leave value out"),
    "always_known": (
        "{field} 从零数起，总是有值；请和数字比较，如 op 写 >=、value 写 1",
        '{field} counts from zero, so it is always known; compare it, as in op: ">=", value: 1',
    ),
    "expression_syntax": ("表达式写得不对：{detail}", "this expression can't be read: {detail}"),
    "expression_too_long": ("表达式超过 {limit} 个字符", "the expression is longer than {limit} characters"),
    "expression_list": (
        "列表只能写在 in 后面；几个条件都要满足，用 and 连起来",
        "a list can only stand behind “in”; to ask for several things, join them with “and”",
    ),
    "expression_too_deep": ("表达式的括号套得太深", "the expression is nested too deep"),
    "expression_node": (
        "表达式里不能用 {node}；只能比较、与或非、in 和加减乘除",
        "{node} can't be used here: only comparison, and, or, not, in and + − × ÷",
    ),
    "expression_arithmetic": (
        "{value} 不能参加计算；只有数字和金额可以",
        "{value} can't be calculated with; only numbers and amounts can",
    ),
    "amount_in_expression": (
        "{field} 是金额，有自己的币种；请改用 field、op、value、currency 来比较",
        "{field} is an amount in a currency of its own; compare it with field, op, value and currency",
    ),
    # templates
    "template_missing": (
        "没有 {name} 这个模板，旁边没有，系统也不带",
        "there is no template {name}, neither beside it nor in the program",
    ),
    "template_filter": ("模板里没有 {name} 这种写法", "templates know no {name}"),
    "template_too_deep": ("模板套得太深", "this template is nested too deep"),
    "template_unused": (
        "没有用到这个模板；清单的模板叫 sheet 或 sheet.阶段，如 {example}",
        "nothing uses this template; those of sheets are called sheet or sheet.STAGE, such as {example}",
    ),
    "template_unused_close": (
        "没有用到这个模板；是不是 {close}？",
        "nothing uses this template; did you mean {close}?",
    ),
    "not_word": ("不是 Word 文件（.docx）", "not a Word file (.docx)"),
    "template_syntax": ("模板写得不对：{detail}", "this template can't be read: {detail}"),
    # what the conditions of a gate come to
    "never_met": (
        "{id} 永远满足不了：它要的几样东西互相矛盾，或者在这个阶段不可能出现",
        "no deal can ever meet {id}: what it asks for contradicts itself, or can't be at this stage",
    ),
    "never_passes": (
        "没有商机能过这一关：{requirements} 互相矛盾",
        "nothing can ever pass this gate: {requirements} contradict one another",
    ),
    "unreachable_stage": (
        "没有商机走得到 {stage}，更走不到后面：{closed} 的关卡永远过不去",
        "no deal gets to {stage}, or any further: nothing can pass the gate of {closed}",
    ),
    "never_asked": (
        "没有商机会被要求 {id}：这个 when 永远不成立",
        "no deal is ever asked for {id}: this guard never holds",
    ),
    "never_shown": (
        "信号 {sign} 永远不会出现：这个条件永远不成立",
        "{sign} never shows: this condition never holds",
    ),
    "idle_condition": (
        "这个条件在任何情况下都成立，有没有都一样",
        "this holds whatever is known of a deal, so it asks for nothing; leave it out",
    ),
    "idle_part": (
        "去掉这一部分，结果也完全一样",
        "this part changes nothing: without it the condition says the same",
    ),
}
