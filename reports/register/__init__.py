"""The SPBE risk register: findings as lines of the form that risk officers fill."""

from reports.register.columns import COLUMNS, Column
from reports.register.data import Register, register
from reports.register.row import RegisterRow, rows
from reports.register.values import Cell, values

__all__ = ["COLUMNS", "Cell", "Column", "Register", "RegisterRow", "register", "rows", "values"]
