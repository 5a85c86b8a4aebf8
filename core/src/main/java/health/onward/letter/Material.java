package health.onward.letter;

import health.onward.directory.CodeList;
import health.onward.directory.Service;
import health.onward.identity.Nameplate;
import health.onward.identity.Nameplates;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.Patient;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every letter is composed from, as it was at one moment. */
record Material(
        Referral referral,
        Patient patient,
        Map<ServiceId, Service> services,
        Nameplates.Found names,
        CodeWords words,
        Signposts signposts,
        Instant now) {

    /** All services that a letter about a referral may name. */
    static Set<ServiceId> services(Referral referral) {
        Set<ServiceId> services = new LinkedHashSet<>();
        referral.shortlist().entries().forEach(entry -> services.add(entry.service()));
        referral.facets().appointment().map(CurrentAppointment::service).ifPresent(services::add);
        return services;
    }

    static Set<UserId> people(Referral referral) {
        Set<UserId> people = new LinkedHashSet<>();
        people.add(referral.referrer());
        referral.facets().appointment().flatMap(CurrentAppointment::clinician).ifPresent(people::add);
        referral.criteria().namedClinician().ifPresent(people::add);
        return people;
    }

    static Set<OdsCode> organisations(Referral referral, Patient patient, Map<ServiceId, Service> services) {
        Set<OdsCode> organisations = new LinkedHashSet<>();
        organisations.add(referral.referringOrganisation());
        patient.registeredPractice().ifPresent(organisations::add);
        services.values().forEach(service -> organisations.add(service.site().code()));
        return organisations;
    }

    Nameplate sender() {
        return names.organisation(referral.referringOrganisation());
    }

    Optional<CurrentAppointment> appointment() {
        return referral.facets().appointment();
    }

    /** The service that holds the referral. */
    Optional<Service> holder() {
        return appointment().map(CurrentAppointment::service).map(services::get);
    }

    Nameplate site(Service service) {
        return names.organisation(service.site().code());
    }

    /** Of the search, or of the service that holds it. */
    Optional<String> specialty() {
        return referral.criteria()
                .specialty()
                .or(() -> holder().map(Service::specialty))
                .map(code -> words.display(CodeList.SPECIALTY, code));
    }
}
