"""How it reads on paper: a case becomes blocks, section by section; the typesetter makes pages of them."""
