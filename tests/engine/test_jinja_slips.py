"""What was meant in an expression or a template that can't be read, in words of people."""

import pytest
from jinja2 import Environment, TemplateSyntaxError

from engine.expression import expression_faults
from engine.jinja_slips import template_slip
from words.say import say, speak

NAMES = {"deal.value": "number", "deal.title": "text"}


@pytest.fixture(autouse=True)
def english():
    yield
    speak("en")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("deal.value = 1", "write == instead of “=”"),
        ("deal.value === 1", "write == instead of “===”"),
        ("deal.value => 1", "write >= instead of “=>”"),
        ("deal.value =< 1", "write <= instead of “=<”"),
        ("deal.value && 1", "write and instead of “&&”"),
        ("deal.value || 1", "write or instead of “||”"),
        ("!deal.value", "write not instead of “!”"),
        ("(deal.value == 1", "a bracket has no partner"),
        ("deal.value == 1)", "a bracket has no partner"),
        ("deal.title == 'x", "a quotation mark has no partner"),
        ("deal.title == “x”", "Chinese quotation marks; write straight ones"),
        ("deal.value ＞ 1", "“＞” is Chinese punctuation; write the English sign"),
        ("deal.value >", "it stops half-way"),
        ("deal.value 1", "two values stand side by side, with no comparison, “and” or “or” between them"),
    ],
)
def test_an_expression(source, said):
    (what,) = expression_faults(source, NAMES)
    assert say(what.params["detail"]) == said


def test_signs_in_a_text_are_no_slips():
    assert expression_faults("deal.title == '你好，（a = b）&&'", NAMES) == ()


@pytest.mark.parametrize(
    ("template", "en", "zh"),
    [
        (
            "{% if x %}",
            "{% if %} is not closed: {% endif %} is missing",
            "{% if %} 没有收尾，缺一个 {% endif %}",
        ),
        (
            "{% for a in b %}",
            "{% for %} is not closed: {% endfor %} is missing",
            "{% for %} 没有收尾，缺一个 {% endfor %}",
        ),
        (
            "{% if x %}{% endfor %}",
            "{% endif %} belongs here, not {% endfor %}",
            "这里该写 {% endif %}，写成了 {% endfor %}",
        ),
        (
            "{% endif %}",
            "{% endif %} closes nothing: there is no {% if %} above",
            "{% endif %} 前面没有 {% if %}",
        ),
        ("{% foo %}", "there is no tag {% foo %}", "没有 {% foo %} 这种标签"),
        ("{{ x", "{{ is not closed by }}", "{{ 后面没有用 }} 收尾"),
        ("{% if x", "{% is not closed by %}", "{% 后面没有用 %} 收尾"),
        ("{# x", "{# is not closed by #}", "{# 后面没有用 #} 收尾"),
        ("{{ x y }}", "“y” makes no sense here", "“y”放在这里读不通"),
        ("{% if x = 1 %}{% endif %}", "write == instead of “=”", "“=”请写成 =="),
        ("{{ “x” }}", "Chinese quotation marks; write straight ones", "用了中文引号，请改成英文的"),
        ("{{ }}", "it stops half-way", "没有写完"),
    ],
)  # fmt: skip
def test_a_template(template, en, zh):
    with pytest.raises(TemplateSyntaxError) as caught:
        Environment().parse(template)
    what = template_slip(caught.value.message)
    assert say(what) == en
    speak("zh")
    assert say(what) == zh
