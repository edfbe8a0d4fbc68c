"""Tables people bring: what is wrong with a file or a row, and what was found out about how it is written."""

WORDS: dict[str, tuple[str, str]] = {
    # the file
    "folder": ("{file} 是文件夹，不是文件。", "{file} is a folder, not a file."),
    "empty": ("{file} 是空文件，没有导入任何内容。", "{file} is empty; nothing was imported."),
    "no_file_but": (
        "{file} 不是普通文件；请先存成文件再导入。",
        "{file} is no regular file; save what it holds as a file first.",
    ),
    "binary": (
        "{file} 是{kind}，不是表格；请另存为 .xlsx 或 CSV 再导入。",
        "{file} is {kind}, not a table; save it as .xlsx or CSV first.",
    ),
    "kind_pdf": ("PDF 文件", "a PDF"),
    "kind_compressed": ("压缩文件", "a compressed file"),
    "kind_database": ("数据库文件", "a database"),
    "kind_picture": ("图片", "a picture"),
    "kind_binary": ("二进制文件", "a binary file"),
    "web_page": (
        "{file} 其实是网页或 XML，只是用了表格的文件名；请用 Excel 打开，另存为 .xlsx 再导入。",
        "{file} is a web page or XML under the name of a table; open it in Excel and save it as .xlsx first.",
    ),
    # its text
    "not_in": (
        "{file} 第 {line} 行不是 {encoding} 编码，没有导入任何内容。",
        "Line {line} of {file} is not {encoding}; nothing was imported.",
    ),
    "cut_off": (
        "{file} 第 {line} 行断在一个字的中间，文件不完整，没有导入任何内容。",
        "Line {line} of {file} breaks off in the middle of a character; nothing was imported.",
    ),
    "export_again": ("请重新导出或重新下载。", "Export or download it again."),
    "mixed": (
        "{file} 第 {line} 行不是 UTF-8 编码，第 {other} 行却是，没有导入任何内容。",
        "Line {line} of {file} is not UTF-8, though line {other} is; nothing was imported.",
    ),
    "one_encoding": (
        "整个文件请用同一种编码，最好重新导出为 UTF-8。",
        "A file needs one encoding throughout; export it again, best as UTF-8.",
    ),
    "undecodable": (
        "{file} 第 {line} 行的文字编码无法识别，没有导入任何内容。",
        "The encoding of {file} is unknown: line {line} is not UTF-8; nothing was imported.",
    ),
    "name_encoding": (
        "请另存为 UTF-8，或在对照表里写明编码，例如 encoding: cp1252。",
        "Save it as UTF-8, or name its encoding in the mapping, such as encoding: cp1252.",
    ),
    "unsure": (
        "{file} 第 {line} 行的文字有不止一种读法，没有导入任何内容。",
        "Line {line} of {file} can be read in more than one way; nothing was imported.",
    ),
    "choose_encoding": (
        "请看哪一种是对的，写进对照表：{ways}",
        "See which is right, and say so in the mapping: {ways}",
    ),
    "reads": ("encoding: {encoding}（读作“{text}”）", "encoding: {encoding} (“{text}”)"),
    "guessed": (
        "文字编码按 {encoding} 读取，只有这样才读得通；如果不对，请在对照表里写明 encoding。",
        "Read as {encoding}, the only encoding that makes words of it; if that is wrong, name another under encoding.",
    ),
    "delimiter": (
        "单元格以{mark}分隔；如果不对，请在对照表里写明 delimiter。",
        "Cells are separated by {mark}; if that is wrong, name another under delimiter in the mapping.",
    ),
    "semicolons": ("分号（;）", "semicolons (;)"),
    "tabs": ("制表符", "tabs"),
    "bars": ("竖线（|）", "vertical bars (|)"),
    "long_line": (
        "{file} 第 {line} 行超过 {limit} 个字，不像是表格，没有导入任何内容。",
        "Line {line} of {file} is over {limit} characters, which is no table; nothing was imported.",
    ),
    # a workbook
    "locked": (
        "{file} 有密码保护；请在 Excel 里去掉密码，另存后再导入。",
        "{file} is protected by a password; take it away in Excel, and save the file first.",
    ),
    "old_excel": (
        "{file} 是旧版 Excel 或其他 Office 文件；请用 Excel 打开，另存为 .xlsx 再导入。",
        "{file} is of an older Excel, or another Office file; open it in Excel and save it as .xlsx first.",
    ),
    "binary_excel": (
        "{file} 是二进制工作簿（.xlsb）；请在 Excel 里另存为 .xlsx 再导入。",
        "{file} is a binary workbook (.xlsb); save it as .xlsx in Excel first.",
    ),
    "open_document": (
        "{file} 是 OpenDocument 文件（如 .ods）；请另存为 .xlsx 再导入。",
        "{file} is an OpenDocument file such as .ods; save it as .xlsx first.",
    ),
    "archive": (
        "{file} 是压缩包，里面没有 Excel 工作簿；请解压后导入里面的表格。",
        "{file} is a ZIP archive without a workbook in it; unpack it and import the table.",
    ),
    "damaged": (
        "{file} 不完整或已损坏，可能没有下载完；请重新导出或重新下载。",
        "{file} is incomplete or damaged, perhaps only half downloaded; export or download it again.",
    ),
    "bomb": (
        "{file} 展开后远大于任何工作簿，已停止读取，没有继续导入。",
        "{file} unpacks to more than any workbook holds; reading was stopped.",
    ),
    "declares": (
        "{file} 里有工作簿不该有的 XML 声明，出于安全没有读取。",
        "{file} has XML declarations no workbook has; to be safe, it was not read.",
    ),
    "no_sheet": ("{file} 里没有工作表“{sheet}”。", "{file} has no sheet {sheet}."),
    "sheets_are": ("文件里的工作表：{sheets}", "The file has: {sheets}"),
    "more": ("另外 {n} 个", "{n} more"),
    "all_hidden": (
        "{file} 里看得见的工作表都没有数据；要读隐藏的工作表，请在对照表里写明 sheet。",
        "No sheet of {file} that is visible has rows; to read a hidden one, name it under sheet in the mapping.",
    ),
    "other_sheets": (
        "读取了工作表“{sheet}”，没有读取{others}；要读别的，请在对照表里写明 sheet。",
        "The sheet {sheet} was read, and not {others}; to read another, name it under sheet in the mapping.",
    ),
    "merged": (
        "有 {n} 处上下合并的单元格，合并处的内容算作其中每一行的内容。",
        "{n:group|groups} of cells merged downwards: what they say counts for every row they span.",
    ),
    # its heading and its end
    "no_heading": (
        "{file} 里找不到列名，没有导入任何内容。",
        "{file} has no row with column names; nothing was imported.",
    ),
    "torn_heading": (
        "{file} 第 {row} 行应是列名，却读不出来：{why}。没有导入任何内容。",
        "The column names of {file} can't be read, in row {row}: {why}; nothing was imported.",
    ),
    "open_end": (
        "最后一行末尾没有换行；如果文件可能没有导出完，请核对最后一行。",
        "The last row has no line break; if the file may have been cut off, check that row.",
    ),
    "name_heading": (
        "如果列名不在第一行，请在对照表里写明是第几行，例如 heading: 3。",
        "If they are not in the first row, say in the mapping which row they are in, such as heading: 3.",
    ),
    "no_such_heading": (
        "{file} 第 {row} 行没有列名；请改正对照表里的 heading。",
        "Row {row} of {file} has no column names; correct heading in the mapping.",
    ),
    "no_rows": (
        "{file} 只有标题行，没有可导入的数据。",
        "{file} has a heading and no rows; there is nothing to import.",
    ),
    "heading_found": (
        "列名取自第 {row} 行，上面的行没有读取；如果不对，请在对照表里写明 heading。",
        "Column names were taken from row {row}, and what is above was left out; if that is wrong, say heading in the"
        " mapping.",
    ),
    "two_headings": (
        "列名取自第 {row} 行，第 {above} 行是分组标题；如果不对，请在对照表里写明 heading。",
        "Column names were taken from row {row}, for row {above} names groups of columns; if that is wrong, say heading"
        " in the mapping.",
    ),
    "footer_row": (
        "表尾第 {first} 行不是数据，没有读取（“{text}”）。",
        "Row {first} at the end is no part of the table and was left out (“{text}”).",
    ),
    "footer": (
        "表尾第 {first} 行到第 {last} 行不是数据，没有读取（“{text}”）。",
        "Rows {first} to {last} at the end are no part of the table and were left out (“{text}”).",
    ),
    # a row
    "bad_quote": ("引号用得不对，分不清各列", "the quotation marks don't match, so its cells can't be told"),
    "bad_quotes": (
        "引号在这一行打开，没有正确关上，从这一行起共 {lines} 行没能读出",
        "a quotation mark opened here is not closed as it should be; {lines} lines from here on could not be read",
    ),
    "open_quote": (
        "引号打开后一直没有关上，从这一行起直到文件末尾共 {lines} 行没能读出",
        "a quotation mark opened here is never closed; {lines:line|lines} to the end of the file could not be read",
    ),
    "long_cell": (
        "有一格超过 {limit} 个字；前面的引号可能没有关上",
        "a cell of more than {limit} characters; a quotation mark may be left open before it",
    ),
    "wide_row": ("超过 {limit} 列", "more than {limit} cells"),
    "row_order": (
        "文件把第 {row} 行写在第 {before} 行之后，行号不可信",
        "the file has row {row} behind row {before}, so it can't be told which row this is",
    ),
    "cell_order": (
        "单元格 {cell} 的位置不对，分不清各列",
        "the cell {cell} is out of its place, so the columns can't be told",
    ),
    "no_result": (
        "单元格 {cell} 是没有计算过的公式；请用 Excel 打开并保存一次，再导入",
        "the cell {cell} is a formula that was never calculated; open the file in Excel, save it, and import it again",
    ),
    "no_shared": (
        "单元格 {cell} 的文字在文件里找不到",
        "the text of cell {cell} is missing from the file",
    ),
    # JSON
    "bad_json": ("第 {at} 个字符处不是正确的 JSON", "no JSON at character {at}"),
    "bad_json_list": (
        "第 {at} 个字符处不是正确的 JSON，从这里起都没能读出",
        "no JSON at character {at}; nothing from here on could be read",
    ),
    "deep_json": ("嵌套太深", "nested too deeply"),
    "no_object": ("不是 JSON 对象（{{…}}）", "no JSON object ({{…}})"),
    "key_twice": ("“{key}”出现了两次", "“{key}” stands in it twice"),
    "no_character": ("含有不是文字的字符", "it holds a character that is none"),
    "no_json": (
        "{file} 里没有一行 JSON 对象；第 {row} 行：{why}。",
        "{file} holds no objects of JSON; row {row}: {why}.",
    ),
    "many_keys": (
        "{file} 的字段超过 {limit} 个，不像是表格。",
        "{file} has more than {limit} keys, which is no table.",
    ),
    # rejected rows
    "unmended": (
        "还没有理好：请把这一行各列补齐，再清空 {column} 里的 {mark}",
        "still as it was: put its cells right, and then empty {column} of its {mark}",
    ),
    "no_place": (
        "没法在 {file} 所在的文件夹里写文件；请用 --rejected 换一个位置。",
        "No file can be written in the folder of {file}; name another place with --rejected.",
    ),
}
