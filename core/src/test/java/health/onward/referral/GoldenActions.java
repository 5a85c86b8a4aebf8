package health.onward.referral;

import static health.onward.identity.BusinessFunction.PATIENT;
import static health.onward.identity.BusinessFunction.PROVIDER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_ADMIN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.identity.BusinessFunction;
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

/** The hand-written table of who may do what, and when: standing-actions.txt. */
final class GoldenActions {

    private static final Map<String, List<BusinessFunction>> WHO = Map.of(
            "R", List.of(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
            "RA", List.of(REFERRING_ADMIN),
            "P", List.of(SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_CLINICIAN_ADMIN),
            "SPA", List.of(SERVICE_PROVIDER_ADMIN),
            "APP", List.of(PROVIDER_AUTHORISED_APPLICATION),
            "PAT", List.of(PATIENT),
            "", List.of());

    private GoldenActions() {}

    static Map<String, Map<BusinessFunction, Set<ReferralAction>>> read() {
        Map<String, Map<BusinessFunction, Set<ReferralAction>>> all = new LinkedHashMap<>();
        String standing = "";
        for (String line : text().lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\\|");
            standing = cells[0].isBlank() ? standing : cells[0].strip();
            var who = all.computeIfAbsent(standing, name -> new EnumMap<>(BusinessFunction.class));
            for (BusinessFunction function : WHO.getOrDefault(cells[1].strip(), List.of())) {
                who.put(function, actions(cells[2].strip()));
            }
        }
        return all;
    }

    private static Set<ReferralAction> actions(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.equals("nothing"))
                .map(ReferralAction::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReferralAction.class)));
    }

    private static String text() {
        try (InputStream in = GoldenActions.class.getResourceAsStream("standing-actions.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
