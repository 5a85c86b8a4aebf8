package health.onward.referral;

import static health.onward.referral.Facets.LetterIntention.NOT_INTENDING_TO_ADD;
import static health.onward.referral.ReferralWorld.CLINIC;
import static health.onward.referral.ReferralWorld.PATIENT;
import static health.onward.referral.ReferralWorld.actor;
import static health.onward.referral.ReferralWorld.clinician;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.AuditTrail;
import health.onward.directory.DirectoryWorld;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.patient.AccessCode;
import health.onward.patient.PatientIndex;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Access codes come with the first referral, and are renewed and withdrawn by the practice that referred. */
class AccessRenewalTest {

    private final ReferralWorld world = new ReferralWorld();
    private final AccessRenewal renewal = new AccessRenewal(
            world.transactions,
            world.referrals,
            new PatientIndex(JdbcClient.create(world.directory.tap)),
            world.codes,
            new AuditTrail(world.ids),
            DirectoryWorld.CLOCK);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_patients_first_referral_brings_a_code_and_the_next_one_keeps_it() {
        assertThat(world.codes.find(PATIENT)).isEmpty();
        created();
        AccessCode code = world.codes.find(PATIENT).orElseThrow();
        created();
        assertThat(world.codes.find(PATIENT)).contains(code);
    }

    @Test
    void a_new_code_takes_the_place_of_the_old_one_and_the_audit_trail_says_who_did_it() {
        Ubrn ubrn = created();
        AccessCode old = world.codes.find(PATIENT).orElseThrow();
        assertThat(renewal.renew(ubrn, clinician())).isEqualTo(Outcome.accepted(ubrn));
        assertThat(world.codes.find(PATIENT)).isPresent().get().isNotEqualTo(old);
        assertThat(audited("renew-access-code")).isOne();
    }

    @Test
    void a_withdrawn_code_opens_nothing() {
        Ubrn ubrn = created();
        assertThat(renewal.withdraw(ubrn, clinician())).isEqualTo(Outcome.accepted(ubrn));
        assertThat(world.codes.find(PATIENT)).isEmpty();
        assertThat(audited("withdraw-access-code")).isOne();
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "REFERRING_CLINICIAN, D82999, NO_RELATIONSHIP",
        "SERVICE_PROVIDER_CLINICIAN, R69, FORBIDDEN",
        "INFORMATION_ANALYST, D82106, FORBIDDEN"
    })
    void nobody_else_can(BusinessFunction function, String organisation, RefusalCode code) {
        Ubrn ubrn = created();
        AccessCode before = world.codes.find(PATIENT).orElseThrow();
        Actor stranger = actor(function, organisation);
        assertThat(renewal.renew(ubrn, stranger))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(world.codes.find(PATIENT)).contains(before);
    }

    @Test
    void a_request_that_is_not_there_has_no_patient() {
        assertThat(renewal.renew(new Ubrn(5), clinician()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.NOT_FOUND));
    }

    private long audited(String what) {
        return world.look
                .sql("select count(*) from audit where what = ? and outcome = 'GRANTED'")
                .param(what)
                .query(Long.class)
                .single();
    }

    private Ubrn created() {
        Outcome<Answer> outcome = world.creation.create(
                ReferralWorld.request(PATIENT, NOT_INTENDING_TO_ADD, CLINIC),
                clinician(),
                ReferralWorld.once(null, new byte[0], Referral::ubrn));
        Answer answer = ((Outcome.Accepted<Answer>) outcome).value();
        return Ubrn.parse(new String(answer.body(), StandardCharsets.UTF_8)).orElseThrow();
    }
}
