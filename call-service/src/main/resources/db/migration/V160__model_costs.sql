-- What language models took for a call, beside what the telephone took. Null: nothing.
alter table phone_calls
    add column model_cost_micros   numeric(20, 6) check (model_cost_micros >= 0), -- in millionths of the currency's unit
    add column model_cost_currency text check (model_cost_currency ~ '^[A-Z]{3}$'), -- ISO 4217
    add check ((model_cost_micros is null) = (model_cost_currency is null));
