"""Exhibits as PowerPoint. python-pptx takes a tenth of a second to import: import this when somebody asks for slides."""

from export.slides.page import Cover, Page
from export.slides.presentation import deck, pptx
from export.template_error import TemplateUnusable

__all__ = ["Cover", "Page", "TemplateUnusable", "deck", "pptx"]
