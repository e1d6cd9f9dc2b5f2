"""The record: what is true, without a clock, a disk or a window."""
