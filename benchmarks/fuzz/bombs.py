"""What breaks readers: small texts that unfold, nest, or take a square of their length to read."""

from collections.abc import Sequence

_MANY = 900_000


def _laughs(levels: int) -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    return "\n".join(rows + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)])


def _cut(text: str) -> str:
    return text[:_MANY]


YAML: Sequence[str] = (
    _laughs(30),
    "a: &a {"
    + ", ".join(f"k{n}: 1" for n in range(2000))
    + "}\n"
    + "\n".join(f"b{n}: {{<<: *a}}" for n in range(2000)),
    "a: &a [*a]",
    "a: &a x\nb: [" + "*a," * 200_000 + "]",
    _cut("\n".join(f"- &a{n} x" for n in range(90_000))),
    *(
        _cut(sign * _MANY)
        for sign in ("[", "{", "- ", "? ", "&a ", "! ", "*a ", "\n", " ", "\t", "# x\n", "---\n", "\r")
    ),
    "a: " + "[" * 29 + "x," * 30_000 + "]" * 29,
    "".join(f"{' ' * n}a:\n" for n in range(1300)),
    _cut("k: v\n" * 200_000),
    _cut("? a\n" * 200_000),
    _cut("\n".join(f"k{n}: v" for n in range(100_000))),
    "a: " + "9" * _MANY,
    "a: 0x" + "f" * _MANY,
    "a: " + "1:" * 400_000 + "1",
    "a: 1." + "0" * _MANY + "e999",
    "version: 1e9999\na: -.inf\nb: 99999-01-01\nc: 0b" + "1" * 90_000,
    "a: !" + "a" * 200_000 + " x",
    _cut("- !!python/object/apply:os.system [x]\n" * 25_000),
    "%TAG ! " + "a" * _MANY + "\n---\na",
    'a: "' + "\\n" * 400_000 + '"',
    'a: "' + "x\n" * 400_000,
    "a: |\n" + " x\n" * 300_000,
    "k" * _MANY + ": v",
    "? " + "k" * _MANY + "\n: v",
    'title: {zh: "\\ud800", en: "\\udfff"}',
    'title: "a\\0b"',
    "x: " + "y " * 400_000,
)


def _many(row: str, n: int) -> str:
    """So many rows, `#` being the number of each."""
    return "".join(row.replace("#", str(at)) for at in range(n))


_ITEMS = "stages:\n  - checklist:\n" + _many("      - {id: i#}\n", 6000) + "    gate:\n"
PLAYBOOK: Sequence[str] = (
    *YAML,
    "stages:\n" + _many("  - {id: a#, gate: [{decision: d#}]}\n", 3000),
    _ITEMS + _many("      - {item: j#}\n", 6000),
    _ITEMS + _many("      - {item: i#}\n", 6000),
    "stages:\n  - gate:\n" + _many("      - condition: {expression: deal.amouny# > 3}\n", 6000),
    "stages:\n"
    + _many("  - {id: a#}\n", 3000)
    + "behaviours: {project: {at: {"
    + _many("b#: x,", 5000)
    + "}}}",
    "stages: []\nbehaviours: {project: {leave_out: [" + _many("client_profil#,", 9000) + "]}}\n",
    "signs: {" + _many("silenc#: {x: 1},", 6000) + "}\n",
    "stages:\n  - gate:\n      - condition: " + "{not: " * 20 + "{field: deal.amount, op: known}" + "}" * 20,
)

MAPPING: Sequence[str] = (
    *YAML,
    *(
        f"source: crm\ncolumns: {{title: a, stage: b}}\nstages: {{Lead: understand}}\n{more}\n"
        for more in (
            *(
                f"encoding: {name}"
                for name in ("hex", "zlib", "rot13", "undefined", "idna", "unicode_escape", "mbcs")
            ),
            'encoding: "a\\0b"',
            'dates: ["%", "%Q", "%Y%Y", "((", "%d %m " ]',
            "dates: [" + ",".join(f'"%Y{n}"' for n in range(9000)) + "]",
            "only: {" + ",".join(f"c{n}: x" for n in range(9000)) + "}",
            'join: "\\ud800"',
        )
    ),
    "source: crm\ncolumns: {title: a, stage: b}\nstages:\n"
    + "".join(f"  S{n}: understand\n" for n in range(9000)),
)

