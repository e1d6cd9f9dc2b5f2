"""A client's file: header, tabs, and what each tab shows."""
