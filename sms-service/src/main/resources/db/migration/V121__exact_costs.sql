-- What a text costs, exactly: cost_cents beside it is rounded, and a text at 0.83 cents is not one cent. Null for texts from
-- before, whose exact cost nobody knows.
alter table sms_messages
    add column cost_micros   bigint check (cost_micros >= 0), -- estimate, in millionths of the currency's unit
    add column cost_currency text   check (cost_currency ~ '^[A-Z]{3}$'), -- ISO 4217
    add check ((cost_micros is null) = (cost_currency is null));
