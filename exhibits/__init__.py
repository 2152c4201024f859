"""One function an exhibit: asks, computes, and says what it finds. The heart of the house."""
