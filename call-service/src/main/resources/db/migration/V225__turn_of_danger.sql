-- Which words of the caller were danger: whether the coach said anything after them is seen when the call is over.
alter table phone_calls
    add column danger_turn integer; -- its seq in call_turns; null: none was heard, or it was taken back
