-- When the referral came to stand as it stands: whoever must act is given days from then on. A server of the release before this
-- one writes none, and then it is the last change.
alter table referral add column stands_since timestamptz;

update referral set stands_since = updated_at;
