"""The windows round the screens: unlock, create, recover, the main window, the palette, locking."""
