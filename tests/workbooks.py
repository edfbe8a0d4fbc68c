"""Workbooks written by hand, with what no program's writer would put in them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FORMATS = {1: "yyyy-mm-dd", 2: "yyyy-mm-dd hh:mm", 3: "hh:mm:ss", 4: "[h]:mm:ss", 5: '#,##0.00 "days"'}


def cell(place, value="", kind="n", style=0, formula=None, text=None):
    """`text` stands in the cell itself; else `value` as it is kept, None where it is not."""
    inside = f"<f>{formula}</f>" if formula else ""
    inside += f"<is><t>{text}</t></is>" if text is not None else "" if value is None else f"<v>{value}</v>"
    return f'<c r="{place}" t="{"inlineStr" if text is not None else kind}" s="{style}">{inside}</c>'


def texts(row, *words):
    return "".join(cell(f"{chr(65 + at)}{row}", text=word) for at, word in enumerate(words))


def row(number, *cells):
    return f'<row r="{number}">{"".join(cells)}</row>'


def sheet(*rows, after=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def parts(sheets, shared="", states=(), since_1904=False):
    """The parts of a workbook whose sheets are called so."""
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}" state="{"hidden" * (name in states)}"/>'
        for at, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(1, len(names) + 1)
    )
    codes = "".join(
        f'<numFmt numFmtId="{170 + id}" formatCode="{_quoted(code)}"/>' for id, code in FORMATS.items()
    )
    styles = "".join(f'<xf numFmtId="{170 + id if id else 0}"/>' for id in (0, *FORMATS))
    return {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a"'
        f' Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f'<workbookPr date1904="{int(since_1904)}"/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}'
        f'<Relationship Id="s" Type="{RELATIONS}/styles" Target="/xl/styles.xml"/>'
        f'<Relationship Id="t" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        **{f"xl/worksheets/s{at}.xml": text for at, text in enumerate(sheets.values(), 1)},
    }


def packed(parts):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def workbook(*rows, **given):
    return packed(parts({"Deals": sheet(*rows)}, **given))


def _quoted(text):
    return text.replace('"', "&quot;")
