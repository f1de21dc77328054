-- Retention by type.
create index ai_episodic_memory_age on ai_episodic_memory (memory_type, last_reinforced_at);
