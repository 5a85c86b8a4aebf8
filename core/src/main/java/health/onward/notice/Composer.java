package health.onward.notice;

import health.onward.directory.CodeList;
import health.onward.directory.ReferenceData;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.Person;
import health.onward.patient.Demographics;
import health.onward.patient.Patient;
import health.onward.referral.Standing.ReasonList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a notice into words and finds out where to send it, by what is known of everybody at that moment (hazard H14). */
public final class Composer {

    private final Demographics patients;
    private final People people;
    private final Organisations organisations;
    private final Services services;
    private final ReferenceData reference;

    public Composer(
            Demographics patients,
            People people,
            Organisations organisations,
            Services services,
            ReferenceData reference) {
        this.patients = patients;
        this.people = people;
        this.organisations = organisations;
        this.services = services;
        this.reference = reference;
    }

    Composed compose(Notice notice) {
        NoticeWords.Text text = NoticeWords.of(notice, names(notice.about()));
        return notice.to().role() == Addressee.Role.PATIENT
                ? toPatient(notice, text)
                : new Composed(staffName(notice.to()), place(notice.to()), text, Optional.empty());
    }

    Composed compose(AdviceNotice notice) {
        AdviceNotice.About about = notice.about();
        var names = new AdviceWords.Names(
                called(about.practice()),
                called(about.provider()),
                about.answered().flatMap(last -> people.find(last.by())).map(Person::name));
        return new Composed(
                staffName(notice.to()), place(notice.to()), AdviceWords.of(notice, names), Optional.empty());
    }

    private Composed toPatient(Notice notice, NoticeWords.Text text) {
        Optional<Patient> found = patients.find(notice.patient());
        if (found.isEmpty()) {
            return withheld(text, "the patient is not known here any more");
        }
        Patient patient = found.get();
        if (patient.sensitive()) {
            return withheld(text, "the patient's record is sensitive: nobody may learn the address");
        }
        if (patient.deceasedOn().isPresent()) {
            return withheld(text, "the patient has died");
        }
        List<String> address = new ArrayList<>(patient.address());
        patient.postcode().ifPresent(address::add);
        Optional<String> name = Optional.of(patient.given() + " " + patient.family());
        return address.isEmpty()
                ? new Composed(name, address, text, Optional.of("the patient has no address"))
                : new Composed(name, address, text, Optional.empty());
    }

    private static Composed withheld(NoticeWords.Text text, String why) {
        return new Composed(Optional.empty(), List.of(), text, Optional.of(why));
    }

    private Optional<String> staffName(Addressee to) {
        return to.person()
                .flatMap(people::find)
                .map(Person::name)
                .or(() -> to.service().flatMap(services::find).map(Service::name))
                .or(() -> to.organisation().flatMap(organisations::find).map(Organisation::name));
    }

    private List<String> place(Addressee to) {
        return to.organisation()
                .flatMap(organisations::find)
                .map(at -> {
                    List<String> lines = new ArrayList<>(List.of(at.name()));
                    at.postcode().ifPresent(lines::add);
                    return List.copyOf(lines);
                })
                .orElse(List.of());
    }

    private NoticeWords.Names names(Notice.About about) {
        Optional<Service> service = about.service().flatMap(services::find);
        return new NoticeWords.Names(
                called(about.practice()),
                service.map(Service::name).orElse("the clinic"),
                service.flatMap(Composer::phone),
                about.owner().map(this::called).orElse("nobody"),
                about.list()
                        .flatMap(Composer::codes)
                        .flatMap(list -> about.reason().map(code -> reference.display(list, code))));
    }

    private String called(OdsCode code) {
        return organisations.find(code).map(Organisation::name).orElse(code.value());
    }

    private static Optional<String> phone(Service service) {
        return service.notes().contacts().stream()
                .filter(contact ->
                        contact.purpose().equals("PATIENT") && contact.kind().equals("phone"))
                .map(Service.Contact::value)
                .findFirst();
    }

    private static Optional<CodeList> codes(ReasonList list) {
        return switch (list) {
            case REFERRAL_CANCELLATION -> Optional.of(CodeList.REFERRAL_CANCELLATION_REASON);
            case APPOINTMENT_CANCELLATION -> Optional.of(CodeList.APPOINTMENT_CANCELLATION_REASON);
            case NON_ATTENDANCE -> Optional.of(CodeList.APPOINTMENT_NON_ATTENDANCE_REASON);
            case REVIEW_REASON, REVIEW_OUTCOME, ASSESSMENT_OUTCOME -> Optional.empty();
        };
    }
}
