"""Records → what people and programs read: tables, cards, timelines, CSV, JSON, Markdown."""
