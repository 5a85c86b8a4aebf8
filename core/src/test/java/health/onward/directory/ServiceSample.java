package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service that every search of {@link SearchSample} finds, and how others differ from it. */
public final class ServiceSample {

    private ServiceId id = new ServiceId(11002);
    private String name = "Cardiology clinic";
    private Service.Status status = Service.Status.PUBLISHED;
    private Optional<Place> place = Optional.of(new Place(400_000, 300_000));
    private String specialty = "CARDIOLOGY";
    private Set<String> clinicTypes = Set.of("HEART_FAILURE");
    private Set<String> terms = Set.of();
    private Set<UserId> clinicians = Set.of();
    private Set<RequestType> requestTypes = Set.of(RequestType.APPOINTMENT_REQUEST);
    private BookableType bookable = BookableType.DIRECTLY_BOOKABLE;
    private Set<Priority> priorities = Set.of(Priority.ROUTINE, Priority.URGENT);
    private Service.SexTreated sex = Service.SexTreated.MALE_AND_FEMALE;
    private Service.Ages ages = new Service.Ages(0, Optional.empty());
    private LocalDate from = LocalDate.of(2020, 1, 1);
    private Optional<LocalDate> to = Optional.empty();
    private Service.Menu menu = Service.Menu.SECONDARY_CARE;
    private boolean promoted;
    private Service.SlotSettings slots =
            new Service.SlotSettings(1, 180, Map.of(Priority.URGENT, new Service.Window(1, Optional.of(48))));
    private boolean letterRequired;
    private OdsCode provider = new OdsCode("R69");
    private OdsCode site = new OdsCode("R6901");
    private Optional<String> siteName = Optional.empty();
    private boolean limited;
    private Optional<String> appointmentType = Optional.of("FIRST_OUTPATIENT");
    private Optional<Integer> adviceDays = Optional.empty();
    private Optional<Integer> treatmentWait = Optional.of(30);
    private Set<String> requirements = Set.of("INTERPRETER", "TRANSPORT");
    private Service.Notes notes = notes("01234567890");

    public static ServiceSample service(long id) {
        var sample = new ServiceSample();
        sample.id = new ServiceId(id);
        return sample;
    }

    public ServiceSample named(String text) {
        name = text;
        return this;
    }

    public ServiceSample status(Service.Status now) {
        status = now;
        return this;
    }

    public ServiceSample at(OdsCode code, Optional<Place> where) {
        site = code;
        place = where;
        return this;
    }

    public ServiceSample treating(String specialtyCode, Set<String> types, Set<String> termIds) {
        specialty = specialtyCode;
        clinicTypes = types;
        terms = termIds;
        return this;
    }

    public ServiceSample with(Set<UserId> people) {
        clinicians = people;
        return this;
    }

    public ServiceSample taking(Set<RequestType> types, BookableType how) {
        requestTypes = types;
        bookable = how;
        return this;
    }

    public ServiceSample accepting(Set<Priority> some) {
        priorities = some;
        return this;
    }

    public ServiceSample seeing(Service.SexTreated treated, int fromMonths, Optional<Integer> toMonths) {
        sex = treated;
        ages = new Service.Ages(fromMonths, toMonths);
        return this;
    }

    public ServiceSample open(LocalDate first, Optional<LocalDate> last) {
        from = first;
        to = last;
        return this;
    }

    public ServiceSample menu(Service.Menu which) {
        menu = which;
        return this;
    }

    public ServiceSample promoted() {
        promoted = true;
        return this;
    }

    public ServiceSample siteNamed(String text) {
        siteName = Optional.of(text);
        return this;
    }

    public ServiceSample limited() {
        limited = true;
        return this;
    }

    public ServiceSample provided(OdsCode by) {
        provider = by;
        return this;
    }

    public ServiceSample kind(@Nullable String type) {
        appointmentType = Optional.ofNullable(type);
        return this;
    }

    public ServiceSample treatedWithin(@Nullable Integer days) {
        treatmentWait = Optional.ofNullable(days);
        return this;
    }

    public ServiceSample advisingWithin(int days) {
        adviceDays = Optional.of(days);
        return this;
    }

    public ServiceSample requirements(Set<String> some) {
        requirements = some;
        return this;
    }

    public ServiceSample notes(Service.Notes some) {
        notes = some;
        return this;
    }

    private static Service.Notes notes(String phone) {
        return new Service.Notes(
                Optional.of("Ring first"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Hearts"),
                Optional.empty(),
                Optional.of("Bring your letter"),
                Optional.of("9-5 Mon-Fri"),
                Optional.empty(),
                Optional.empty(),
                List.of(new Service.Contact("PATIENT", "phone", phone)));
    }

    public ServiceSample askingForALetter() {
        letterRequired = true;
        return this;
    }

    public ServiceSample slots(Service.SlotSettings settings) {
        slots = settings;
        return this;
    }

    public Service build() {
        return new Service(
                id,
                1,
                status,
                definition(),
                new Service.Site(site, siteName.orElse(site.value()), place),
                promoted,
                limited);
    }

    public ServiceDefinition definition() {
        return new ServiceDefinition(
                name,
                provider,
                site,
                specialty,
                clinicTypes,
                terms,
                clinicians,
                requestTypes,
                bookable,
                appointmentType,
                priorities,
                sex,
                ages,
                from,
                to,
                letterRequired,
                menu,
                treatmentWait,
                slots,
                requirements,
                notes,
                adviceDays);
    }
}
