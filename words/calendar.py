"""The working calendar: its years, and the file that tells one."""

WORDS: dict[str, tuple[str, str]] = {
    "head": ("{country} 的工作日历", "Working days of {country}"),
    "col_year": ("年份", "Year"),
    "col_days": ("工作日", "Working days"),
    "col_state": ("状态", "State"),
    "is_published": ("已公布", "published"),
    "is_provisional": ("暂定", "provisional"),
    "provisional": (
        "{year} 年的放假和调休安排尚未公布，目前按惯例推算；公布后请更新 dealgate 再运行 {step}，或用 --file 自己写",
        "The public holidays of {year} are not all published, so its days off and make-up days are a guess. Once they"
        " are, update dealgate and run {step}, or write the year yourself with --file",
    ),
    "missing": (
        "{year} 年没有工作日历，按周一到周五算；补上：{step}",
        "No calendar of {year} is here, so Monday to Friday count; to fill it in: {step}",
    ),
    "of": ("{year} 年：{n} 个工作日，{state}", "{year}: {n:working day|working days}, {state}"),
    "off": ("放假：{days}", "Off on weekdays: {days}"),
    "on": ("周末上班：{days}", "Worked on weekends: {days}"),
    "stretch": ("{first}至{last}", "{first} to {last}"),
    "same": ("日历没有变化。", "Nothing changed."),
    "changed": (
        "{year} 年已更新：{n} 个工作日，{state}",
        "{year} is updated: {n:working day|working days}, {state}",
    ),
    "now_off": ("改为放假：{days}", "Now off: {days}"),
    "now_on": ("改为上班：{days}", "Now worked: {days}"),
    "years": ("{first} 至 {last} 年", "{first} to {last}"),
    "no_year": (
        "没有 {year} 年的工作日历；现有 {known}。",
        "There is no calendar of {year}; there is {known}.",
    ),
    "may_not": (
        "{user} 不能改工作日历，需要销售教练、经理或管理员。",
        "{user} may not change the calendar; that takes a coach or above.",
    ),
    "unknown_country": (
        "不知道 {country} 的公众假期，请用文件写明一年的安排。",
        "The public holidays of {country} are not known; tell a year's by a file.",
    ),
    "other_country": (
        "文件写的是 {country}，本团队的日历是 {here}。",
        "The file is about {country}, and this team's calendar is that of {here}.",
    ),
    "bad_file": ("{path} 用不了，日历没有改动。", "{path} can't be used; the calendar stays as it is."),
    "too_big": ("文件太大，不像是一年的日历", "too big to be a year's calendar"),
    "unknown_key": ("没有这个字段；可用：{known}", "unknown key; there are: {known}"),
    "want_country": ("要写两个字母的国家代码，例如 CN", "needs a country in two letters, such as CN"),
    "want_year": ("要写年份，例如 2027", "needs a year, such as 2027"),
    "want_list": (
        "要写成列表：[2027-01-01, 2027-02-05..2027-02-11]",
        "needs a list: [2027-01-01, 2027-02-05..2027-02-11]",
    ),
    "want_days": (
        "要写一天（2027-01-01）或一段（2027-02-05..2027-02-11）",
        "needs a day (2027-01-01) or a stretch (2027-02-05..2027-02-11)",
    ),
    "other_year": ("{day}不在 {year} 年", "{day} is not in {year}"),
    "twice": ("{day}写了两次", "{day} is there twice"),
    "both": ("{day}既放假又上班", "{day} is both off and worked"),
}
