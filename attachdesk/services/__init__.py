"""What a therapist does, in plain Python: one class per kind of work, its methods the therapist's verbs.

Services are synchronous and know neither a window nor a command line. Each method is one unit of work:
all of it is in the vault when it returns, or none. What happened is announced on the event bus.
"""
