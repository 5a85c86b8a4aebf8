package health.onward.acceptance.contract;

import health.onward.server.Client;
import health.onward.server.RunningServer;

/** People of the demo world who call the API in these tables, each in one function at one organisation. */
enum Actor {
    GP("555073103100", "D82106", "REFERRING_CLINICIAN"),
    GP_ADMIN("555031998104", "D82106", "REFERRING_CLINICIAN_ADMIN"),
    CLINIC_ADMIN("555031998104", "R69", "REFERRING_CLINICIAN_ADMIN"),
    CLERK("555031998103", "D82106", "REFERRING_ADMIN"),
    OTHER_GP("999000100910", "Y90001", "REFERRING_CLINICIAN"),
    SPECIALIST("103264994981", "R69", "SERVICE_PROVIDER_CLINICIAN"),
    SECRETARY("555031998104", "R69", "SERVICE_PROVIDER_CLINICIAN_ADMIN"),
    HOSPITAL_CLERK("555032006103", "R69", "SERVICE_PROVIDER_ADMIN"),
    OTHER_SPECIALIST("999000100049", "RCD", "SERVICE_PROVIDER_CLINICIAN"),
    ANALYST("555031999105", "RCD", "INFORMATION_ANALYST"),
    NOBODY("", "", "");

    private final String user;
    private final String organisation;
    private final String function;

    Actor(String user, String organisation, String function) {
        this.user = user;
        this.organisation = organisation;
        this.function = function;
    }

    String user() {
        return user;
    }

    String organisation() {
        return organisation;
    }

    String function() {
        return function;
    }

    Client client() {
        return client(RunningServer.get());
    }

    Client client(RunningServer server) {
        if (this == NOBODY) {
            throw new IllegalStateException("nobody calls");
        }
        Client client = server.as(user, organisation, function);
        return this == SECRETARY ? client.with("NHSD-eRS-On-Behalf-Of-User-ID", "111111111111") : client;
    }
}
