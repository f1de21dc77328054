-- Documents have versions. One that was told anew takes effect, and takes its predecessor's place, once all of it has vectors.
alter table ai_knowledge_sources
    drop constraint ai_knowledge_sources_content_hash_key,
    add column document_id uuid not null default gen_random_uuid(),
    add column version integer not null default 1 check (version > 0),
    add column published_at timestamptz,
    add column replaced_at timestamptz; -- by a later version

create unique index ai_knowledge_sources_version on ai_knowledge_sources (document_id, version);
create unique index ai_knowledge_sources_published on ai_knowledge_sources (document_id)
    where published_at is not null and replaced_at is null;

-- Questions are compared by the service, as the coaches do it that have no such table.
drop index ai_knowledge_passages_search;

alter table ai_knowledge_passages
    drop column search,
    add column section text, -- the headings above it
    add column added_at timestamptz not null default now();

create index ai_knowledge_passages_unindexed on ai_knowledge_passages (added_at) where embedding is null;
