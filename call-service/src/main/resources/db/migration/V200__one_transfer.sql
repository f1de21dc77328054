-- Two operators who have a call transferred at once: the second is refused, whoever waits for whom.
update operator_actions earlier
set outcome = 'failed'
where action = 'transfer' and outcome is distinct from 'failed'
  and exists (
    select from operator_actions later
    where later.call_id = earlier.call_id and later.action = 'transfer' and later.outcome is distinct from 'failed'
      and later.id > earlier.id);

create unique index operator_actions_one_transfer
    on operator_actions (call_id) where action = 'transfer' and outcome is distinct from 'failed';
