"""The SPBE risk register: findings as lines of the form that risk officers fill."""

from reports.register.columns import COLUMNS, Column
from reports.register.data import Register, register
from reports.register.row import Row, rows
from reports.register.values import Cell, values

__all__ = ["COLUMNS", "Cell", "Column", "Register", "Row", "register", "rows", "values"]
