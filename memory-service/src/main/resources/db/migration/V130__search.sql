-- What search reads. A user's rows are all looked at (some thousands, within a few milliseconds): no full-text index is kept, which
-- would be written to with every turn and read by nobody.

-- A turn by its own words (A) and, as what it means is often said before or after it, its neighbours' and its day (D). Null where a
-- replica of 0.1.0 wrote the row.
alter table conversation_turns
    add column said_on date, -- in the user's zone
    add column passage tsvector;

-- Rows stay whole: a search reads the words and the vector of each, which would be fetched one by one from elsewhere.
alter table conversation_turns set (toast_tuple_target = 8160);
alter table ai_episodic_memory set (toast_tuple_target = 8160);

-- Vectors are of the turn with its neighbours from now on: they are made anew in the background, search goes on by words.
update conversation_turns t
set said_on = told.said_on, passage = told.passage, embedding = null, embedding_model = null
from (
    select id, said_on,
        own || setweight(coalesce(lag(own) over exchange, ''::tsvector) || coalesce(lead(own) over exchange, ''::tsvector)
            || to_tsvector('english', to_char(said_on, 'FMDD FMMonth YYYY')), 'D') as passage
    from (
        select t.id, t.user_id, t.source_id, t.seq, setweight(to_tsvector('english', t.text), 'A') as own,
            coalesce(d.day, (t.said_at at time zone 'UTC')::date) as said_on
        from conversation_turns t
        left join conversation_digests d on d.user_id = t.user_id and d.source_id = t.source_id
    ) each
    window exchange as (partition by user_id, source_id order by seq)
) told
where told.id = t.id;

drop index conversation_turns_search;
alter table conversation_turns drop column search;

alter table ai_episodic_memory
    add column search tsvector generated always as (setweight(to_tsvector('english', memory_description), 'A')) stored;
alter table conversation_summaries
    add column search tsvector generated always as (setweight(to_tsvector('english', coalesce(ai_summary, '')), 'A')) stored;
