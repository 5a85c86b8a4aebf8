package health.onward.referral;

import static health.onward.referral.Facets.LetterIntention.NEED_TO_ADD_LATER;
import static health.onward.referral.Facets.LetterIntention.NOT_INTENDING_TO_ADD;
import static health.onward.referral.ReferralWorld.CLINIC;
import static health.onward.referral.ReferralWorld.LETTER_CLINIC;
import static health.onward.referral.ReferralWorld.NOW;
import static health.onward.referral.ReferralWorld.PATIENT;
import static health.onward.referral.ReferralWorld.SENSITIVE;
import static health.onward.referral.ReferralWorld.TRIAGE;
import static health.onward.referral.ReferralWorld.UNREGISTERED;
import static health.onward.referral.ReferralWorld.URGENT_ONLY;
import static health.onward.referral.ReferralWorld.choice;
import static health.onward.referral.ReferralWorld.clinician;
import static health.onward.referral.ReferralWorld.once;
import static health.onward.referral.ReferralWorld.request;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.BusinessFunction;
import health.onward.patient.NhsNumber;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreationTest {

    private ReferralWorld world;

    @BeforeAll
    void build() {
        world = new ReferralWorld();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void a_created_referral_is_stored_whole_and_waits_with_its_referrer() {
        Referral referral = created(request(PATIENT, NEED_TO_ADD_LATER, CLINIC, LETTER_CLINIC));

        assertThat(referral.version()).isEqualTo(Referral.FIRST_VERSION);
        assertThat(referral.standing().state()).isEqualTo(ReferralState.NOT_BOOKED);
        assertThat(referral.ruleOrganisation().value()).isEqualTo("D82106");
        assertThat(referral.shortlist().entries()).hasSize(2);
        assertThat(referral.facets().information().due()).contains(LocalDate.of(2026, 3, 5));
        assertThat(owner(referral)).isEqualTo("REFERRER D82106 2026-03-05");
    }

    @Test
    void creating_takes_at_most_five_round_trips_and_ten_rows() {
        created(request(PATIENT, NEED_TO_ADD_LATER, CLINIC));
        long rows = world.rows();
        world.directory.tap.forget();

        world.creation.create(request(PATIENT, NEED_TO_ADD_LATER, CLINIC), clinician(), key("counted", 1));

        assertThat(world.directory.tap.roundTrips()).isLessThanOrEqualTo(5);
        assertThat(world.rows() - rows).isBetween(6L, 10L);
    }

    @Test
    void a_referral_without_a_letter_intended_is_on_one_list_only() {
        Referral referral = created(request(PATIENT, NOT_INTENDING_TO_ADD, CLINIC));

        assertThat(lists(referral)).isEqualTo("AWAITING_BOOKING");
        assertThat(lists(created(request(PATIENT, NEED_TO_ADD_LATER, CLINIC))))
                .isEqualTo("AWAITING_BOOKING LETTERS_OUTSTANDING");
    }

    @Test
    void each_documented_fault_is_refused_and_nothing_is_stored() {
        long rows = world.rows();

        assertThat(refused(request(new NhsNumber("9990009999"), NEED_TO_ADD_LATER, CLINIC)))
                .isEqualTo(RefusalCode.REFERENCE_NOT_FOUND);
        assertThat(refused(request(SENSITIVE, NEED_TO_ADD_LATER, CLINIC))).isEqualTo(RefusalCode.PATIENT_ERROR);
        assertThat(refused(request(UNREGISTERED, NEED_TO_ADD_LATER, CLINIC))).isEqualTo(RefusalCode.NO_REG_GP_PRACTICE);
        assertThat(refused(request(PATIENT, NEED_TO_ADD_LATER))).isEqualTo(RefusalCode.MISSING_VALUE);
        assertThat(refused(request(PATIENT, NEED_TO_ADD_LATER, CLINIC, CLINIC)))
                .isEqualTo(RefusalCode.DUPLICATE_SERVICE);
        assertThat(refused(request(
                        PATIENT,
                        NEED_TO_ADD_LATER,
                        LongStream.rangeClosed(1, 21).toArray())))
                .isEqualTo(RefusalCode.TOO_MANY_ITEMS);
        assertThat(refused(request(PATIENT, NEED_TO_ADD_LATER, 999_999))).isEqualTo(RefusalCode.REFERENCE_NOT_FOUND);
        assertThat(refused(request(PATIENT, NEED_TO_ADD_LATER, URGENT_ONLY)))
                .isEqualTo(RefusalCode.SHORTLISTED_SERVICE_NOT_IN_RESULTS);
        assertThat(refused(request(PATIENT, NOT_INTENDING_TO_ADD, LETTER_CLINIC)))
                .isEqualTo(RefusalCode.INAPPROPRIATE_VALUE);
        assertThat(refused(request(PATIENT, NOT_INTENDING_TO_ADD, TRIAGE))).isEqualTo(RefusalCode.INAPPROPRIATE_VALUE);
        assertThat(world.rows()).isEqualTo(rows);
    }

    @Test
    void the_pathway_starts_in_the_last_365_days_or_is_refused() {
        assertThat(refused(starting(Duration.ofSeconds(1)))).isEqualTo(RefusalCode.INVALID_VALUE);
        assertThat(refused(starting(Duration.ofDays(-366)))).isEqualTo(RefusalCode.INVALID_VALUE);
        assertThat(created(starting(Duration.ofDays(-365))).pathwayStart()).contains(NOW.minus(Duration.ofDays(365)));
    }

    @Test
    void an_admin_must_name_the_clinician() {
        var admin = ReferralWorld.actor(BusinessFunction.REFERRING_CLINICIAN_ADMIN, "D82106");

        var outcome = world.creation.create(
                request(PATIENT, NEED_TO_ADD_LATER, CLINIC), admin, once(null, new byte[0], Referral::ubrn));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, r -> assertThat(r.code()).isEqualTo(RefusalCode.VALUE_IS_REQUIRED));
    }

    @Test
    void the_same_key_creates_once_and_answers_the_same_and_another_body_is_refused() {
        var first = create(request(PATIENT, NEED_TO_ADD_LATER, CLINIC), "same", 1);
        long rows = world.rows();

        assertThat(create(request(PATIENT, NEED_TO_ADD_LATER, CLINIC), "same", 1))
                .isEqualTo(first);
        assertThat(create(request(PATIENT, NEED_TO_ADD_LATER, CLINIC), "same", 2))
                .isEqualTo("KEY_REUSED");
        assertThat(world.rows()).isEqualTo(rows);
    }

    @Test
    void a_shortlist_is_changed_only_at_the_version_that_was_read() {
        Referral referral = created(request(PATIENT, NEED_TO_ADD_LATER, CLINIC));

        assertThat(change(referral, referral.version() - 1)).isEqualTo("VERSION_CONFLICT");
        assertThat(change(referral, referral.version()))
                .isEqualTo(referral.ubrn().text());
        Referral changed = world.referrals.find(referral.ubrn()).orElseThrow();
        assertThat(changed.version()).isGreaterThan(referral.version());
        assertThat(changed.shortlist().entries())
                .extracting(e -> e.service().value())
                .containsExactly(LETTER_CLINIC);
    }

    @Test
    void a_cancelled_referral_leaves_every_list_and_has_no_owner() {
        Referral referral = created(request(PATIENT, NEED_TO_ADD_LATER, CLINIC));
        var request = new CancellationRules.Request(
                referral.ubrn(), referral.version(), "RAISED_IN_ERROR", Optional.of("wrong patient"));

        world.cancellation.cancel(
                request, clinician(), once(null, new byte[0], c -> c.after().ubrn()));

        Referral cancelled = world.referrals.find(referral.ubrn()).orElseThrow();
        assertThat(cancelled.standing().state()).isEqualTo(ReferralState.CANCELLED_REFERRAL);
        assertThat(lists(cancelled)).isEmpty();
        assertThat(owner(cancelled)).isEqualTo("NOBODY null null");
    }

    private static CreationRequest starting(Duration fromNow) {
        return new CreationRequest(
                PATIENT, Optional.empty(), choice(NEED_TO_ADD_LATER, CLINIC), Optional.of(NOW.plus(fromNow)));
    }

    private static health.onward.platform.Once<Referral> key(String key, int fingerprint) {
        return once(key, new byte[] {(byte) fingerprint}, Referral::ubrn);
    }

    private Referral created(CreationRequest request) {
        var answer = world.creation.create(request, clinician(), once(null, new byte[0], Referral::ubrn));
        return world.referrals.find(Ubrn.parse(text(answer)).orElseThrow()).orElseThrow();
    }

    private String create(CreationRequest request, String key, int fingerprint) {
        return text(world.creation.create(request, clinician(), key(key, fingerprint)));
    }

    private String change(Referral referral, long version) {
        return text(world.shortlistChange.change(
                referral.ubrn(),
                version,
                choice(NEED_TO_ADD_LATER, LETTER_CLINIC),
                clinician(),
                once(null, new byte[0], changed -> changed.after().ubrn())));
    }

    private RefusalCode refused(CreationRequest request) {
        var outcome = world.creation.create(request, clinician(), once(null, new byte[0], Referral::ubrn));
        return ((Outcome.Refused<Answer>) outcome).code();
    }

    private static String text(Outcome<Answer> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var answer) -> new String(answer.body(), StandardCharsets.UTF_8);
            case Outcome.Refused<Answer> refused -> refused.code().name();
        };
    }

    private String lists(Referral referral) {
        return world.look
                .sql("select coalesce(string_agg(list, ' ' order by list), '') from worklist_item where ubrn = ?")
                .param(referral.ubrn().number())
                .query(String.class)
                .single();
    }

    private String owner(Referral referral) {
        return world.look
                .sql(
                        "select owner_side || ' ' || coalesce(owner_org, 'null') || ' ' || coalesce(next_action_on::text, 'null') from referral where ubrn = ?")
                .param(referral.ubrn().number())
                .query(String.class)
                .single();
    }
}
