-- What a call costs, exactly; cost_cents beside it is rounded. Null for calls from before, whose cost nobody noted.
alter table phone_calls
    add column cost_micros   bigint check (cost_micros >= 0), -- estimate, in millionths of the currency's unit
    add column cost_currency text   check (cost_currency ~ '^[A-Z]{3}$'), -- ISO 4217
    add check ((cost_micros is null) = (cost_currency is null));
