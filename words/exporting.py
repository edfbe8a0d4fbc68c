"""What goes out: tables, and updates for a CRM."""

WORDS: dict[str, tuple[str, str]] = {
    # Which table
    "which": (
        "要导出什么？可选：{known}",
        "What is to go out? One of: {known}",
    ),
    "unknown_table": (
        "没有叫 {given} 的表。可选：{choices}",
        "There is no table {given}. One of: {choices}",
    ),
    "unknown_format": (
        "没有 {given} 这种格式。可选：{choices}",
        "There is no format {given}. One of: {choices}",
    ),
    "unknown_headings": (
        "表头不能是 {given}。可选：{choices}",
        "Headings can't be {given}. One of: {choices}",
    ),
    "not_with": (
        "导出 {table} 时用不上 {option}",
        "{option} doesn't go with the export of {table}",
    ),
    "needs_out": (
        "{format} 文件不能直接显示在屏幕上，请用 --out 写明文件名",
        "A file of {format} can't go to the screen; name it with --out",
    ),
    "all_needs_out": (
        "导出全部的表要写明去处：--out team.xlsx 写成一个工作簿，--out 文件夹 每张表一个文件",
        "All tables need a place: --out team.xlsx for one workbook, --out FOLDER for a file each",
    ),
    "written": ("已把 {n} 行写入 {path}。", "Wrote {n:row|rows} to {path}."),
    "split_rows": (
        "表 {table} 的行数超过一张工作表的上限，分成了 {sheets} 张",
        "Table {table} has more rows than a sheet can hold; it is on {sheets} sheets",
    ),
    "split_cells": (
        "有 {n} 格超过 Excel 单元格的上限（32,767 字），多出的部分写在工作表“续”（continued）里",
        "{n:cell|cells} had more than the 32,767 characters Excel holds; the rest of each is on the sheet “continued”",
    ),
    # Updates for a CRM
    "for_which": (
        "给哪个 CRM？用 --for 写明，可选：{known}",
        "Updates for which CRM? Name it with --for, one of: {known}",
    ),
    "unknown_crm": (
        "不认识 {given} 这个 CRM。可选：{choices}",
        "There is no form for {given}. One of: {choices}",
    ),
    "not_of_deals": (
        "{file} 不是商机的字段对照，或者没有编号那一列（columns 里的 id），写不出更新",
        "{file} is no mapping of deals, or has no column with ids (id, under columns): no update can be made by it",
    ),
    "updates_written": (
        "已把 {n} 个商机的更新写入 {path}，可以导入 {crm}。",
        "Wrote updates of {n:deal|deals} to {path}, for the import of {crm}.",
    ),
    "homeless": (
        "有 {n} 个商机所在的阶段，字段对照里没有相应的值，阶段一格留空：{deals}",
        "{n:deal stands|deals stand} where no value of the mapping leads to; the stage is left empty: {deals}",
    ),
    "verdict_stopped": ("已终止：{reason}", "Stopped: {reason}"),
    "verdict_done": ("已完成", "Done"),
    "verdict_open": ("关口已开，可以推进", "Gate open, ready to advance"),
    "verdict_closed": ("关口未开，还缺：{missing}", "Gate closed, missing: {missing}"),
}
