"""Articles of several outlets about the same events, and events that only look the same."""
