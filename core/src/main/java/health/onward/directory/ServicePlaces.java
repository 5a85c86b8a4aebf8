package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.Organisations;
import health.onward.platform.bulk.ImportRun;
import java.util.List;
import java.util.function.Consumer;

/** Moves services to where their sites' postcodes are, after an import of postcodes or sites and in its transaction. */
public final class ServicePlaces implements Consumer<ImportRun> {

    private final Organisations organisations;

    /** @param organisations over the database of the import, not remembered from before */
    public ServicePlaces(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public void accept(ImportRun run) {
        List<OdsCode> locations =
                run.list("select distinct location from service", (row, n) -> new OdsCode(row.getString("location")));
        List<Organisation> sites = organisations.find(locations);
        long moved = run.update(
                """
                update service s set easting_m = l.easting_m, northing_m = l.northing_m
                from (select u.location, p.easting_m, p.northing_m
                      from unnest(?::text[], ?::text[]) as u (location, postcode) left join postcode p using (postcode)) l
                where s.location = l.location
                  and (s.easting_m, s.northing_m) is distinct from (l.easting_m, l.northing_m)
                """,
                sites.stream().map(site -> site.code().value()).toArray(String[]::new),
                sites.stream()
                        .map(site -> site.postcode().flatMap(Postcode::printed).orElse(""))
                        .toArray(String[]::new));
        if (moved > 0) {
            run.note(moved + " services are at another place than before");
        }
        long lost = run.count("select count(*) from service where easting_m is null");
        if (lost > 0) {
            run.note(lost + " services have no known place and will not be found by distance");
        }
    }
}
