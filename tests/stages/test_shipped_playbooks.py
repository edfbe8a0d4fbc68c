"""What `playbook list` says of the playbooks that came along, without reading them."""

from coach.signs.table import TUNABLE
from engine.playbook import read_playbook
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import ALONG, METHOD, Along, shipped


def test_it_is_what_their_files_say():
    books = [read_playbook(load_method_playbook(path, TUNABLE).parsed) for path in shipped().values()]
    assert list(ALONG) == [Along(book.id, book.version, book.title) for book in books]
    assert ALONG[0].id == METHOD
