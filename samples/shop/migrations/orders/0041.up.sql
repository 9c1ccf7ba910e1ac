-- Schema 41: what the migration to 42 starts from.
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  placed_at timestamp NOT NULL,
  customer text NOT NULL,
  total_cents bigint NOT NULL CHECK (total_cents >= 0)
);
