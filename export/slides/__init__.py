"""Exhibits as PowerPoint. python-pptx takes a tenth of a second to import: import this when somebody asks for slides."""

from export.slides.presentation import deck, pptx

__all__ = ["deck", "pptx"]
