package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider says of a service of theirs (domain rules 3.2). Its number, version and status come from the directory, its
 * place on the map from the site's postcode, and capacity alerts from whoever agrees them.
 *
 * @param name unique among the provider's services
 * @param location the site where patients go, or the provider itself
 * @param specialty code of the SPECIALTY list; clinic types belong to it
 * @param clinicians whom a referrer may ask for by name
 * @param ages inclusive range in months; no upper end means any age above
 * @param menu whether every referrer sees it, or only those for whom it is commissioned (a commissioning rule)
 * @param treatmentWaitDays the published indicative wait for treatment, in days
 * @param adviceDays working days in which the service means to answer a request for advice; without, as many as all others
 */
public record ServiceDefinition(
        String name,
        OdsCode provider,
        OdsCode location,
        String specialty,
        Set<String> clinicTypes,
        Set<String> clinicalTerms,
        Set<UserId> clinicians,
        Set<RequestType> requestTypes,
        BookableType bookable,
        Optional<String> appointmentType,
        Set<Priority> priorities,
        Service.SexTreated sexTreated,
        Service.Ages ages,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        boolean letterRequired,
        Service.Menu menu,
        Optional<Integer> treatmentWaitDays,
        Service.SlotSettings slots,
        Set<String> additionalRequirements,
        Service.Notes notes,
        Optional<Integer> adviceDays) {

    public ServiceDefinition {
        clinicTypes = Set.copyOf(clinicTypes);
        clinicalTerms = Set.copyOf(clinicalTerms);
        clinicians = Set.copyOf(clinicians);
        requestTypes = Set.copyOf(requestTypes);
        priorities = Set.copyOf(priorities);
        additionalRequirements = Set.copyOf(additionalRequirements);
    }

    /** With no time of its own for answers. */
    public ServiceDefinition(
            String name,
            OdsCode provider,
            OdsCode location,
            String specialty,
            Set<String> clinicTypes,
            Set<String> clinicalTerms,
            Set<UserId> clinicians,
            Set<RequestType> requestTypes,
            BookableType bookable,
            Optional<String> appointmentType,
            Set<Priority> priorities,
            Service.SexTreated sexTreated,
            Service.Ages ages,
            LocalDate effectiveFrom,
            Optional<LocalDate> effectiveTo,
            boolean letterRequired,
            Service.Menu menu,
            Optional<Integer> treatmentWaitDays,
            Service.SlotSettings slots,
            Set<String> additionalRequirements,
            Service.Notes notes) {
        this(
                name,
                provider,
                location,
                specialty,
                clinicTypes,
                clinicalTerms,
                clinicians,
                requestTypes,
                bookable,
                appointmentType,
                priorities,
                sexTreated,
                ages,
                effectiveFrom,
                effectiveTo,
                letterRequired,
                menu,
                treatmentWaitDays,
                slots,
                additionalRequirements,
                notes,
                Optional.empty());
    }

    ServiceDefinition at(OdsCode newProvider, OdsCode newLocation) {
        return moved(newProvider, newLocation, adviceDays);
    }

    ServiceDefinition answeringWithin(Optional<Integer> days) {
        return moved(provider, location, days);
    }

    private ServiceDefinition moved(OdsCode newProvider, OdsCode newLocation, Optional<Integer> days) {
        return new ServiceDefinition(
                name,
                newProvider,
                newLocation,
                specialty,
                clinicTypes,
                clinicalTerms,
                clinicians,
                requestTypes,
                bookable,
                appointmentType,
                priorities,
                sexTreated,
                ages,
                effectiveFrom,
                effectiveTo,
                letterRequired,
                menu,
                treatmentWaitDays,
                slots,
                additionalRequirements,
                notes,
                days);
    }

    boolean directlyBookable() {
        return bookable == BookableType.DIRECTLY_BOOKABLE && requestTypes.contains(RequestType.APPOINTMENT_REQUEST);
    }

    boolean advises() {
        return requestTypes.contains(RequestType.ADVICE_AND_GUIDANCE_REQUEST);
    }

    boolean triages() {
        return requestTypes.contains(RequestType.TRIAGE_REQUEST);
    }
}
