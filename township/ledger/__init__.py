"""What the villages sent in: records with every revision, and the rows counted from them."""
