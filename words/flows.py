"""Money in and out by period: what the business case and the case for a new customer have in common."""

WORDS: dict[str, tuple[str, str]] = {
    "negative": (
        "不写负数：进和出各有一栏",
        "no minus here: money in and money out have a column each",
    ),
    "no_period": (
        "期数从 0 起，最多到 {last}（{years} 年）",
        "periods run from 0 to {last}, which is {years} years",
    ),
    "no_discount_rate": (
        "年折现率要在 {low}% 到 {high}% 之间",
        "a yearly discount rate is between {low}% and {high}%",
    ),
    "irr_several": (
        "内部收益率不止一个（{rates}），因为收支正负不止变一次；单看哪一个都会误导，请看净现值",
        "There are several rates of return ({rates}), for the flows change sign more than once; "
        "each alone misleads, so go by the net present value",
    ),
    "irr_not_found": (
        "内部收益率超出 −99.99% 到 1,000,000% 的范围：先核对数字，再看净现值",
        "The rate of return is beyond −99.99% to 1,000,000%: check the amounts, then go by the net present value",
    ),
    "irr_none": (
        "没有哪个折现率能让净现值正好为零，所以没有内部收益率；请看净现值",
        "No discount rate brings the net present value to zero, so there is no rate of return; "
        "go by the net present value",
    ),
}
