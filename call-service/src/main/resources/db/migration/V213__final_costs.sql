-- The carrier's own price may come long after the call, and some carriers tell it only to whoever asks.
alter table phone_calls
    add column cost_final        boolean  not null default false, -- the cost is the carrier's, and no estimate
    add column price_due_at      timestamptz,                     -- when the carrier is asked; null: not any more
    add column price_asked       smallint not null default 0,     -- times that it was
    add column duration_reported boolean  not null default false; -- the duration is the carrier's, and not reckoned from our times

create index phone_calls_price_due on phone_calls (price_due_at) where price_due_at is not null; -- prices that are to be asked
