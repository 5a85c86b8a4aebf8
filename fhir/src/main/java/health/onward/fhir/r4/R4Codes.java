package health.onward.fhir.r4;

/** The systems of codes and identifiers on the R4 wire (api sections a.9 and a.11). */
final class R4Codes {

    static final String SDS_USER = "https://fhir.nhs.uk/Id/sds-user-id";
    static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    static final String ODS_SITE = "https://fhir.nhs.uk/Id/ods-site-code";
    static final String BUSINESS_FUNCTION = "https://fhir.nhs.uk/CodeSystem/eRS-BusinessFunction-1";

    private R4Codes() {}
}
