-- Before schema 41 there were no orders. Never run this where orders matter.
DROP TABLE orders;
