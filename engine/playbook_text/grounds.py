"""Where the files of a playbook may stand. Who reviews others' playbooks, perhaps by a program that holds
secrets, must not be made to read other files than those."""

import os


def grounds_of(file: str) -> str:
    """The git checkout a playbook's file stands in; where there is none, the folder its own stands in."""
    folder = os.path.realpath(os.path.dirname(os.path.abspath(file)))
    above = folder
    while not os.path.exists(os.path.join(above, ".git")):
        if above == os.path.dirname(above):
            return os.path.dirname(folder)
        above = os.path.dirname(above)
    return above


def stands_within(path: str, grounds: str) -> bool:
    """Whether it does, wherever links lead."""
    real = os.path.realpath(path)
    return real == grounds or real.startswith(os.path.join(grounds, ""))
