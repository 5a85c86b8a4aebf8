package health.onward.advice;

import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.referral.Ubrn;
import java.util.List;
import java.util.stream.Stream;

/** A conversation's place on one side's list: the provider's Advice and Guidance Requests, or the referrer's Active Advice Requests. */
public record AdviceListEntry(OdsCode organisation, Side side, AdviceListRow row) {

    /** The rule of both lists: an open conversation is on both, an ended one on none (domain rules 7.2, 7.3; api ambiguity 22). */
    public static List<AdviceListEntry> of(Advice advice) {
        return advice.turn()
                .map(turn -> AdviceListRow.of(advice, turn))
                .map(row -> Stream.of(
                                new AdviceListEntry(advice.asked().provider(), Side.PROVIDER, row),
                                new AdviceListEntry(advice.asked().referringOrganisation(), Side.REFERRER, row))
                        .toList())
                .orElse(List.of());
    }

    public Ubrn ubrn() {
        return row.ubrn();
    }

    public boolean samePlace(AdviceListEntry other) {
        return ubrn().equals(other.ubrn()) && organisation.equals(other.organisation()) && side == other.side();
    }
}
