package health.onward.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an organisation or a site is named in writing, where it is, and how it is rung. */
public record Nameplate(
        OdsCode code, String name, List<String> address, Optional<String> postcode, Optional<String> phone) {

    public Nameplate {
        address = List.copyOf(address);
    }

    /** As on an envelope. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(name);
        lines.addAll(address);
        postcode.ifPresent(lines::add);
        return lines;
    }
}
