"""The examples in docstrings run, and say what they print."""

import doctest
from pkgutil import resolve_name

import pytest

from tests.test_house import modules


def with_examples() -> list[str]:
    """The dotted names of the modules of the package that show how they are called."""
    return [
        name.removeprefix("src/").removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
        for name, text in modules("src/jixiao/")
        if ">>> " in text
    ]


@pytest.mark.parametrize("name", with_examples())
def test_the_examples_of_a_module_print_what_they_say(name: str) -> None:
    module = resolve_name(name)
    wrong: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.FAIL_FAST)

    for examples in doctest.DocTestFinder(exclude_empty=True).find(module):
        runner.run(examples, out=wrong.append)

    assert "".join(wrong) == ""
    assert runner.tries > 0
