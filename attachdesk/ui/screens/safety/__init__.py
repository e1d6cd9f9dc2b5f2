"""The screens ``safety_plan`` and ``crisis``: a plan in versions, and what one needs at once."""
