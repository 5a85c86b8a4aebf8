package health.onward.fhir.r4;

import health.onward.advice.RequestIds.Kind;
import health.onward.advice.RequestIds.Request;
import health.onward.referral.Ubrn;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** Writes a referral or a request for advice as the ServiceRequest that a search finds (A041). */
final class ServiceRequestR4 {

    static final String UBRN = "https://fhir.nhs.uk/Id/UBRN";

    private static final String SYSTEMS = "https://fhir.nhs.uk/CodeSystem/";

    private ServiceRequestR4() {}

    static ServiceRequest write(Request request, Ubrn ubrn) {
        var written = new ServiceRequest();
        written.setId(request.id());
        written.getMeta().setVersionId(Long.toString(request.version()));
        written.addIdentifier().setSystem(UBRN).setValue(ubrn.text());
        written.setStatus(
                switch (request.status()) {
                    case ACTIVE -> ServiceRequestStatus.ACTIVE;
                    case COMPLETED -> ServiceRequestStatus.COMPLETED;
                    case REVOKED -> ServiceRequestStatus.REVOKED;
                });
        written.setIntent(ServiceRequestIntent.ORDER);
        boolean advice = request.kind() == Kind.ADVICE;
        written.addCategory(concept("message-category-servicerequest", advice ? "request" : "referral"));
        if (advice) {
            written.setCode(concept("servicerequest-code", "advice-and-guidance"));
        }
        return written.setSubject(new Reference()
                .setIdentifier(new Identifier()
                        .setSystem("https://fhir.nhs.uk/Id/nhs-number")
                        .setValue(request.patient().value())));
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(SYSTEMS + system).setCode(code));
    }
}
