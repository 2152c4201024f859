"""What runs around the pages, in server and browser: how they are served, who may see them, the frame they stand in."""
