package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.platform.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves services to where their sites' postcodes are, after postcodes or sites have changed. */
final class ServicePlaces {

    private ServicePlaces() {}

    /** @param places of postcodes as {@link Postcode} prints them */
    static void moveAll(JdbcClient jdbc, Sites sites, Map<String, Place> places, Changes changes) {
        List<OdsCode> locations = jdbc.sql("select distinct location from service")
                .query((row, n) -> new OdsCode(row.getString(1)))
                .list();
        List<String> codes = new ArrayList<>();
        List<String> eastings = new ArrayList<>();
        List<String> northings = new ArrayList<>();
        Map<OdsCode, Organisation> known = sites.find(locations);
        for (OdsCode location : locations) {
            Optional<Place> place = Optional.ofNullable(known.get(location))
                    .flatMap(Organisation::postcode)
                    .flatMap(Postcode::printed)
                    .flatMap(postcode -> Optional.ofNullable(places.get(postcode)));
            codes.add(location.value());
            eastings.add(place.map(p -> Integer.toString(p.eastingMetres())).orElse(""));
            northings.add(place.map(p -> Integer.toString(p.northingMetres())).orElse(""));
        }
        changes.add(
                """
                update service set easting_m = nullif(p.easting, '')::int, northing_m = nullif(p.northing, '')::int
                from unnest(?::text[], ?::text[], ?::text[]) as p (location, easting, northing)
                where service.location = p.location
                """, codes.toArray(String[]::new), eastings.toArray(String[]::new), northings.toArray(String[]::new));
    }
}
