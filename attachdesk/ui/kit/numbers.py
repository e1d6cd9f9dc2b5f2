"""Qt's own numbers for what the first window sets as properties: building the ``Qt`` names takes it 20 ms.

A property takes the number as it takes the name. Everywhere else write the name.
"""

PLAIN_TEXT = 0
ALIGN_LEFT = 0x01
ALIGN_RIGHT = 0x02
ALIGN_TOP = 0x20
ALIGN_V_CENTER = 0x80
ALIGN_CENTER = 0x84
NO_FOCUS = 0
STRONG_FOCUS = 11
"""Each is held against ``Qt`` by tests/ui/kit/test_numbers.py."""
