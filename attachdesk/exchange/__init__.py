"""Foreign formats, one file each: what leaves the vault whole, and what may come in."""
