-- Loops that one replica at a time works for: its row lock is held in the transaction of the work.
create table loop_turn (
    loop   text        primary key,
    due_at timestamptz not null default now() -- when the next round begins
);
