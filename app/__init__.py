"""What runs around the exhibits in server and browser: the page frame, its filters, and http."""
