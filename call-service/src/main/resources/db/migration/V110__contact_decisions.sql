-- The policy's verdicts are one table in every service now: contact_decision. Replicas of 0.1.0 that still run write the old
-- one: it goes a version later.
insert into contact_decision (id, subject_id, user_id, channel, purpose, verdict, reason, held_until, at)
select id, coalesce(call_id, id), user_id, 'call',
       case purpose when 'celebration' then 'celebration' when 'crisis_support' then 'crisis_response' else 'coaching' end,
       verdict, reason, held_until, decided_at
from contact_decisions;
