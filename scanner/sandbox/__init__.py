"""A process of its own for code that may take for ever: it is given limits, and killed when it does not keep to them."""

from scanner.sandbox.child import ChildAnswer, ChildStep
from scanner.sandbox.ending import ending
from scanner.sandbox.limits import SandboxLimits
from scanner.sandbox.process import Sandbox

__all__ = ["ChildAnswer", "ChildStep", "Sandbox", "SandboxLimits", "ending"]
