package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.document.Availability;
import health.onward.document.FileSample;
import health.onward.document.StoredFile;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.referral.Attachment.Kind;
import health.onward.referral.Facets.Review;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LetterMaintenanceTest {

    private final LetterWorld world = new LetterWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_first_letter_ends_the_waiting_for_it_and_brings_the_referral_to_its_reviewers() {
        Referral booked = world.stored("booked, letter missing");
        assertThat(world.lists()).containsExactly("LETTERS_OUTSTANDING");
        StoredFile file = world.uploaded("letter.pdf", booked);
        world.tap.forget();

        assertThat(world.maintain(booked, 5, LetterWorld.clinician(), LetterWorld.described(file, "Blood tests")))
                .isEqualTo("accepted");

        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(6);
        RoutingLint.check(world.tap, world.database.owner());
        assertThat(world.attachments.of(booked.ubrn())).singleElement().satisfies(one -> {
            assertThat(one.file()).isEqualTo(file.id());
            assertThat(one.kind()).isEqualTo(Kind.REFERRER);
            assertThat(one.name()).isEqualTo("letter.pdf");
            assertThat(one.contentType()).isEqualTo("application/pdf");
            assertThat(one.size()).isEqualTo(17);
            assertThat(one.description()).contains("Blood tests");
            assertThat(one.by()).isEqualTo(LetterWorld.clinician().user());
            assertThat(one.organisation()).isEqualTo(Standings.REFERRER);
            assertThat(one.onBehalfOf()).isEmpty();
            assertThat(one.attachedAt()).isEqualTo(LetterWorld.NOW);
            assertThat(one.availability()).isEqualTo(Availability.AVAILABLE);
        });
        assertThat(world.files
                        .find(file.id(), LetterWorld.NOW)
                        .orElseThrow()
                        .linkedTo(booked.ubrn().number()))
                .isTrue();
        Facets.ClinicalInformation information = world.now(booked).facets().information();
        assertThat(information.letters()).isEqualTo(1);
        assertThat(information.firstSubmitted()).contains(LetterWorld.NOW);
        assertThat(information.lastUpdated()).isEmpty();
        assertThat(world.lists()).containsExactly("REFERRALS_FOR_REVIEW");
        assertThat(world.jdbc
                        .sql("select action from ledger order by version")
                        .query(String.class)
                        .list())
                .containsExactly("REFERRAL_CREATED", "LETTER_CHANGED");
        assertThat(world.jdbc
                        .sql("select count(*) from audit where what = 'A012' and outcome = 'GRANTED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void those_named_replace_those_that_were_there_and_what_is_named_again_keeps_who_attached_it() {
        Referral referral = world.stored("not booked");
        StoredFile kept = world.uploaded("kept.pdf", referral);
        StoredFile dropped = world.uploaded("dropped.pdf", referral);
        StoredFile added = world.uploaded("added.pdf", referral);
        assertThat(world.maintain(
                        referral, 5, LetterWorld.clinician(), LetterWorld.named(kept), LetterWorld.named(dropped)))
                .isEqualTo("accepted");
        List<Attachment> before = world.attachments.of(referral.ubrn());

        assertThat(world.maintain(referral, 6, LetterWorld.admin(), LetterWorld.named(added), LetterWorld.named(kept)))
                .isEqualTo("accepted");

        List<Attachment> after = world.attachments.of(referral.ubrn());
        assertThat(after).extracting(Attachment::name).containsExactly("added.pdf", "kept.pdf");
        assertThat(after.getFirst().by()).isEqualTo(LetterWorld.admin().user());
        assertThat(after.getFirst().onBehalfOf()).contains(referral.referrer());
        assertThat(after.getLast().by()).isEqualTo(LetterWorld.clinician().user());
        assertThat(after)
                .extracting(Attachment::number)
                .doesNotContainAnyElementsOf(
                        before.stream().map(Attachment::number).toList());
        assertThat(world.now(referral).facets().information().lastUpdated()).contains(LetterWorld.NOW);
        assertThat(world.files.find(dropped.id(), LetterWorld.NOW).orElseThrow().linked())
                .isFalse();
        assertThat(world.files.find(kept.id(), LetterWorld.NOW).orElseThrow().linked())
                .isTrue();
        // What was there once stays known.
        assertThat(world.jdbc
                        .sql("select count(*) from attachment where unlinked_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(world.maintain(referral, 7, LetterWorld.clinician(), LetterWorld.named(dropped)))
                .isEqualTo("accepted");
        assertThat(world.attachments.of(referral.ubrn()))
                .extracting(Attachment::name)
                .containsExactly("dropped.pdf");
    }

    @Test
    void an_accepted_referral_is_for_review_again_when_its_letter_changes() {
        Referral accepted = world.stored("booked, accepted");
        assertThat(world.lists()).isEmpty();

        assertThat(world.maintain(
                        accepted, 5, LetterWorld.clinician(), LetterWorld.named(world.uploaded("new.pdf", accepted))))
                .isEqualTo("accepted");

        assertThat(world.now(accepted).facets().review())
                .isEqualTo(new Review(Review.State.PENDING, Review.Context.LETTER_CHANGED));
        assertThat(world.lists()).containsExactly("REFERRALS_FOR_REVIEW");
    }

    @Test
    void a_provider_adds_its_files_to_those_that_are_there() {
        Referral booked = world.stored("booked, to be reviewed");
        assertThat(world.maintain(
                        booked, 5, LetterWorld.clinician(), LetterWorld.named(world.uploaded("letter.pdf", booked))))
                .isEqualTo("accepted");
        StoredFile advice = FileSample.file("advice.pdf")
                .meantFor(booked.ubrn().number())
                .of("R68")
                .uploaded(LetterWorld.NOW)
                .stored(world.transactions, world.jdbc);

        assertThat(world.provide(booked, LetterWorld.named(advice))).isEqualTo("accepted");

        assertThat(world.attachments.of(booked.ubrn()))
                .extracting(Attachment::kind)
                .containsExactly(Kind.REFERRER, Kind.PROVIDER);
        // It is not the referrer's to name, and its name is taken.
        StoredFile sameName = world.uploaded("ADVICE.pdf", booked);
        assertThat(world.maintain(booked, 7, LetterWorld.clinician(), LetterWorld.named(sameName)))
                .isEqualTo("DUPLICATE_FILENAME");
        assertThat(world.maintain(booked, 7, LetterWorld.clinician(), LetterWorld.named(advice)))
                .isEqualTo("INVALID_STATE");
        assertThat(world.maintain(
                        booked, 7, LetterWorld.clinician(), LetterWorld.named(world.uploaded("other.pdf", booked))))
                .isEqualTo("accepted");
        assertThat(world.attachments.of(booked.ubrn()))
                .extracting(Attachment::name)
                .containsExactly("advice.pdf", "other.pdf");
    }

    @Test
    void what_a_look_found_since_is_shown_though_the_link_was_made_before() {
        Referral referral = world.stored("not booked");
        StoredFile file = FileSample.file("letter.pdf")
                .meantFor(referral.ubrn().number())
                .uploaded(LetterWorld.NOW)
                .found(Availability.PENDING)
                .stored(world.transactions, world.jdbc);
        assertThat(world.maintain(referral, 5, LetterWorld.clinician(), LetterWorld.named(file)))
                .isEqualTo("accepted");
        List<Attachment> linked = world.attachments.of(referral.ubrn());
        assertThat(linked).extracting(Attachment::availability).containsExactly(Availability.PENDING);

        world.jdbc
                .sql("update file set availability = 'THREATS_FOUND', scan_due_at = null")
                .update();

        List<Attachment> looked = world.attachments.lookedAt(linked, LetterWorld.NOW);
        assertThat(looked).extracting(Attachment::availability).containsExactly(Availability.THREATS_FOUND);
        var _ = world.transactions.write(changes -> {
            Attachments.note(referral.ubrn(), linked, looked, changes);
            return Outcome.accepted(1);
        });
        assertThat(world.attachments.of(referral.ubrn()))
                .extracting(Attachment::availability)
                .containsExactly(Availability.THREATS_FOUND);
        assertThat(world.now(referral).version()).isEqualTo(6);
    }
}
