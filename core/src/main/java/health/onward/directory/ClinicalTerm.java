package health.onward.directory;

/** A clinical term (SNOMED CT id and words) by which referrers search, with where such patients are usually seen. */
public record ClinicalTerm(String id, String term, String specialty, String clinicType) {}
