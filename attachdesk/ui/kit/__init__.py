"""Parts that know nothing of clients. Import each from its own module; colours and fonts go by role.

appearance   ``dress(app, choice, scale)`` once; ``colour(role)``, ``code_colour(code, ink)``, ``font(role)``,
             ``px(length)`` (grows with the text scale: use it for every height), ``appearance().changed``
icons        ``icon(name, role, size)``, ``pixmap(name, role, size)``; names are files of resources/icons
words        ``label(words, font_role="body", ink="text", wraps=False)``, ``card(kind)``, ``rule()``,
             ``column(...)``, ``row(...)``: layouts with the margins and gaps of the grid, ``place(layout, widget)``
buttons      ``Button(words, kind, shortcut="Ctrl N", icon="user-plus", do=callable)``; kinds: ``primary`` (one a
             screen), ``plain``, ``quiet``, ``danger``; ``dense=True`` 28 px, ``tall=True`` 40 px
segments     ``Segments([(value, words), …], captions=())``: ``value()``, ``choose(value)``, ``chosen`` signal; numbers
             and arrow keys; ``Chips`` for filters
form         ``Form()``: ``add(name, words, field, hint="")``, ``say(name, error)``, ``clear()``, ``focus_first_error()``;
             fields ``TextField``, ``LongField``, ``DateField``, ``ChoiceField``, each with ``value()``, ``put(value)``,
             ``edited`` signal
record_table ``Column(title, read, kind, width)``, ``RecordTable(columns)``: ``show(rows)``, ``chosen_row()``, signals
             ``chosen(row)``, ``opened(row)``; kinds code, text, muted, number, glyphs, icon
background   ``Lane``: ``ask(work, then, fail=None, key=None, owner=self)``: ``work`` on the thread that owns the
             database, ``then(result)`` on the window's; a newer ``key`` drops older results; ``settled()`` in tests
event_bridge ``EventBridge(bus)``: signal ``happened(event)`` on the window's thread
autosave     ``Autosave(lane, collect, save)``: ``touched()`` at each edit, ``flush()``, signal ``state_changed(state)``
             with ``saved``, ``waiting``, ``saving``, ``failed``
notices      ``Notices(area)``: ``say(words, undo=None)`` 6 s; ``trouble(words)`` stays
screen       the protocol of a screen (``name``, ``title``, ``widget()``, ``enter(target)``, ``leave()``,
             ``actions()``, ``explain()``): services reach it through its constructor
action       ``Action(id, words, do, shortcut="", is_enabled=callable, icon="", group="")``
header       ``EditorHeader`` (64 px, back), ``FileHeader`` (116 px, tabs), ``StatusLine`` (40 px)
side_panel   ``SidePanel(title)``: 320 px at the trailing edge, ``add(block)`` with hairlines
code_chip    ``CodeMark(code, letter, ink)`` a sign of 16 px; ``CodeChip(code, words)`` with words
glyph_painter ``paint_glyph(painter, glyph, box, colour)``, ``path_of(glyph)``
empty_state  ``EmptyState(title, line, button, steps, quiet)``
picture_view ``PictureView()``: ``show_picture(picture)``, signal ``evidence_opened(ids)``
time_words   ``day(date)``, ``day_and_year(date)``, ``clock(moment)``: the one way dates are written
"""
