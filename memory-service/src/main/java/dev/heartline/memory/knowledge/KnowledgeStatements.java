package dev.heartline.memory.knowledge;

/** What the documents ask of the database. */
final class KnowledgeStatements {

    private static final String DOCUMENTS = """
            select s.document_id, s.version, s.title, s.uri, s.media_type, s.language, s.content_hash, s.created_at, s.published_at,
              (select count(*) from ai_knowledge_passages p where p.source_id = s.id)::int as passages
            from ai_knowledge_sources s
            """;

    /** The latest version of each document, whether it is published yet or not; $1 those before it, by their id. */
    static final String LATEST = """
            %s where s.version = (select max(version) from ai_knowledge_sources v where v.document_id = s.document_id)
              and s.document_id > $1
            order by s.document_id limit $2
            """.formatted(DOCUMENTS);

    /** $1 a document: its versions, latest first. */
    static final String VERSIONS = "%s where s.document_id = $1 order by s.version desc limit 100".formatted(DOCUMENTS);

    /** $1 a hash: what holds the same already. */
    static final String SAME = """
            %s where s.content_hash = $1 and s.replaced_at is null
            order by s.created_at limit 1
            """.formatted(DOCUMENTS);

    static final String ROOM = """
            select count(*) as taken from ai_knowledge_passages p join ai_knowledge_sources s on s.id = p.source_id
            where s.replaced_at is null and s.document_id <> $1
            """;

    /** A version that never took effect makes way at once. */
    static final String MAKE_WAY = """
            update ai_knowledge_sources set replaced_at = $2
            where document_id = $1 and published_at is null and replaced_at is null
            """;

    static final String ADD = """
            insert into ai_knowledge_sources (id, document_id, version, title, uri, media_type, language, content_hash, created_at)
            values ($1, $2, $9, $3, $4, $5, $6, $7, $8)
            """;

    static final String ADD_PASSAGES = """
            insert into ai_knowledge_passages (id, source_id, seq, section, text)
            select id, $1, place - 1, section, text
            from unnest($2::uuid[], $3::text[], $4::text[]) with ordinality as p(id, section, text, place)
            """;

    /** Those of a document. First of all, as the index holds passages when it asks for the lock of all documents. */
    static final String HOLD_PASSAGES = """
            select p.id from ai_knowledge_passages p join ai_knowledge_sources s on s.id = p.source_id
            where s.document_id = $1 order by p.id for update of p
            """;

    static final String WITHDRAW = "delete from ai_knowledge_sources where document_id = $1";

    /** $1 passages that have just got their vectors: versions that are whole by it. */
    static final String WHOLE = """
            select s.id, s.document_id from ai_knowledge_sources s
            where s.published_at is null and s.replaced_at is null
              and s.id in (select source_id from ai_knowledge_passages where id = any($1))
              and not exists (select from ai_knowledge_passages p where p.source_id = s.id and p.embedding is null)
            """;

    /** $1 a document, $2 when: its published version makes way. First: there is one at a time. */
    static final String REPLACE_PUBLISHED = """
            update ai_knowledge_sources set replaced_at = $2
            where document_id = $1 and published_at is not null and replaced_at is null
            """;

    /** $1 a version, $2 when. */
    static final String PUBLISH = "update ai_knowledge_sources set published_at = $2 where id = $1";

    private static final String PUBLISHED = """
            select s.document_id, s.version, s.title, s.uri, s.language, s.published_at,
              p.seq, p.section, p.text, p.embedding::text as vector, p.embedding_model
            from ai_knowledge_sources s join ai_knowledge_passages p on p.source_id = s.id
            where s.published_at is not null and s.replaced_at is null and p.embedding is not null %s
            order by s.document_id, p.seq
            """;

    static final String ALL_PUBLISHED = PUBLISHED.formatted("");

    static final String PUBLISHED_DOCUMENT = PUBLISHED.formatted("and s.document_id = $1");

    /** Tells whether anything was published or withdrawn. */
    static final String STATE = """
            select count(*) || ' ' || coalesce(max(published_at)::text, '') as state
            from ai_knowledge_sources where published_at is not null and replaced_at is null
            """;

    private KnowledgeStatements() {}
}
