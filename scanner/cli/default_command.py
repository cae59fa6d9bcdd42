"""A group with a usual command, whose name need not be typed."""

from __future__ import annotations

import click


class Usual(click.Group):
    """``tilik waive FINDING`` is ``tilik waive add FINDING``: what names no command goes to the first one that was declared."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        helps = ctx.help_option_names
        if not args or (args[0] not in self.commands and args[0] not in helps):
            args = [next(iter(self.commands)), *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)
