-- What was made out of who picked up, by whom, whatever was believed in the end (answered_by).
alter table phone_calls
    add column network_verdict text check (length(network_verdict) between 1 and 40), -- in the carrier's word: machine_start; null: nothing told
    add column greeting_verdict boolean not null default false;                        -- its first sentences were a machine's
