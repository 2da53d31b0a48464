"""What the law gives citizens: to have all that is known of them, to have it erased, and to be forgotten in time."""