_HEAD = "id,what,client,rep,value,stage,began,closed\n"
_ROW = "1,Line,Acme,lin,5,Lead,,\n"
TABLE: Sequence[str] = (
    "",
    "\n" * _MANY,
    _HEAD,
    _HEAD + "2," + "x" * 10_000_000 + ",Acme,lin,5,Lead,,\n" + _ROW,
    _HEAD + '2,"' + "x" * 10_000_000 + '",Acme,lin,5,Lead,,\n' + _ROW,
    _HEAD + _ROW + "x" * 12_000_000,
    _HEAD + '"' + "x\n" * 200_000,
    _HEAD + '"' * _MANY + "\n",
    '"' * (_MANY + 1) + "\n" + _ROW,
    _HEAD + 'a"b,"\n' * 100_000,
    ",".join(f"c{n}" for n in range(100_000)) + "\n" + "," * 99_999 + "\n",
    _HEAD.strip()
    + "".join(f",c{n}" for n in range(100_000))
    + "\n"
    + (_ROW.strip() + "," * 100_000 + "\n") * 9,
    _HEAD.strip() + ",a" * 100_000 + "\n" + _ROW,
    _HEAD + _ROW + "2,a\0b,Acme,lin,5,Lead,,\n",
    (_HEAD + _ROW * 3).replace("\n", "\r"),
    _HEAD + "2,a,b,lin,5,Lead,,\r3,a,b,lin,5,Lead,,\n\r4,a,b,lin,5,Lead,,\r\n",
    _HEAD + "".join(f"{n},x,A,lin,5,Leed{n},,\n" for n in range(20_000)),
    _HEAD + "".join(f"{n},x,{'汉' * 900}{n},{'字' * 900}{n},5,Lead,,\n" for n in range(50)),
    _HEAD + "".join(f"{n},汉字汉字,A,lin,5,Lead,,\n" for n in range(20_000)),
    _HEAD + "1,=1+1,\"=cmd|' /C calc'!A0\",@SUM,+5,Lead,,\n",
    _HEAD + "1,x,A,lin," + "9" * 100_000 + ",Lead,,\n2,x,A,lin,1e9999,Lead,,\n3,x,A,lin,٣٤,Lead,,\n",
    _HEAD + "1,L,A,lin,5,Talking,99999-01-01,\n2,L,A,lin,5,Talking,0001-01-01T00:00-23:59,\n",
)

_ANCHOR = "<!-- answer:needs_known -->"
_SIGNS = (
    *(
        "<!--",
        "-->",
        "<!-- a:b -->",
        "-",
        "—",
        "*",
        "_",
        "[",
        "]",
        "[x] yes ",
        "☐",
        "√ a ",
        "`",
        "\\[",
        "“",
        ":",
    ),
    *(
        "Answer: [x] yes Evidence: x ",
        "答复：[x] 是 依据：x ",
        " ",
        "1",
        "- ",
        "#",
        ">",
        "|",
        "\0",
        "中",
        "\ufdfa",
    ),
    *("a\u0301", "\u202e", "word ", "ACME-1 ", "<!-- dealgate lines x", "<!-- dealgate sheet a ", _ANCHOR),
)


