package health.onward.advice;

import health.onward.platform.Changes;

/** A provider's turn that has ended: the row by which a service's times are told. */
final class TurnColumns {

    private TurnColumns() {}

    static void insert(AdviceChange change, Turn turn, WorkingHours hours, Changes changes) {
        Advice after = change.after();
        boolean answered = change.said()
                .filter(message -> message.sentBy() == SentBy.RESPONDER)
                .isPresent();
        changes.add(
                """
                insert into advice_turn (service_id, ended_at, ubrn, number, asked_at, due_at, working_seconds, answered, responder,
                                         responder_function)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                after.asked().service().value(),
                change.at(),
                after.ubrn().number(),
                after.messages(),
                turn.since(),
                turn.due(),
                hours.between(turn.since(), change.at()).toSeconds(),
                answered,
                answered ? change.actor().clinician().value() : null,
                answered ? change.actor().function().name() : null);
    }
}
