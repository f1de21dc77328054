-- The documents that the coach may answer from, as they were last published. About nobody.
create table knowledge_document (
    document_id uuid    primary key,
    version     integer not null check (version > 0),
    document    jsonb   not null -- KnowledgePublished
);
