"""What `repair` is made of: decoding, blanks, look-alikes, broken words, and the edits that undo them."""
