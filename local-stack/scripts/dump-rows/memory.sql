-- Rows that no demo makes, so that a dump has some in every table.
insert into user_interaction_patterns (id, user_id, most_active_hours, most_active_days, best_call_times) select '01930000-0000-7000-8000-000000000091', user_id, '{8,19}', '{monday}', '{19:30}' from user_profile order by user_id limit 1;
insert into ai_knowledge_sources (id, title, media_type, content_hash) values ('01930000-0000-7000-8000-000000000092', 'Walking', 'text/plain', repeat('b', 64));
insert into ai_knowledge_passages (id, source_id, seq, text) values ('01930000-0000-7000-8000-000000000093', '01930000-0000-7000-8000-000000000092', 0, 'A short walk after lunch is a walk.');
insert into erased_user values ('01930000-0000-7000-8000-00000000dead', now() - interval '5 days');
