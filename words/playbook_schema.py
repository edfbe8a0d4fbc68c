"""`playbook schema`."""

WORDS: dict[str, tuple[str, str]] = {
    "written": (
        "已写到 {file}；在打法文件第一行写 # yaml-language-server: $schema=路径，编辑器就会照它提示",
        "Written to {file}; begin a playbook with # yaml-language-server: $schema=PATH and your editor will go by it",
    ),
    "other_file": (
        "{file} 已经有了，而且不是销售打法的 JSON Schema；请换个文件名",
        "{file} is there and is no JSON Schema of playbooks; choose another name",
    ),
}
