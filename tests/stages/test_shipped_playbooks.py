"""The playbooks that came along: what `playbook list` says without reading them, what their versions mean."""

from coach.signs.table import TUNABLE
from engine.playbook import read_playbook
from engine.playbook_text.file import digest
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import ALONG, METHOD, Along, shipped

MEANT = {
    "client-value": (4, "b35f4521da60be4e7f93489b376129c0778b869d063c760e6a6c2f14959945d1"),
    "bank": (1, "9cede15526f986d2ec7f1995fc8d4ba587674ccbec9b9bf517773fe2985845fa"),
    "key-account": (1, "7d4fe4d76f50dbadc2ea05bc867b770777cb8117452df4f2efda7a811d638981"),
    "reorder": (1, "04232ea9da6c9fff87c359f54370fa252bacfebb1d261c26d240c9590804b445"),
    "retail": (1, "c39e9e740343016e274577e63438f678a72f88c93102765ad7f8d3a1e56e2017"),
}
"""What stands in databases under a version, by the digest `playbook install` compares."""


def test_it_is_what_their_files_say():
    books = [read_playbook(load_method_playbook(path, TUNABLE).parsed) for path in shipped().values()]
    assert list(ALONG) == [Along(book.id, book.version, book.title) for book in books]
    assert ALONG[0].id == METHOD


def test_other_words_are_another_version():
    """A version that is installed somewhere never means anything else: who has it is refused the new one.

    So raise `version` in its playbook.yaml and in `ALONG`, and write number and digest here. What extends
    a playbook is in other words with it.
    """
    books = {id: load_method_playbook(path, TUNABLE).parsed for id, path in shipped().items()}
    assert {id: (book["version"], digest(book)) for id, book in books.items()} == MEANT
