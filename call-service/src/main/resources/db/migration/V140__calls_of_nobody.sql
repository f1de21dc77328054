create index phone_calls_unknown_created_at on phone_calls (created_at) where user_id is null; -- retention
