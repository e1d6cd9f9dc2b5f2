"""The sections of a report, one file each: ``blocks(case)`` returns what it says, or nothing."""
