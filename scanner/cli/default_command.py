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

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The group's own, its commands, and what the usual one takes, which is what its reader came for."""
        super().format_options(ctx, formatter)
        usual = next(iter(self.commands.values()))
        with formatter.section(f"Options of {usual.name}"):
            formatter.write_dl([record for one in usual.params if (record := one.get_help_record(ctx))])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)
