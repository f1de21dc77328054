create index phone_calls_initiated_at on phone_calls (initiated_at); -- the calls of a time, everybody's
create index phone_calls_crisis on phone_calls (id desc) where crisis; -- the calls in which danger was heard
