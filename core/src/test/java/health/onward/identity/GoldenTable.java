package health.onward.identity;

import static health.onward.identity.BusinessFunction.PATIENT;
import static health.onward.identity.BusinessFunction.PROVIDER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_ADMIN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A table, written by hand, of who may do what, and when: a standing in each line, whose functions, and the actions. */
public final class GoldenTable {

    private static final Map<String, List<BusinessFunction>> WHO = Map.of(
            "R", List.of(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
            "RA", List.of(REFERRING_ADMIN),
            "P", List.of(SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_CLINICIAN_ADMIN),
            "SPA", List.of(SERVICE_PROVIDER_ADMIN),
            "APP", List.of(PROVIDER_AUTHORISED_APPLICATION),
            "PAT", List.of(PATIENT),
            "", List.of());

    private GoldenTable() {}

    /** @param file which lies beside a class */
    public static <A extends Enum<A>> Map<String, Map<BusinessFunction, Set<A>>> read(
            Class<?> beside, String file, Class<A> actions) {
        Map<String, Map<BusinessFunction, Set<A>>> all = new LinkedHashMap<>();
        String standing = "";
        for (String line : text(beside, file).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\\|");
            standing = cells[0].isBlank() ? standing : cells[0].strip();
            var who = all.computeIfAbsent(standing, name -> new EnumMap<>(BusinessFunction.class));
            for (BusinessFunction function : Objects.requireNonNull(WHO.get(cells[1].strip()), line)) {
                who.put(function, named(cells[2].strip(), actions));
            }
        }
        return all;
    }

    private static <A extends Enum<A>> Set<A> named(String names, Class<A> actions) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.equals("nothing"))
                .map(name -> Enum.valueOf(actions, name))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(actions)));
    }

    private static String text(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
