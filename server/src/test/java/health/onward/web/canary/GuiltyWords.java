package health.onward.web.canary;

import org.hl7.fhir.dstu3.model.ReferralRequest;

/** A page that speaks FHIR. */
record GuiltyWords(ReferralRequest request) {}
