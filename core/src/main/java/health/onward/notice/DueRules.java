package health.onward.notice;

import static health.onward.notice.NoticeKind.CONTACT_OVERDUE;
import static health.onward.notice.NoticeKind.LETTER_OUTSTANDING;
import static health.onward.notice.NoticeKind.REMINDER;
import static health.onward.notice.NoticeKind.SECOND_REMINDER;

import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.directory.WorkingDays;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.OwnershipRules;
import health.onward.referral.OwnershipRules.Owner;
import health.onward.referral.OwnershipRules.OwnerSide;
import health.onward.referral.Progress;
import health.onward.referral.Referral;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the clock makes due as a referral stands (trust.md, hazards H2, H5, H14, H15): reminders to the patient, the reminder of a
 * letter, and who is asked when nobody acts: a person, then the organisation, then its commissioner. Nothing ends by age.
 */
final class DueRules {

    private DueRules() {}

    /** The soonest first. */
    static List<Due> of(Referral referral, Deadlines deadlines, NoticePolicy policy) {
        List<Due> all = new ArrayList<>(toPatient(referral, policy));
        letter(referral).ifPresent(all::add);
        OwnershipRules.asked(referral, deadlines).ifPresent(owner -> {
            boolean letterFirst = all.stream()
                    .anyMatch(due -> due.kind() == LETTER_OUTSTANDING
                            && owner.side() == OwnerSide.REFERRER
                            && due.on().equals(owner.actBy().orElseThrow().plusDays(1)));
            all.addAll(steps(referral, owner, letterFirst, deadlines.calendar()));
        });
        all.sort(Comparator.comparing(Due::on).thenComparing(Due::kind));
        return List.copyOf(all);
    }

    /** What is to be told today of what has not been told. */
    static List<Due> ready(List<Due> all, Set<String> given, LocalDate today) {
        List<Due> ready = all.stream()
                .filter(due -> !due.on().isAfter(today) && !given.contains(due.key()))
                .toList();
        // After a pause of ours, or with a clock that was moved, nobody gets two letters that say the same.
        return ready.stream()
                .filter(due -> ready.stream().noneMatch(other -> overtakes(other.kind(), due.kind())))
                .toList();
    }

    static boolean overtakes(NoticeKind one, NoticeKind other) {
        Optional<Level> level = Level.of(one);
        return (one == SECOND_REMINDER && other == REMINDER)
                || Level.of(other)
                        .flatMap(lower -> level.filter(l -> l.compareTo(lower) > 0))
                        .isPresent();
    }

    private static List<Due> toPatient(Referral referral, NoticePolicy policy) {
        return switch (referral.progress()) {
            case Progress.NotBooked _, Progress.CancelledByPatient _, Progress.CancelledByProvider _ ->
                reminders(referral, policy);
            case Progress.Deferred _, Progress.AwaitingTriage _ -> {
                LocalDate told = held(referral).contactBy().orElseThrow();
                yield List.of(new Due(CONTACT_OVERDUE, told.plusDays(1), told.toString()));
            }
            case Progress.Booked _,
                    Progress.Cancelled _,
                    Progress.DidNotAttend _,
                    Progress.Assessed _,
                    Progress.ProviderToAct _,
                    Progress.Returned _,
                    Progress.Rejected _ -> List.of();
        };
    }

    /** Two letters, the first after as many days as the referrer said; with none said, none (A011). */
    private static List<Due> reminders(Referral referral, NoticePolicy policy) {
        if (referral.reminderDays() == 0 || !policy.reminded().contains(referral.priority())) {
            return List.of();
        }
        LocalDate first = OwnershipRules.day(referral.standsSince()).plusDays(referral.reminderDays());
        String occasion = referral.standsSince().toString();
        return List.of(
                new Due(REMINDER, first, occasion), new Due(SECOND_REMINDER, first.plusDays(policy.again()), occasion));
    }

    /** Once for each day that was promised, while a letter is still of use. */
    private static Optional<Due> letter(Referral referral) {
        boolean waited = switch (referral.progress()) {
            case Progress.NotBooked _,
                    Progress.Booked _,
                    Progress.AwaitingTriage _,
                    Progress.Deferred _,
                    Progress.ProviderToAct _,
                    Progress.CancelledByPatient _,
                    Progress.CancelledByProvider _ ->
                referral.facets().information().outstanding();
            case Progress.Cancelled _,
                    Progress.DidNotAttend _,
                    Progress.Assessed _,
                    Progress.Returned _,
                    Progress.Rejected _ -> false;
        };
        return referral.facets()
                .information()
                .due()
                .filter(promised -> waited)
                .filter(promised -> beforeTheAppointment(referral, promised.plusDays(1)))
                .map(promised -> new Due(LETTER_OUTSTANDING, promised.plusDays(1), promised.toString()));
    }

    private static List<Due> steps(Referral referral, Owner owner, boolean letterFirst, WorkingDays calendar) {
        LocalDate by = owner.actBy().orElseThrow();
        LocalDate organisation = calendar.after(by, owner.person().isPresent() ? personDays(referral.priority()) : 1);
        LocalDate commissioner = calendar.after(organisation, organisationDays(referral.priority()));
        String turn = referral.standsSince() + " " + owner.side() + " "
                + owner.organisation().orElseThrow().value();
        List<Due> steps = new ArrayList<>();
        // The reminder of the letter asks the same person for the same.
        if (owner.person().isPresent() && !letterFirst) {
            steps.add(new Due(Level.PERSON.kind(), by.plusDays(1), turn));
        }
        steps.add(new Due(Level.ORGANISATION.kind(), organisation, turn));
        steps.add(new Due(Level.COMMISSIONER.kind(), commissioner, turn));
        return owner.side() == OwnerSide.PROVIDER
                ? steps
                : steps.stream()
                        .filter(step -> beforeTheAppointment(referral, step.on()))
                        .toList();
    }

    /** What only a letter was waited for is over when the patient is seen. */
    private static boolean beforeTheAppointment(Referral referral, LocalDate day) {
        return referral.facets()
                .appointment()
                .flatMap(CurrentAppointment::start)
                .map(start -> !day.isAfter(OwnershipRules.day(start)))
                .orElse(true);
    }

    private static int personDays(Priority priority) {
        return switch (priority) {
            case ROUTINE -> 5;
            case URGENT -> 3;
            case TWO_WEEK_WAIT -> 2;
        };
    }

    private static int organisationDays(Priority priority) {
        return switch (priority) {
            case ROUTINE -> 10;
            case URGENT -> 3;
            case TWO_WEEK_WAIT -> 1;
        };
    }

    private static CurrentAppointment held(Referral referral) {
        return referral.facets().appointment().orElseThrow();
    }
}
