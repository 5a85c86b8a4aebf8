package health.onward.notice;

import health.onward.directory.Priority;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.referral.OwnershipRules.OwnerSide;
import health.onward.referral.ReferralState;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A referral on which somebody should have acted.
 *
 * @param person who was asked first, when somebody was named
 * @param commissioner who was asked last, once it came to that and one is known
 * @param overdueSince the day by which somebody should have acted
 */
public record Escalation(
        Ubrn ubrn,
        Level level,
        OwnerSide side,
        OdsCode owner,
        Optional<UserId> person,
        Optional<OdsCode> commissioner,
        Priority priority,
        ReferralState state,
        LocalDate overdueSince,
        Instant raisedAt) {}
