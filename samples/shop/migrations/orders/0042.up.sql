-- Schema 41 to 42: checkout 2.14 remembers how a parcel is to be delivered.
ALTER TABLE orders ADD COLUMN delivery_note text;
