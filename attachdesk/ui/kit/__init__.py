"""Parts that know nothing of clients. Import each from its own module; colours and fonts go by role.

appearance: ``before_application()``, then ``dress(app, choice, scale)`` once; ``colour(role)``,
    ``code_colour(code, ink)``, ``font(role)``, ``px(length)`` (grows with the text scale: use it for every
    height), ``appearance().changed``
icons: ``icon(name, role, size)``, ``pixmap(name, role, size)``; names are the files of resources/icons
words: ``label(words, font_role="body", ink="text", wraps=False)``, ``card(kind)``, ``rule()``, ``edge(side,
    ground)``, ``column(*parts, gap, margins)``, ``row(...)``, ``holding(layout, ground)``, ``STRETCH``,
    ``cleared(layout)``
buttons: ``Button(words, kind, shortcut="Ctrl N", icon="user-plus", do=call)``; kinds ``primary`` (one a
    screen), ``plain``, ``quiet``, ``danger``; ``dense=True`` 28 px, ``tall=True`` 40 px; ``IconButton(icon,
    words, do)``
segments: ``Segments([(value, words), …], name, captions=())`` with ``value()``, ``put(value)``, signal
    ``chosen(value)``; numbers and arrow keys; ``Chips([(value, words), …], icons)`` for filters
form: ``Form()`` with ``add(name, words, field, hint="")``, ``values()``, ``put(**values)``, ``say(name,
    error)``, ``clear_errors()``, ``focus_first_error()``; ``TextField``, ``LongField``, ``DateField``,
    ``ChoiceField(options)`` each with ``value()``, ``put(value)`` and the signal ``edited``
record_table: ``RecordTable([Column(title, read, kind, width)], name)`` with ``show_rows(rows)``,
    ``chosen_row()``, ``choose(row)``, signals ``chosen(row)``, ``opened(row)``; kinds code, text, muted,
    number, signs, notice
background: ``Lane``: ``ask(work, then, fail=None, key=None, owner=self)``: ``work`` on the thread that owns
    the database, ``then(result)`` on the window's; a newer ``key`` drops older results; ``settled()`` in
    tests
event_bridge: ``EventBridge(bus)``, signal ``happened(event)`` on the window's thread
autosave: ``Autosave(lane, collect, save)``: ``touched()`` at each edit, ``flush()``, ``forget()``, signal
    ``state_changed(state)``: saved, waiting, saving, failed
notices: ``Notices(area)``: ``say(words, undo=None)`` 6 s, ``trouble(words)`` stays
screen: the protocol ``Screen``, the value ``Target(screen, client_id, thing_id, part)``, ``Go``; services
    reach a screen through its constructor
action: ``Action(id, words, do, shortcut="Ctrl+N", is_enabled=call, icon="", group="", hint="")``
flow: ``flow(*widgets)``, a row that wraps: use it where words may be long at 200 %
header: ``EditorHeader`` (64 px, back), ``FileHeader`` (116 px, tabs), ``Tabs``, ``StatusLine`` (40 px)
side_panel: ``SidePanel(title, second)``, 324 px at the trailing edge: ``add(block)`` parted by hairlines,
    ``clear()``
code_chip: ``CodeMark(code, words, letter, ink)``, the sign alone; ``CodeChip(code, words, second)``
glyph_painter: ``paint_glyph(painter, glyph, box, colour)``, ``paint_code(painter, code, box)``,
    ``path_of(moves)``
empty_state: ``EmptyState(title, line, buttons, steps, foot)``
picture_view: ``PictureView()`` with ``show_picture(picture)``, signals ``evidence_opened(ids)``,
    ``hovered(mark)``
time_words: ``day_words``, ``short_day``, ``day_and_year``, ``long_day``, ``month_and_year``,
    ``clock_words``
names_ahead: ``NamesAhead(parent)``: Qt's names made while the passphrase is typed
focus_ring: ``ring_the_focus()``: the ring round whatever the keyboard is at; windows ask for it
"""