def _sheet(line: str) -> str:
    """As many of these lines as a sheet may have."""
    return "# ACME-1\n" + f"{line}\n" * min(2900, 250_000 // (len(line.encode()) + 1))


SHEET: Sequence[str] = (
    *(_sheet((sign * 7900)[: 7900 // len(sign.encode())]) for sign in _SIGNS),
    *(_sheet(sign) for sign in _SIGNS),
    *(_sheet(f"- Answer: √{sign * (7000 // len(sign.encode()))}x") for sign in _SIGNS),
    _sheet(f"- Answer: [x] yes Evidence: x {_ANCHOR}"),
    "# ACME-1\n" + _many("- What happened: a # <!-- visit:summary -->\n", 2900),
    "# ACME-1\n- Answer: " + "<!-- " * 1500 + _ANCHOR,
    "# ACME-1\n- Next step: x On: 3 Dec With: " + "a, " * 2000 + "<!-- step:next -->\n",
    "x\n" * 100_000,
    "x" * 250_000,
)
"""Every sign a reader looks for, as often as a line and a sheet can hold it."""

_XML = "<worksheet><sheetData>"
WORKBOOK: Sequence[str] = (
    "",
    _XML,
    _XML + "<row>" * 200_000,
    _XML + "<c>" * 200_000,
    _XML + "<row><c/></row>" * 100_000,
    _XML + "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
    _XML + "<row r='999999999999'><c r='ZZZ1'><v>1</v></c></row>",
    _XML + "<row>" + "<c><v>1</v></c>" * 20_000 + "</row>",
    _XML + "<row><c t='s'><v>" + "9" * 100_000 + "</v></c></row>",
    _XML + "<row><c><v>" + "9" * 100_000 + "</v></c></row>",
    _XML + "<row><c><v>1e308</v></c><c><v>-1e308</v></c><c><v>NaN</v></c><c s='1'><v>1e9</v></c></row>",
    _XML + "<row><c t='inlineStr'><is>" + "<t>x</t>" * 100_000 + "</is></c></row>",
    _XML + "<row><c t='inlineStr'><is><t>" + "x" * 12_000_000,
    _XML + "<row r='" + "1" * 12_000_000,
    "<!DOCTYPE a [<!ENTITY b 'c'>]>" + _XML,
    "".join(f"<!-- {n} -->" for n in range(50_000)) + _XML,
    _XML
    + "</sheetData><mergeCells>"
    + "<mergeCell ref='A1:A1048576'/>" * 20_000
    + "</mergeCells></worksheet>",
    _XML
    + "".join(f"<row><c><v>{n}</v></c></row>" for n in range(2000))
    + "</sheetData><mergeCells>"
    + "".join(f'<mergeCell ref="B{n}:B1048576"/>' for n in range(1, 9000))
    + "</mergeCells></worksheet>",
    _XML + "</sheetData></worksheet>\n=====\n<styleSheet>" + "<numFmt/><xf/>" * 100_000,
    _XML + "</sheetData></worksheet>\n=====\n\n=====\n<sst>" + "<si><t>x</t></si>" * 100_000,
)
OBJECTS: Sequence[str] = (
    *(sign * _MANY for sign in ("[", "{", '{"a":', "[{},", '"', "9", "[1,", "{}\n", '[{"a":')),
    '{"a":' * 400 + "1" + "}" * 400,
    '{"a":' + "[" * 900 + "]" * 900 + "}",
    '{"a": ' + "9" * _MANY + "}",
    '{"a": 1e999999999999, "b": -1e-999999999999, "c": 1e400}',
    "{" + ", ".join(f'"k{n}": 1' for n in range(100_000)) + "}",
    "\n".join(f'{{"k{n}": 1}}' for n in range(30_000)),
    '{"a": "\\ud800"}\n{"a": "\\u0000"}\n{"\\ud800": 1}\n{"a": NaN}',
    '[{"a": "' + "x" * 11_000_000 + '"}]',
    "[" + '{"a": 1},' * 50_000,
    '{"a": 1, "a": 2}\n' * 50_000,
)

_TYPED = (
    "9",
    "1,111",
    " ",
    "一",
    "月",
    "11月",
    "10:00 ",
    "at ",
    "Mon ",
    "1.",
    "and ",
    "（",
    "万",
    ", ",
    "x ",
)
WORDS: Sequence[str] = (
    *(sign * n for sign in _TYPED for n in (30, 3000, 60_000)),
    *(f"{sign * 30_000}10:00" for sign in _TYPED),
    *(
        "1" + ",111" * 20_000,
        "9" * 100_000 + "万",
        "1." + "0" * 100_000 + "k",
        "+" + "9" * 5000 + "d",
        "1e9999",
    ),
    *("99999-01-01", "2026年13月40日", "下下下周五", "31 Feb 2026", "a" + " " * 60_000 + "b", "(a" * 30_000),
)
