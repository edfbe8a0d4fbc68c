"""What the files made of a sheet say besides the sheet, and why one can't be made."""

WORDS: dict[str, tuple[str, str]] = {
    # The calendar
    "visit_to": ("拜访{whom}（{deal}）", "Visit {whom} ({deal})"),
    # What is missing on this computer
    "lacks_pdf": (
        "生成 PDF 需要排版程序 typst，这台电脑上还没有装。",
        "PDF files are set by typst, which isn't installed here.",
    ),
    "lacks_docx": (
        "生成 Word 文件需要 docxtpl，这台电脑上还没有装。",
        "Word files are made by docxtpl, which isn't installed here.",
    ),
    "install_pdf": (
        "装程序时写 uv tool install '.[pdf]'，或者用 pip install typst 补装",
        "Install the program with uv tool install '.[pdf]', or add it: pip install typst",
    ),
    "install_docx": (
        "装程序时写 uv tool install '.[docx]'，或者用 pip install docxtpl 补装",
        "Install the program with uv tool install '.[docx]', or add it: pip install docxtpl",
    ),
    "no_glyphs": (
        "没有生成 PDF：这台电脑上的字体都没有这些字：{characters}",
        "No PDF was made: no font on this computer has {characters}",
    ),
    "and_more": ("{characters}，另有 {n} 个", "{characters} and {n:other|others}"),
    "install_fonts": (
        "请安装中文字体（Debian、Ubuntu：apt install fonts-noto-cjk；macOS、Windows 自带），"
        "或把环境变量 DEALGATE_FONTS 指向放有字体文件的文件夹。",
        "Install a Chinese font (Debian, Ubuntu: apt install fonts-noto-cjk; macOS and Windows bring one),"
        " or set DEALGATE_FONTS to a folder with font files.",
    ),
    "no_font_folder": (
        "环境变量 {name} 指向的文件夹不存在：{folder}",
        "{name} names a folder that isn't there: {folder}",
    ),
    # Templates
    "typ_reaches_out": (
        "模板里不能用 {word}：排版只用这一个文件",
        "a template can't use {word}: it is set from this one file",
    ),
    "word_not": ("不是 Word 文件（.docx）：{what}", "not a Word file (.docx): {what}"),
    "word_fault": ("“{near}”这一处：{what}", "near “{near}”: {what}"),
    # Opening
    "no_desktop": (
        "这里没有桌面，打不开；文件在 {path}",
        "There is no desktop to open it on; the file is {path}",
    ),
    "not_opened": (
        "系统没能打开；文件在 {path}",
        "The system could not open it; the file is {path}",
    ),
}
