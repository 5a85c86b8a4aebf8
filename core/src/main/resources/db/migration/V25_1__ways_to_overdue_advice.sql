create index advice_escalated on advice (owner_org, escalation) where escalation > 0;
