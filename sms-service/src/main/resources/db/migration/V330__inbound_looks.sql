-- How far each carrier's own list of texts to us was looked through for those whose webhook failed.
create table inbound_looks (
    provider     text        primary key,
    began_at     timestamptz not null, -- nothing from before is fetched
    looked_until timestamptz not null, -- by the carrier's clock
    due_at       timestamptz not null  -- later while somebody looks
);
