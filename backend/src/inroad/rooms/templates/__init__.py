"""Templates and kept sentences: what letters begin from, and what is put into them."""
