"""The JSON API: what is wrong with a request, what its errors mean, and its description."""

WORDS: dict[str, tuple[str, str]] = {
    # who asks
    "no_token": (
        "没有说是谁：请带上令牌（Authorization: Bearer …），或者先在浏览器里登录。",
        "Nobody said who asks: send a token (Authorization: Bearer …), or sign in with the browser first.",
    ),
    "token_over": (
        "这个令牌不对，或者已经失效，请换一个新的。",
        "This token is wrong, or has ended. Get a new one.",
    ),
    "too_often": (
        "错误的令牌试得太多了，请过一刻钟再来。",
        "Too many wrong tokens. Come again in a quarter of an hour.",
    ),
    "no_csrf": (
        "用浏览器的登录来改动，要带上页面里的 X-CSRF；程序请用令牌。什么都没有写入。",
        "To change something with a browser's session, send X-CSRF as our pages know it; programs use a token."
        " Nothing was written.",
    ),
    # what is wrong with a request
    "faults": ("请求里有 {n} 处不对：{faults}", "{n:fault|faults} in the request: {faults}"),
    "is_missing": ("没有给出", "is missing"),
    "not_known": ("这里没有这一项", "is not known here"),
    "not_among": ("只能是：{known}", "must be one of: {known}"),
    "too_long": ("太长，最多 {max_length} 个字符", "is too long, {max_length} characters at most"),
    "too_short": ("太短，至少 {min_length} 个字符", "is too short, {min_length} characters at least"),
    "not_like": ("写法不对，要符合 {pattern}", "must look like {pattern}"),
    "no_string": ("不是文字", "is no text"),
    "no_day": ("不是日期，要写成 2026-03-02 这样", "is no day such as 2026-03-02"),
    "no_whole_number": ("不是整数", "is no whole number"),
    "too_small": ("太小，至少 {ge}", "is too small, {ge} at least"),
    "too_great": ("太大，最多 {le}", "is too great, {le} at most"),
    "no_bool": ("不是 true 或 false", "is neither true nor false"),
    "no_list": ("不是列表", "is no list"),
    "no_object": ("不是 JSON 对象", "is no JSON object"),
    "too_few": ("太少，至少 {min_length} 项", "has too few entries, {min_length} at least"),
    "too_many": ("太多，最多 {max_length} 项", "has too many entries, {max_length} at most"),
    "no_json": ("不是 JSON", "is no JSON"),
    "wont_do": ("不对", "won't do"),
    "too_large": ("请求太大，最多 {most} 字节。", "The request is too large: {most} bytes at most."),
    "nowhere": ("这里没有 {path}。", "There is no {path} here."),
    "no_such_method": (
        "这里不能用 {method}，只能用：{known}",
        "This can't be asked with {method}, only with: {known}",
    ),
    "crash": (
        "程序出错了，详情记在服务器上的 {report}。",
        "The program failed; what happened is kept on the server, in {report}.",
    ),
    # what errors are called, and what they mean
    "title_usage": ("请求看不懂", "The request can't be read"),
    "title_bad_file": ("文件用不了", "The file can't be used"),
    "title_not_found": ("没有找到", "There is no such thing"),
    "title_not_allowed": ("没有权限", "This person may not do that"),
    "title_gate_closed": ("关卡没有打开", "The gate is closed"),
    "title_conflict": ("已被别人改动", "Somebody changed it meanwhile"),
    "title_refused": ("规则不允许", "The rules say no"),
    "title_old_database": ("数据库需要升级", "The database must be upgraded"),
    "title_no_database": ("没有数据库", "There is no database"),
    "title_crash": ("程序出错", "The program failed"),
    "title_unknown_caller": ("不知道是谁", "Nobody knows who asks"),
    "title_no_method": ("不能这样请求", "It can't be asked in this way"),
    "title_too_large": ("请求太大", "The request is too large"),
    "title_too_often": ("试得太多", "Too many wrong tokens"),
    "about_usage": (
        "请求缺了什么、写法不对，或者用了不存在的名称；details.faults 逐处列出。",
        "Something is missing, is written wrongly, or names what doesn't exist; details.faults lists every place.",
    ),
    "about_bad_file": (
        "文件或表单用不了；details.faults 列出每一处。",
        "A file or form can't be used; details.faults lists every fault.",
    ),
    "about_not_found": (
        "没有这样东西，或者不止一个；details.candidates 列出相近的。",
        "There is no such thing, or more than one; details.candidates lists what comes close.",
    ),
    "about_not_allowed": (
        "这个人不能做这件事，什么都没有写入。",
        "This person may not do that. Nothing was written.",
    ),
    "about_gate_closed": (
        "关卡还没有打开，商机没有移动；details.gate 就是 gate 的回答。",
        "The gate is closed and the deal has not moved; details.gate is what its gate answers.",
    ),
    "about_conflict": (
        "别人先改了；details.changes 说明谁改了什么。重新读取后再试。",
        "Somebody was quicker; details.changes says who changed what. Read it again, then try again.",
    ),
    "about_refused": (
        "请求本身没有错，但是规则不允许，什么都没有写入。",
        "Nothing is wrong with the request, but the rules say no. Nothing was written.",
    ),
    "about_old_database": (
        "要先在服务器上运行 dealgate db upgrade。",
        "Somebody has to run dealgate db upgrade on the server first.",
    ),
    "about_no_database": (
        "服务器找不到数据库。",
        "The server finds no database.",
    ),
    "about_crash": (
        "程序本身的错误；服务器上留有报告，details.report 是文件名。",
        "A fault of the program; its report is on the server, details.report is the file's name.",
    ),
    "about_unknown_caller": (
        "没有令牌，令牌已经失效，或者这个人已经离开。",
        "There is no token, it has ended, or the person has left.",
    ),
    "about_no_method": (
        "这个地址有，但不能用这种方法；Allow 列出可以用的。",
        "The address is there, but not for this method; Allow lists those that will do.",
    ),
    "about_too_large": ("请求的内容太大。", "What was sent is too large."),
    "about_too_often": (
        "同一个地址或同一个令牌错得太多；Retry-After 之后再试。",
        "Too many wrong tokens from one address, or too often the same; try again after Retry-After.",
    ),
    # the description
    "about": (
        "dealgate 的页面和命令，以 JSON 提供：回答就是命令加 --json 打印的内容。",
        "What dealgate shows and does, as JSON: an answer is what the command prints with --json.",
    ),
    "tag_deals": ("商机：查找、建立、说明", "Deals: found, opened, described"),
    "tag_moves": ("商机的推进、等待和评审", "Deals: moved, held, reviewed"),
    "tag_day": ("销售的一天", "A seller's day"),
    "tag_clients": ("客户、联系人和订单", "Clients, the people there, their orders"),
    "tag_coach": ("停滞、评审和预测", "What has stalled, the review, the forecast"),
    "tag_statistics": ("全部商机的统计", "What the record of all deals tells"),
    "tag_playbooks": ("销售打法和团队成员", "Playbooks, and the people who follow them"),
    "tag_problems": ("错误的含义", "What errors mean"),
    "scheme_token": (
        "个人令牌，用 dealgate token add 建立",
        "A token of one person, made by dealgate token add",
    ),
    "scheme_session": (
        "浏览器的登录（经 https 时叫 __Host-dealgate）；改动时还要带上 X-CSRF",
        "A browser's session, by https called __Host-dealgate; to change something, with X-CSRF besides",
    ),
    "language": ("句子用哪种语言", "The language of sentences"),
    "etag": ("版本，可以用在 If-Match 里", "The version, for If-Match"),
    "location": ("新的东西在哪里", "Where the new thing stands"),
    "answered": ("命令的回答", "What the command answers"),
    "rehearsed": ("试运行的回答，什么都没有写入", "The answer of a dry run; nothing was written"),
    "worksheet": ("查看一张工作表", "Show a worksheet"),
    "fill": ("填写工作表的字段", "Fill in fields of a worksheet"),
    "visits": ("约好的拜访，和该去拜访的客户", "Visits agreed, and clients that are due"),
    "which_visits": ("只看其中一种；不写就两种都看", "Only these; both unless given"),
    "review_of": ("评审时看到的一个商机", "One deal as a review sees it"),
    "verdict": ("写下评审的结论", "Put a review's verdict on record"),
    "review_done": ("评审约定的事办完了", "What the review asked for is done"),
    "agenda": ("评审会的议程", "The agenda of a review"),
    "changes": ("某一天以来的变化", "What changed since a day"),
    "time_in_stage": ("商机在一个阶段停留多久，逐日", "How long deals stay in one stage, day by day"),
    "order_amount": (
        "金额，以货币单位计；退货是负数",
        "Amount in whole units of the currency; a credit note is negative",
    ),
    "explain": ("一种错误的含义", "What a kind of error means"),
}
