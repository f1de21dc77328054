-- What an operator asks for again under the same key is done once.
alter table operator_actions
    add column idempotency_key text,
    add column request_digest  text, -- SHA-256 of what was asked, in hexadecimal
    add constraint operator_actions_key check ((idempotency_key is null) = (request_digest is null)) not valid;
alter table operator_actions validate constraint operator_actions_key;

create unique index operator_actions_request on operator_actions (asked_by, idempotency_key) where idempotency_key is not null;
