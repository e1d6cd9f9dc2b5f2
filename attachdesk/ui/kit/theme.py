"""A theme as a value: colours by role, read from one TOML file."""

from functools import cache

from attachdesk.locations import resources

THEMES = ("light", "dark", "high_contrast")


class Theme:
    """Colours as ``#RRGGBB`` by role: surfaces and text, codes, inks of charts. Never changed once read."""

    def __init__(
        self, name: str, roles: dict[str, str], codes: dict[str, str], charts: dict[str, str]
    ) -> None:
        self.name, self.roles, self.codes, self.charts = name, roles, codes, charts

    def __getitem__(self, role: str) -> str:
        """Return the colour of a role, a code or a chart ink. KeyError: no such role."""
        for group in (self.roles, self.codes, self.charts):
            if role in group:
                return group[role]
        raise KeyError(role)

    @property
    def is_dark(self) -> bool:
        """Say whether light words stand on a dark ground."""
        return self.name == "dark"


@cache
def read_theme(name: str) -> Theme:
    """Read ``resources/themes/<name>.toml``. KeyError: a group is missing; OSError: no such theme.

    The files hold nothing but groups and quoted words; tomllib would cost the first window 10 ms.
    """
    groups: dict[str, dict[str, str]] = {}
    group = ""
    for line in (resources() / "themes" / f"{name}.toml").read_text("utf-8").splitlines():
        if line.startswith("["):
            group = line.strip("[]")
            groups[group] = {}
        elif line and not line.startswith("#"):
            role, _, quoted = line.partition(" = ")
            groups[group][role] = quoted.strip('"')
    return Theme(name, groups["roles"], groups["codes"], groups["charts"])
