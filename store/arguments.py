"""The command line's own words in Dutch: argparse says what is wrong with a call in English, and offers no other language."""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

WORDS = (
    (r"argument (\S+): invalid choice: ('.*?') \(choose from (.*)\)", r"\2 kan niet bij \1. Kies uit: \3."),
    (r"the following arguments are required: (.*)", r"dit ontbreekt nog: \1."),
    (r"unrecognized arguments: (.*)", r"dit is onbekend: \1."),
    (r"argument (\S+): expected one argument", r"bij \1 hoort een waarde."),
)
"""What argparse says → what we say."""


class DutchHelp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """A parser that says in Dutch how a call should be; so do the parsers of its commands."""

    def __init__(self, prog: str | None = None, description: str | None = None, help: str | None = None) -> None:
        super().__init__(prog=prog, description=description or help, formatter_class=DutchHelp, add_help=False)
        self._positionals.title, self._optionals.title = "wat erachter komt", "keuzes"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Ends the program with code 2."""
        said = message
        for pattern, words in WORDS:
            said = re.sub(pattern, words, said)
        self.exit(2, f"{self.format_usage()}Deze opdracht klopt niet: {said}\nUitleg: {self.prog} --help\n")
