-- The pages of a clinical summary that tell what happened read one referral's ledger.
create index ledger_by_referral on ledger (bucket, ubrn, at);
