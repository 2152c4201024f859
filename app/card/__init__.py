"""The card: an exhibit as one element on a page. `component.draw` puts it there, `browser/` draws it."""
