-- Schema 42 to 41: the notes taken since are lost; the orders are not.
ALTER TABLE orders DROP COLUMN delivery_note;
