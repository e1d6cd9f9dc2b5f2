"""The screen ``new_client``: take a client on in a minute; everything else can wait."""
