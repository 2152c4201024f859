"""What can be wrong with a user's own template; here, and not in slides/, that is imported when somebody asks for slides."""

MOST_TEMPLATE_BYTES = 10_000_000


class TemplateUnusable(ValueError):
    """A file that no deck can be made with; the message is Dutch and says why and what to do."""
